"""The rate that a detector measures is the slope of the whole stream's times."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from kiosk import _core

WITHIN = 0.02
"""Filters are designed anew when the rate has moved so far."""


def slope_hz(time_s: np.ndarray) -> float:
    """Of the line through all samples, each by its number; lost ones keep theirs."""
    usual_s = float(np.median(np.diff(time_s)))
    number = np.concatenate([[0.0], np.cumsum(np.round(np.diff(time_s) / usual_s))])
    return 1.0 / float(np.polyfit(number, time_s, 1)[0])


@pytest.mark.parametrize("nominal_hz", [50.0, 104.0, 208.0, 833.0, 1600.0])
@pytest.mark.parametrize("error", [-0.05, 0.0, 0.05])
def test_a_rate_that_is_off(nominal_hz: float, error: float) -> None:
    rng = np.random.default_rng(3)
    rate_hz = nominal_hz * (1.0 + error)
    time_s = (np.arange(4000) + rng.uniform(-0.2, 0.2, 4000)) / rate_hz
    time_s = time_s[rng.uniform(size=4000) > 0.01]  # one in a hundred is lost
    detector = _core.TrunkDetector()
    standing = np.tile(np.float32([0.0, 0.0, 9.8]), (len(time_s), 1))
    detector.feed(np.round(time_s * 1e6).astype(np.int64), standing)
    assert detector.rate_hz == pytest.approx(slope_hz(time_s), rel=WITHIN)
    assert slope_hz(time_s) == pytest.approx(rate_hz, rel=0.001)


@pytest.mark.parametrize(
    "name",
    [
        *("shank_07_running.csv", "foot_walking.csv", "deck_console_phone.csv"),
        *("sacrum_06_v4.17_slope+0.csv", "foot_from_markers_run2mps.csv"),
        "force_drifting_belt.csv",
    ],
)
def test_a_recorded_rate(name: str, recording: Callable[[str], Path]) -> None:
    time_s = np.loadtxt(recording(name), delimiter=",", skiprows=1)[:, 0]
    detector = _core.ForceDetector()
    detector.feed(np.round(time_s * 1e6).astype(np.int64), np.zeros(len(time_s), np.float32))
    assert detector.rate_hz == pytest.approx(slope_hz(time_s), rel=WITHIN)
