"""The shank's and the deck's detectors agree with their twins, event by event, on recordings."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from kiosk import _core
from kiosk.body.activity import Activity
from kiosk.simulator.person import Person
from kiosk.simulator.sensor import SensorSettings
from kiosk.simulator.signal import Place, movement, signal
from tests.oracles import legs

SETTLED = 2
HOPPING = 3
RUNS = ("01", "07", "09", "13", "15")


def columns(path: Path) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Time in s and three axes of acceleration as written."""
    rows = np.loadtxt(path, delimiter=",", skiprows=1)
    return rows[:, 0], rows[:, 1:4]


def microseconds(time_s: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    return np.round(time_s * 1e6).astype(np.int64)


def furthest(twin_s: npt.NDArray[np.float64], found_s: npt.NDArray[np.float64]) -> float:
    """The largest distance from an event of the twin to the nearest one found."""
    return float(np.abs(found_s[:, None] - twin_s[None, :]).min(axis=0).max())


@pytest.mark.parametrize("number", RUNS)
def test_the_running_shank_agrees(number: str, recording: Callable[[str], Path]) -> None:
    time_s, a_g = columns(recording(f"shank_{number}_running.csv"))
    acceleration = a_g * legs.G_MPS2
    on, off = legs.shank_running(time_s, acceleration)
    events = _core.ShankDetector().feed(microseconds(time_s), acceleration.astype(np.float32))
    at_s = events["time_us"] * 1e-6
    assert len(on) > SETTLED + 2
    assert furthest(on[SETTLED:-1], at_s[events["kind"] == _core.INITIAL_CONTACT]) < 0.008
    assert furthest(off[SETTLED:-1], at_s[events["kind"] == _core.TOE_OFF]) < 0.005


@pytest.mark.parametrize("number", ["03", "05", "11", "17"])
def test_the_walking_shank_agrees(number: str, recording: Callable[[str], Path]) -> None:
    time_s, a_g = columns(recording(f"shank_{number}_walking.csv"))
    acceleration = a_g * legs.G_MPS2
    on, off = legs.shank_walking(time_s, acceleration)
    events = _core.ShankDetector().feed(microseconds(time_s), acceleration.astype(np.float32))
    at_s = events["time_us"] * 1e-6
    assert len(on) > SETTLED + 2
    found_on = at_s[events["kind"] == _core.INITIAL_CONTACT]
    found_off = at_s[events["kind"] == _core.TOE_OFF]
    for twin_s, found_s in ((on[SETTLED:-1], found_on), (off[SETTLED:-1], found_off)):
        apart = np.abs(found_s[:, None] - twin_s[None, :]).min(axis=0)
        # Of two knocks, or two ends of a push, that are alike each may take the other one.
        assert np.sum(apart > 0.006) <= 2
        assert np.median(apart) < 0.002


@pytest.mark.parametrize("rate_hz", [142.857, 208.0, 416.0])
@pytest.mark.parametrize("seed", [0, 1, 2, 3])
def test_the_hopping_shank_agrees(rate_hz: float, seed: int) -> None:
    """On virtual legs, for no recording of hops is known to us."""
    springy = Person(hop_rate_hz=2.5, hop_contact_s=0.2)
    member = movement(Activity.HOP, 16.0, springy, seed=seed + 1)
    s = signal(member, Place.SHANK, sensor=SensorSettings(rate_hz=rate_hz))
    assert s.acceleration_mps2 is not None
    late = s.time_us > 3_000_000
    twins = legs.shank_hopping(s.time_us[late] * 1e-6, s.acceleration_mps2[late].astype(float))
    events = _core.ShankDetector().feed(s.time_us, s.acceleration_mps2)
    events = events[(events["time_us"] > 5_400_000) & (events["time_us"] < 15_200_000)]
    assert {int(gait) for gait in events["gait"]} == {HOPPING}
    at_s = events["time_us"] * 1e-6
    on, off = (at_s[events["kind"] == k] for k in (_core.INITIAL_CONTACT, _core.TOE_OFF))
    assert np.abs(np.diff(on) - 0.4).max() < 0.08  # none is missing, none too many
    assert len(on) > 20
    for twin_s, found_s in zip(twins, (on, off), strict=True):
        twin_s = twin_s[(twin_s > 5.5) & (twin_s < 15.0)]
        apart = np.abs(found_s[:, None] - twin_s[None, :]).min(axis=0)
        # Of two jolts, or two times of least force, that are alike each may take the other one.
        assert apart.max() < 0.06
        assert np.median(apart) < 0.012


def test_the_deck_agrees(recording: Callable[[str], Path]) -> None:
    time_s, acceleration = columns(recording("deck_console_phone.csv"))
    on = legs.deck(time_s, acceleration)
    events = _core.DeckDetector().feed(microseconds(time_s), acceleration.astype(np.float32))
    assert len(on) >= 12
    assert furthest(on[1:], events["time_us"] * 1e-6) < 0.013
