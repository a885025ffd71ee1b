"""The shoe's detector agrees with its twin, event by event, on a recording and on virtual feet."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from kiosk import _core
from kiosk.body.activity import Activity
from kiosk.simulator.sensor import SensorSettings
from tests.kiosk.gait.kits import moving, wears
from tests.oracles import shoe

Floats = npt.NDArray[np.float64]
SETTLED = 2


def apart(time_s: Floats, felt_mps2: Floats, turning_radps: Floats) -> tuple[Floats, Floats]:
    """By how much each landing and toe-off of the detector is later than the twin's."""
    on, off = shoe.strides(shoe.felt(time_s, felt_mps2, turning_radps))
    events = _core.FootDetector().feed(
        np.round(time_s * 1e6).astype(np.int64),
        felt_mps2.astype(np.float32),
        turning_radps.astype(np.float32),
    )
    at_s = events["time_us"] * 1e-6
    landed, left = (at_s[events["kind"] == k] for k in (_core.INITIAL_CONTACT, _core.TOE_OFF))
    assert len(on) > 15
    return _later(landed, on[SETTLED:-1]), _later(left, off[SETTLED:-1])


def _later(found_s: Floats, twin_s: Floats) -> Floats:
    return found_s[np.abs(found_s[:, None] - twin_s[None, :]).argmin(axis=0)] - twin_s


@pytest.mark.parametrize(("foot", "first"), [("left", 1), ("right", 7)])
def test_a_recorded_walk_agrees(recording: Callable[[str], Path], foot: str, first: int) -> None:
    table = np.loadtxt(recording("foot_walking.csv"), delimiter=",", skiprows=1)
    felt, turning = table[:, first : first + 3], np.radians(table[:, first + 3 : first + 6])
    landed, left = apart(table[:, 0], felt, turning)
    # Of a scuff and the landing after it each may take the other one.
    assert np.sum(np.abs(landed) > 0.006) <= 2
    assert np.median(np.abs(landed)) < 0.002
    assert np.abs(left).max() < 0.003


@pytest.mark.parametrize("foot", ["left", "right"])
@pytest.mark.parametrize("speed_mps", [2, 4])
def test_feet_from_markers_agree(
    recording: Callable[[str], Path], speed_mps: int, foot: str
) -> None:
    path = recording(f"foot_from_markers_run{speed_mps}mps.csv")
    names = path.read_text().split("\n", 1)[0].split(",")
    table = np.loadtxt(path, delimiter=",", skiprows=1)
    first = names.index(f"{foot}_a_forward_mps2")
    felt, turning = np.zeros((2, len(table), 3))
    felt[:, [0, 2]] = table[:, first : first + 2]
    turning[:, 1] = -np.radians(table[:, first + 2])  # toes up is a negative turn about left
    on, off = shoe.strides(shoe.felt(table[:, 0], felt, turning))
    sensor = _core.FootSensor()
    sensor.mounted(0.0, -1.0, 0.0)
    events, _ = sensor.feed(
        np.round(table[:, 0] * 1e6).astype(np.int64),
        felt.astype(np.float32),
        turning.astype(np.float32),
    )
    at_s = events["time_us"] * 1e-6
    landed, left = (at_s[events["kind"] == k] for k in (_core.INITIAL_CONTACT, _core.TOE_OFF))
    # Two seconds hold two whole strides of a foot. Nothing is sudden in markers, which end at
    # 20 Hz: each takes a share of a slow rise, which begins 4 ms earlier to who knows less of it.
    assert len(on) == 2
    assert np.abs(_later(landed, on)).max() < 0.005
    assert np.abs(_later(left, off)).max() < 0.001


@pytest.mark.parametrize("activity", [Activity.RUN, Activity.WALK])
@pytest.mark.parametrize("rate_hz", [208.0, 416.0, 833.0])
def test_a_virtual_foot_agrees(activity: Activity, rate_hz: float) -> None:
    (worn,) = wears(moving(activity, 25.0), ("left shoe",), SensorSettings(rate_hz=rate_hz))
    s = worn.samples
    assert s.acceleration_mps2 is not None
    assert s.rate_radps is not None
    landed, left = apart(
        s.time_us * 1e-6, s.acceleration_mps2.astype(float), s.rate_radps.astype(float)
    )
    assert np.abs(landed).max() < 0.008
    assert np.median(np.abs(landed)) < 0.004
    assert np.abs(left).max() < 0.003


@pytest.mark.parametrize(("foot", "first"), [("left", 1), ("right", 7)])
def test_a_recorded_walk_agrees_without_a_gyroscope(
    recording: Callable[[str], Path], foot: str, first: int
) -> None:
    table = np.loadtxt(recording("foot_walking.csv"), delimiter=",", skiprows=1)
    twin_s = shoe.jolts(table[:, 0], table[:, first : first + 3])
    events = _core.FootJolts().feed(
        np.round(table[:, 0] * 1e6).astype(np.int64), table[:, first : first + 3].astype(np.float32)
    )
    found_s = events["time_us"][events["kind"] == _core.INITIAL_CONTACT] * 1e-6
    apart_s = found_s - twin_s[np.abs(found_s[:, None] - twin_s[None, :]).argmin(axis=1)]
    assert len(found_s) > 24
    # Of two knocks that are alike each may take the other one.
    assert np.sum(np.abs(apart_s) > 0.01) <= 5
    # A sample: the core looks for where a spike's first half began.
    assert np.median(np.abs(apart_s)) < 0.005
