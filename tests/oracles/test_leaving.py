"""A shoe without a gyroscope leaves when its twin says, event by event."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from kiosk import _core
from kiosk.body.activity import Activity
from kiosk.simulator.sensor import SensorSettings
from tests.kiosk.gait.kits import moving, wears
from tests.oracles.leaving import leavings

Floats = npt.NDArray[np.float64]
SETTLED = 5
FEET = ("left", "right")
FORCE_N = 50.0


def apart(time_s: Floats, felt_mps2: Floats) -> Floats:
    """By how much each toe-off is told later than the twin's; NaN where only one tells it."""
    events = _core.FootJolts().feed(
        np.round(time_s * 1e6).astype(np.int64), felt_mps2.astype(np.float32)
    )
    at_s = events["time_us"] * 1e-6
    landed, left = (at_s[events["kind"] == k] for k in (_core.INITIAL_CONTACT, _core.TOE_OFF))
    twin = leavings(time_s, felt_mps2, landed)
    told = np.full(len(twin), np.nan)
    for at, (begin, end) in enumerate(pairwise(landed.tolist())):
        within = left[(left > begin) & (left < end)]
        assert len(within) <= 1
        if len(within):
            told[at] = within[0]
    assert (left > landed[0]).all()
    return (told - twin)[SETTLED:]


@pytest.mark.parametrize(("foot", "first"), [("left", 1), ("right", 7)])
def test_a_recorded_walk_agrees(recording: Callable[[str], Path], foot: str, first: int) -> None:
    table = np.loadtxt(recording("foot_walking.csv"), delimiter=",", skiprows=1)
    off = apart(table[:, 0], table[:, first : first + 3])
    assert len(off) > 15
    # What is usual the core learns as it goes, the twin knows from all strides.
    assert np.isnan(off).sum() <= 2
    off = off[np.isfinite(off)]
    assert np.sum(np.abs(off) > 0.002) <= 2
    assert np.median(np.abs(off)) < 0.0005


@pytest.mark.parametrize(
    "activity", [Activity.RUN, Activity.WALK, Activity.HOP, Activity.QUICK_FEET]
)
@pytest.mark.parametrize("rate_hz", [104.0, 208.0, 833.0])
def test_a_virtual_foot_agrees(activity: Activity, rate_hz: float) -> None:
    (worn,) = wears(moving(activity, 25.0), ("left shoe",), SensorSettings(rate_hz=rate_hz))
    s = worn.samples
    assert s.acceleration_mps2 is not None
    off = apart(s.time_us * 1e-6, s.acceleration_mps2.astype(float))
    assert len(off) > 8
    assert np.isfinite(off).all()
    assert np.abs(off).max() < 0.001


def test_feet_from_markers_leave_near_the_forces_end(recording: Callable[[str], Path]) -> None:
    """Two seconds, too short for the core to learn what is usual: the twin, where they land."""
    off = np.concatenate([_marked(recording, mps, foot) for mps in (2, 4) for foot in FEET])
    assert np.isfinite(off).sum() == 7
    assert abs(np.nanmean(off)) < 0.025
    assert np.nanstd(off) < 0.025


def _marked(recording: Callable[[str], Path], speed_mps: int, foot: str) -> Floats:
    """By how much the twin is later than the force that ends, contact by contact."""
    path = recording(f"foot_from_markers_run{speed_mps}mps.csv")
    names = path.read_text().split("\n", 1)[0].split(",")
    table = np.loadtxt(path, delimiter=",", skiprows=1)
    first = names.index(f"{foot}_a_forward_mps2")
    felt = np.zeros((len(table), 3))
    felt[:, [0, 2]] = table[:, first : first + 2]
    loaded = (table[:, names.index(f"{foot}_fz_N")] > FORCE_N).astype(int)
    turns = np.diff(loaded)
    landed_s, left_s = (table[np.flatnonzero(turns == way), 0] for way in (1, -1))
    whole = left_s[(left_s > landed_s[0]) & (left_s < landed_s[-1])]
    late_s: Floats = leavings(table[:, 0], felt, landed_s)[: len(whole)] - whole
    return late_s
