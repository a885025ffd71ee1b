"""How the trunk is carried agrees with its twin, step by step: all of it on the virtual runner, and
what two axes of a sacrum tell on recordings."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from kiosk import _core
from kiosk.body.activity import Activity
from kiosk.simulator.sensor import SensorSettings
from tests.kiosk.gait import bodies
from tests.oracles import posture
from tests.oracles.legs import G_MPS2

Floats = npt.NDArray[np.float64]

SECONDS = 34.0
STOOD_S, MOVED_S, SETTLED_S = (1.0, 4.0), (8.0, 33.0), (20.0, 27.0)
"""Forward is known by 13 s; what an integral began with then is forgotten by the last, and what the
twin's must end with has not begun."""

ASKEW = SensorSettings(
    rate_hz=208.0,
    rate_error=0.03,
    mounting_rad=(0.4, -0.3, 1.9),
    rate_bias_radps=(0.02, -0.03, 0.015),
    acceleration_bias_mps2=(0.1, -0.1, 0.1),
)


def apart(samples: bodies.Trunk, *, chest: bool, walks: bool) -> dict[str, tuple[Floats, Floats]]:
    """Of each settled step the core's values and the twin's, by their names."""
    a, w = samples.acceleration_mps2, samples.rate_radps
    events, steps = _core.TrunkSensor(chest=chest).feed(samples.time_us, a, w)
    landed = events[events["kind"] == _core.INITIAL_CONTACT]
    stood, moved = (
        slice(*np.searchsorted(samples.seconds, ends).tolist()) for ends in (STOOD_S, MOVED_S)
    )
    trunk = posture.carried(
        samples.seconds, a.astype(float), w.astype(float), stood, moved, walks=walks
    )
    twin = posture.steps(trunk, landed["time_us"] * 1e-6, landed["reported_us"] * 1e-6)
    return _both(landed, steps, twin, SETTLED_S)


def _both(
    landed: npt.NDArray[np.void],
    steps: npt.NDArray[np.void],
    twin: dict[str, Floats],
    within_s: tuple[float, float],
) -> dict[str, tuple[Floats, Floats]]:
    begun_us = landed["time_us"][:-1]
    settled = (begun_us > within_s[0] * 1e6) & (begun_us < within_s[1] * 1e6)
    settled &= np.isin(begun_us, steps["begin_us"])
    row = np.searchsorted(steps["begin_us"], begun_us[settled])
    return {name: (steps[name][row], values[settled]) for name, values in twin.items()}


CLOSE = {
    # 0.3 degrees: our small filter knows only what was, the `vqf` package what will be too.
    **dict.fromkeys(("lean_rad", "mid_lean_rad", "mid_side_rad"), 0.006),
    **dict.fromkeys(("side_low_rad", "side_high_rad"), 0.006),
    # About a middle of which only the past is known.
    **dict.fromkeys(("turn_low_rad", "turn_high_rad"), 0.015),
    **dict.fromkeys(("sway_low_m", "sway_high_m"), 0.015),
    "rise_m": 0.005,
    "drop_m": 0.008,
    "reversal_s": 0.004,
    "turned_rad": 0.003,
    "left_mps2": 0.08,
}
"""The furthest that a step may be off: half as much again as was measured."""


@pytest.mark.parametrize("sensor", [None, ASKEW], ids=["straight", "askew"])
@pytest.mark.parametrize("chest", [False, True], ids=["waist", "chest"])
@pytest.mark.parametrize("activity", [Activity.RUN, Activity.WALK])
def test_every_step_agrees(activity: Activity, chest: bool, sensor: SensorSettings | None) -> None:
    samples = bodies.trunk(activity, SECONDS, waist=not chest, sensor=sensor)
    walks = activity is Activity.WALK
    found = apart(samples, chest=chest, walks=walks)
    if walks:  # the lowest point is over when a walker's landing is told
        assert np.isnan(found.pop("drop_m")[0]).all()
    core, twin = found.pop("jolt_mps3")
    assert np.abs(core / twin - 1.0).max() < 0.14
    for name, (core, twin) in found.items():
        known = np.isfinite(core)
        assert known.sum() > 0.75 * len(core) > 8, name
        assert np.abs(core - twin)[known].max() < CLOSE[name], name


@pytest.mark.parametrize(
    "name",
    [
        "sacrum_06_v4.17_slope+0.csv",
        "sacrum_08_v3.33_slope-5.csv",
        "sacrum_14_v2.50_slope-10.csv",
        "sacrum_20_v3.33_slope+10.csv",
        "sacrum_22_v2.50_slope+5.csv",
    ],
)
def test_a_recorded_sacrum_agrees(name: str, recording: Callable[[str], Path]) -> None:
    """Where braking becomes pushing, the jolt and the bounce; nobody stood before."""
    rows = np.loadtxt(recording(name), delimiter=",", skiprows=1)
    felt = np.zeros((len(rows), 3))
    felt[:, 2], felt[:, 0] = rows[:, 1] * G_MPS2, rows[:, 2] * G_MPS2
    sensor = _core.TrunkSensor()
    sensor.mounted(0.0, 0.0, 1.0)
    sensor.facing(1.0, 0.0, 0.0)
    events, steps = sensor.feed(
        np.round(rows[:, 0] * 1e6).astype(np.int64), felt.astype(np.float32)
    )
    landed = events[events["kind"] == _core.INITIAL_CONTACT]
    whole = slice(0, len(rows))
    trunk = posture.carried(rows[:, 0], felt, None, whole, whole)
    twin = posture.steps(trunk, landed["time_us"] * 1e-6, landed["reported_us"] * 1e-6)
    found = _both(landed, steps, twin, (2.0, 4.5))
    core, slow = found["jolt_mps3"]
    # Up is the mean of the last second to the core, of the whole file to the twin.
    assert np.abs(core / slow - 1.0).max() < 0.3
    core, slow = found["rise_m"]
    # Five seconds are short for both to find out with which speed a file began.
    assert abs(np.median(core) - np.median(slow)) < 0.02
    core, slow = found["reversal_s"]
    known = np.isfinite(core) & np.isfinite(slow)
    assert known.sum() >= 4
    assert np.abs(core - slow)[known].max() < 0.004
