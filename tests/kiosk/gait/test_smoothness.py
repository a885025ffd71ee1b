"""Smoothness orders movements, and only movements."""

import numpy as np
import pytest

from kiosk.body.activity import Activity
from kiosk.gait.measures import UNKNOWN
from kiosk.gait.smoothness import Smoothness, log_dimensionless_jerk, spectral_arc_length
from kiosk.simulator.sensor import SensorSettings
from tests.kiosk.gait import bodies

T_S = np.arange(0.0, 7.0, 0.005)
BELL = np.exp(-(((T_S - 3.5) / 0.5) ** 2))


def test_a_second_push_is_less_smooth_than_one() -> None:
    twice = BELL + np.exp(-(((T_S - 5.5) / 0.5) ** 2))
    assert spectral_arc_length(twice, 200.0) < spectral_arc_length(BELL, 200.0) < -1.0


def test_shaking_is_less_smooth() -> None:
    shaken = np.abs(BELL + 0.1 * np.sin(2 * np.pi * 8.0 * T_S))
    assert spectral_arc_length(shaken, 200.0) < spectral_arc_length(BELL, 200.0)


def test_neither_strength_nor_rate_matter() -> None:
    value = spectral_arc_length(BELL, 200.0)
    assert spectral_arc_length(9.0 * BELL, 200.0) == pytest.approx(value)
    assert spectral_arc_length(BELL[::2], 100.0) == pytest.approx(value, rel=0.02)


def test_nothing_has_no_smoothness() -> None:
    assert np.isnan(spectral_arc_length(np.zeros(100), 100.0))
    assert np.isnan(spectral_arc_length(np.empty(0), 100.0))


def fed(samples: bodies.Trunk) -> Smoothness:
    smoothness = Smoothness()
    for block in np.array_split(np.arange(len(samples.time_us)), 200):
        smoothness.feed(samples.time_us[block], samples.acceleration_mps2[block])
    return smoothness


def test_a_virtual_runner_is_as_smooth_at_any_rate() -> None:
    values = []
    for rate_hz in (104.0, 416.0):
        samples = bodies.trunk(Activity.RUN, 20.0, sensor=SensorSettings(rate_hz=rate_hz))
        reading = fed(samples).reading(int(samples.time_us[-1]))
        assert reading.value is not None
        values.append(reading.value)
    assert values[0] == pytest.approx(values[1], rel=0.06)


def test_a_window_must_be_full_and_whole() -> None:
    samples = bodies.trunk(Activity.RUN, 14.0)
    now_us = int(samples.time_us[-1])
    assert fed(samples).reading(now_us) is not UNKNOWN
    assert fed(samples).reading(now_us + 10_000_000) is UNKNOWN
    smoothness = Smoothness()
    late = samples.time_us.copy()
    late[len(late) // 2 :] += 1_000_000
    for block in np.array_split(np.arange(len(late)), 201):
        smoothness.feed(late[block], samples.acceleration_mps2[block])
    assert smoothness.reading(int(late[-1])) is UNKNOWN
    smoothness.feed(late[:0], samples.acceleration_mps2[:0])


def test_jerk_has_no_dimension() -> None:
    """Twice as hard, or seen from another side, is as smooth; jerkier is further from zero."""
    t = np.arange(0, 7, 1 / 208)
    sway = np.stack([np.sin(9 * t), 0.3 * np.cos(9 * t), 9.8 + 4 * np.sin(18 * t)], axis=1)
    plain = log_dimensionless_jerk(sway, 208.0)
    assert log_dimensionless_jerk(2 * sway, 208.0) == pytest.approx(plain)
    assert log_dimensionless_jerk(sway[:, [2, 0, 1]], 208.0) == pytest.approx(plain)
    rough = sway + 0.5 * np.sin(70 * t)[:, None]
    assert log_dimensionless_jerk(rough, 208.0) < plain - 0.1
    assert np.isnan(log_dimensionless_jerk(np.ones((100, 3)), 208.0))


@pytest.mark.parametrize("rate_hz", [104.0, 416.0])
def test_jerk_is_the_same_at_every_rate(rate_hz: float) -> None:
    def of(hz: float) -> float:
        t = np.arange(0, 7, 1 / hz)
        x = np.stack([np.sin(9 * t), np.cos(20 * t), 9.8 + 4 * np.sin(18 * t)], axis=1)
        return log_dimensionless_jerk(x, hz)

    assert of(rate_hz) == pytest.approx(of(208.0), abs=0.02)


def test_one_sine_has_the_jerk_the_formula_gives() -> None:
    """LDLJ of a sine of w over T: -ln(T^2 w^2 / 2)."""
    turn = 2 * np.pi * 21 / 7.0
    t = np.arange(0, 7, 1 / 500)
    x = np.stack([np.sin(turn * t), 0 * t, 0 * t], axis=1)
    assert log_dimensionless_jerk(x, 500.0) == pytest.approx(-np.log(49 * turn**2 / 2), abs=0.02)
