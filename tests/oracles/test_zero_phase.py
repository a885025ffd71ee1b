"""The streaming detectors agree with their twins, event by event."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from kiosk import _core
from kiosk.body.activity import Activity
from kiosk.simulator.sensor import SensorSettings
from tests.kiosk.gait.kits import moving, wears
from tests.kiosk.gait.running import GRAVITY_MPS2, belt_force_n, times_us, trunk_mps2
from tests.oracles import zero_phase

SETTLED = 3
WEIGHED = 11
"""Steps until the stand before the run no longer weighs in gravity, which is part of a width."""


def pairs(events: npt.NDArray[np.void]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Initial contact and toe-off in seconds of each whole contact."""
    kinds = events["kind"]
    whole = np.flatnonzero((kinds[:-1] == _core.INITIAL_CONTACT) & (kinds[1:] == _core.TOE_OFF))
    times_s = events["time_us"] * 1e-6
    return times_s[whole], times_s[whole + 1]


def nearest(values: npt.NDArray[np.float64], to: npt.NDArray[np.float64]) -> npt.NDArray[np.intp]:
    return np.abs(values[:, None] - to[None, :]).argmin(axis=0)


@pytest.mark.parametrize("rate_hz", [200.0, 416.0, 1000.0])
@pytest.mark.parametrize("drift_n_per_s", [0.0, 5.0])
def test_belt_force_agrees(rate_hz: float, drift_n_per_s: float) -> None:
    t = times_us(rate_hz, 20.0)
    noise = 8.0 * np.random.default_rng(7).normal(size=len(t))
    force = belt_force_n(t) + noise + 40.0 + drift_n_per_s * t * 1e-6
    on, off = zero_phase.force_contacts(t * 1e-6, force)
    found_on, found_off = pairs(_core.ForceDetector().feed(t, force.astype(np.float32)))
    match = nearest(found_on, on[SETTLED:])
    assert len(set(match)) == len(match)
    assert np.abs(found_on[match] - on[SETTLED:]).max() < 0.004
    assert np.abs(found_off[match] - off[SETTLED:]).max() < 0.004
    assert abs(np.mean(found_off[match] - off[SETTLED:])) < 0.001


def test_belt_force_agrees_on_a_real_treadmill(recording: Callable[[str], Path]) -> None:
    rows = np.loadtxt(recording("force_drifting_belt.csv"), delimiter=",", skiprows=1)
    on, off = zero_phase.force_contacts(rows[:, 0], rows[:, 1])
    assert len(on) == 77
    assert 1e3 * np.mean(off - on) == pytest.approx(276.5, abs=0.2)
    t = np.round(rows[:, 0] * 1e6).astype(np.int64)
    found_on, found_off = pairs(_core.ForceDetector().feed(t, rows[:, 1].astype(np.float32)))
    assert len(found_on) == 77
    assert np.abs(found_on - on).max() < 0.001
    assert np.abs(found_off - off).max() < 0.003


@pytest.mark.parametrize("rate_hz", [104.0, 208.0, 500.0])
def test_the_trunk_lands_when_its_twin_does(rate_hz: float) -> None:
    t = times_us(rate_hz, 15.0)
    noise = 0.3 * np.random.default_rng(5).normal(size=(len(t), 3))
    a = (trunk_mps2(t) + noise).astype(np.float32)
    on, _ = zero_phase.trunk_contacts(t * 1e-6, a[:, 2].astype(float))
    detector = _core.TrunkDetector()
    found_on, _ = pairs(detector.feed(t, a))
    lag_s = _core.TrunkSettings().travel_s
    match = nearest(found_on, on[SETTLED:-1])
    assert np.abs(found_on[match] + lag_s - on[SETTLED:-1]).max() < 0.006


def test_the_trunk_lands_as_its_twin_on_a_real_runner(recording: Callable[[str], Path]) -> None:
    rows = np.loadtxt(recording("sacrum_08_v3.33_slope-5.csv"), delimiter=",", skiprows=1)
    t = np.round(rows[:, 0] * 1e6).astype(np.int64)
    a = np.full((len(t), 3), np.nan, np.float32)
    a[:, 2] = rows[:, 1] * GRAVITY_MPS2
    on, _ = zero_phase.trunk_contacts(rows[:, 0], rows[:, 1])
    found_on, _ = pairs(_core.TrunkDetector().feed(t, a))
    match = nearest(found_on, on[SETTLED:-1])
    assert len(match) > 9
    difference = found_on[match] + _core.TrunkSettings().travel_s - on[SETTLED:-1]
    assert np.abs(difference).max() < 0.012


@pytest.mark.parametrize("rate_hz", [104.0, 208.0, 500.0])
@pytest.mark.parametrize("contact_s", [0.2, 0.26])
def test_the_trunk_leaves_when_its_twin_does(rate_hz: float, contact_s: float) -> None:
    t = times_us(rate_hz, 15.0)
    noise = 0.3 * np.random.default_rng(6).normal(size=(len(t), 3))
    a = (trunk_mps2(t, contact_s=contact_s) + noise).astype(np.float32)
    up = a[:, 2].astype(float)
    on, _ = zero_phase.trunk_contacts(t * 1e-6, up)
    contact = zero_phase.trunk_contact_times(t * 1e-6, up)
    found_on, found_off = pairs(_core.TrunkDetector().feed(t, a))
    match = nearest(found_on, on[WEIGHED:-1])
    difference = (found_off - found_on)[match] - contact[WEIGHED:-1]
    assert len(set(match)) == len(match) > 20
    assert np.abs(difference).max() < 0.008


@pytest.mark.parametrize(
    "name",
    [
        "sacrum_06_v4.17_slope+0.csv",
        "sacrum_08_v3.33_slope-5.csv",
        "sacrum_22_v2.50_slope+5.csv",
    ],
)
@pytest.mark.parametrize("told", [False, True], ids=["alone", "speed told"])
def test_the_trunk_leaves_as_its_twin_on_a_real_runner(
    name: str, told: bool, recording: Callable[[str], Path]
) -> None:
    belt_mps = float(name.split("_v")[1][:4]) if told else None
    rows = np.loadtxt(recording(name), delimiter=",", skiprows=1)
    t = np.round(rows[:, 0] * 1e6).astype(np.int64)
    a = np.full((len(t), 3), np.nan, np.float32)
    a[:, 2] = up = rows[:, 1] * GRAVITY_MPS2
    on, _ = zero_phase.trunk_contacts(rows[:, 0], up)
    contact = zero_phase.trunk_contact_times(rows[:, 0], up, belt_mps)
    detector = _core.TrunkDetector()
    if belt_mps is not None:
        detector.belt(belt_mps)
    found_on, found_off = pairs(detector.feed(t, a))
    match = nearest(found_on, on[SETTLED:-1])
    difference = (found_off - found_on)[match] - contact[SETTLED:-1]
    assert len(match) > 9
    assert np.abs(difference).max() < 0.010


def test_contact_time_is_the_width_of_the_push(recording: Callable[[str], Path]) -> None:
    """Contact time follows the spread of the push, computed here from the whole push at once."""
    slopes = []
    for name in ("sacrum_06_v4.17_slope+0.csv", "sacrum_22_v2.50_slope+5.csv"):
        rows = np.loadtxt(recording(name), delimiter=",", skiprows=1)
        t = np.round(rows[:, 0] * 1e6).astype(np.int64)
        a = np.full((len(t), 3), np.nan, np.float32)
        a[:, 2] = rows[:, 1] * GRAVITY_MPS2
        on, off = pairs(_core.TrunkDetector().feed(t, a))
        push = np.clip(rows[:, 1] - 0.15 * np.percentile(rows[:, 1], 97), 0.0, None)
        spreads = [
            zero_phase.push_spread_s(rows[m, 0], push[m])
            for m in (
                (rows[:, 0] > i - 0.02) & (rows[:, 0] < j + 0.02)
                for i, j in zip(on, off, strict=True)
            )
        ]
        slopes.append((np.median(spreads), np.median(off - on)))
    (short_spread, short_s), (long_spread, long_s) = slopes
    assert short_spread < long_spread
    assert short_s < long_s - 0.02


@pytest.mark.parametrize("rate_hz", [104.0, 416.0])
@pytest.mark.parametrize("name", ["waist", "chest", "one cell"])
def test_a_walk_lands_as_its_twin(name: str, rate_hz: float) -> None:
    (worn,) = wears(moving(Activity.WALK, 20.0), (name,), SensorSettings(rate_hz=rate_hz))
    s = worn.samples
    late = s.time_us > 5_000_000
    if s.vertical_n is not None:
        found = _core.ForceDetector().feed(s.time_us, s.vertical_n)
        push = s.vertical_n[late].astype(float)
    else:
        assert s.acceleration_mps2 is not None
        found = _core.TrunkDetector().feed(s.time_us, s.acceleration_mps2)
        up = s.acceleration_mps2[late].astype(float)
        push = up @ (up.mean(axis=0) / np.linalg.norm(up.mean(axis=0)))
    on = zero_phase.walking_contacts(s.time_us[late] * 1e-6, push)
    found_on = found["time_us"][found["kind"] == _core.INITIAL_CONTACT] * 1e-6
    match = nearest(found_on, on[2:-2])
    assert len(set(match)) == len(match) > 18
    assert np.abs(found_on[match] - on[2:-2]).max() < 0.03
    assert np.std(found_on[match] - on[2:-2]) < 0.01
