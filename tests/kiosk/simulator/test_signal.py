"""Samples and truth in one call, with every fault that was asked for."""

import numpy as np
import pytest

from kiosk.body.activity import Activity
from kiosk.simulator.air import AirSettings
from kiosk.simulator.sensor import SensorSettings
from kiosk.simulator.signal import Faults, Place, movement, signal
from kiosk.simulator.truth import Foot

RUN = movement(Activity.RUN, 20.0, speed_mps=3.0)


@pytest.mark.parametrize("place", list(Place))
def test_every_place_gives_finite_samples_at_its_rate(place: Place) -> None:
    seen = signal(RUN, place, sensor=SensorSettings(rate_hz=208.0))
    assert len(seen.time_us) == pytest.approx(20 * 208, abs=2)
    assert (np.diff(seen.time_us) > 0).all()
    channels = [seen.acceleration_mps2, seen.rate_radps, seen.vertical_n]
    present = [channel for channel in channels if channel is not None]
    assert present
    for channel in present:
        assert len(channel) == len(seen.time_us)
        assert np.isfinite(channel).all()


def test_the_mean_of_what_the_waist_feels_is_gravity() -> None:
    """Nobody rises for ever: over whole strides the vertical acceleration averages to g."""
    seen = signal(RUN, Place.WAIST, start_s=5.0)
    assert seen.acceleration_mps2 is not None
    assert np.linalg.norm(seen.acceleration_mps2.mean(axis=0)) == pytest.approx(9.80665, rel=0.02)


def test_a_wrong_rate_and_a_fast_clock_are_in_the_times() -> None:
    seen = signal(
        RUN, Place.INSTEP, sensor=SensorSettings(rate_error=0.05), faults=Faults(clock_ppm=200.0)
    )
    assert np.diff(seen.time_us).mean() == pytest.approx(1e6 / (416 * 1.05), rel=1e-3)
    late_us = seen.time_us[-1] - seen.true_time_s[-1] * 1e6
    assert late_us == pytest.approx(200e-6 * 20e6, rel=0.02)


def test_lost_frames_are_missing_samples() -> None:
    lossy = Faults(air=AirSettings(loss=0.3, burst_frames=2.0))
    seen = signal(RUN, Place.INSTEP, faults=lossy)
    assert len(seen.time_us) / (20 * 416) == pytest.approx(0.7, abs=0.08)
    gaps = np.diff(seen.time_us) > 16 * 1e6 / 416
    assert gaps.sum() >= 3


def test_jitter_moves_samples_and_keeps_their_order() -> None:
    seen = signal(RUN, Place.INSTEP, faults=Faults(jitter_s=5e-4))
    assert (np.diff(seen.time_us) > 0).all()
    assert np.diff(seen.time_us).std() > 300


def test_feet_take_turns_in_their_signals() -> None:
    blows = []
    for foot in Foot:
        seen = signal(RUN, Place.INSTEP, foot, start_s=6.0)
        assert seen.acceleration_mps2 is not None
        size = np.linalg.norm(seen.acceleration_mps2, axis=1)
        ic_s = [c.initial_contact_s for c in seen.truth if c.foot is foot][10]
        near = (seen.true_time_s > ic_s) & (seen.true_time_s < ic_s + 0.03)
        blows.append(size[near].max())
    assert min(blows) > 60.0


def test_the_belt_feels_every_contact_and_its_own_faults() -> None:
    seen = signal(RUN, Place.BELT, sensor=SensorSettings(rate_hz=1000.0), start_s=5.0)
    assert seen.vertical_n is not None
    flight = np.percentile(seen.vertical_n, 2)
    assert seen.vertical_n.max() - flight > 1200.0
    assert seen.lateral_cop_m is not None
    assert np.isnan(seen.lateral_cop_m).mean() == pytest.approx(0.30, abs=0.08)  # flight
    before = signal(RUN, Place.BELT, sensor=SensorSettings(rate_hz=1000.0)).lateral_cop_m
    assert before is not None
    assert before[:500] == pytest.approx(0.0, abs=0.02)  # standing on both feet
    assert seen.vertical_n.mean() == pytest.approx(68 * 9.81 + 20 + 3.5 * 7.5, rel=0.05)


def test_the_same_seed_gives_the_same_samples() -> None:
    first, again = (signal(movement(Activity.HOP, 8.0), Place.CHEST) for _ in range(2))
    assert np.array_equal(first.acceleration_mps2, again.acceleration_mps2)
    other = signal(movement(Activity.HOP, 8.0, seed=2), Place.CHEST)
    assert not np.array_equal(first.acceleration_mps2, other.acceleration_mps2)
