"""What else shakes a deck, and that landings are still heard through it."""

import numpy as np
import pytest

from kiosk import _core
from kiosk.body.activity import Activity
from kiosk.simulator.deck_noise import GYM, DeckNoise, shaken_by_others
from kiosk.simulator.member import VirtualMember
from kiosk.simulator.sensor import SensorSettings
from kiosk.simulator.signal import Faults, Place, movement, signal

T_S = np.arange(0.0, 10.0, 1e-3)
DECK = SensorSettings(rate_hz=833, acceleration_range_g=4, gyroscope=False)


def shaken(noise: DeckNoise, speed_mps: float = 3.0) -> np.ndarray:
    return shaken_by_others(noise, T_S, speed_mps, np.random.default_rng(1))


def landings_s(member: VirtualMember, noise: DeckNoise) -> np.ndarray:
    heard = signal(member, Place.DECK, sensor=DECK, faults=Faults(deck=noise))
    assert heard.acceleration_mps2 is not None
    events = _core.DeckDetector().feed(heard.time_us, heard.acceleration_mps2)
    return np.asarray(events["time_us"] * 1e-6)


def test_by_default_nothing_shakes() -> None:
    assert not shaken(DeckNoise()).any()


@pytest.mark.parametrize(
    ("noise", "hz"),
    [(DeckNoise(fan_mps2=1.0), 23.0), (DeckNoise(roller_mps2=1.0, roller_m=0.25), 12.0)],
)
def test_fan_and_roller_are_tones(noise: DeckNoise, hz: float) -> None:
    spectrum = np.abs(np.fft.rfft(shaken(noise)))
    assert np.fft.rfftfreq(len(T_S), 1e-3)[np.argmax(spectrum)] == pytest.approx(hz)


def test_the_joint_thumps_once_a_turn_of_the_belt_and_not_at_rest() -> None:
    noise = DeckNoise(splice_mps2=1.0, belt_m=3.0)
    loud = np.flatnonzero(np.abs(shaken(noise)) > 0.5) * 1e-3
    starts = loud[np.diff(loud, prepend=-1.0) > 0.5]
    assert np.diff(starts) == pytest.approx(1.0, abs=2e-3)
    assert not shaken(noise, speed_mps=0.0).any()


def test_landings_are_heard_through_a_gym() -> None:
    """40 s of running: every landing once, nothing else, lag SD below 5 ms."""
    member = movement(Activity.RUN, 40.0, speed_mps=3.0, seed=3)
    truth = np.array([c.initial_contact_s for c in member.truth()])[4:-1]
    heard = landings_s(member, GYM)
    heard = heard[(heard > truth[0] - 0.1) & (heard < truth[-1] + 0.1)]
    assert len(heard) == len(truth)
    lag_s = heard - truth
    assert abs(lag_s).max() < 0.08
    assert lag_s.std() < 0.005


def test_the_runner_next_door_is_not_counted_on_an_empty_belt() -> None:
    nobody_moves = movement(Activity.STAND, 30.0)
    assert len(landings_s(nobody_moves, GYM)) == 0
