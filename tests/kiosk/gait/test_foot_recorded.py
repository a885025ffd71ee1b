"""The recorded walk again, slower, softer and worn otherwise: a stranger's feet, nearly."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from kiosk import _core
from kiosk.recordings.truth import zero_phase_low_pass
from tests.accuracy.told import WALKING_RATE_HZ, of_walking_feet, unlisted

Floats = npt.NDArray[np.float64]
FEET = {"left": 1, "right": 7}
FIRST_SCORED = 3
NEAR_S = 0.15
TURNED = np.array([[0.36, 0.48, -0.8], [-0.8, 0.6, 0.0], [0.48, 0.64, 0.6]])


def worn(path: Path, foot: str) -> tuple[Floats, Floats, Floats]:
    """Seconds, m/s² and rad/s of one shoe."""
    table = np.loadtxt(path, delimiter=",", skiprows=1)
    first = FEET[foot]
    turning = np.radians(table[:, first + 3 : first + 6])
    return table[:, 0], table[:, first : first + 3], turning


def apart(found_s: Floats, true_s: Floats) -> Floats:
    """Errors of the found ones; NaN where none is near."""
    nearest = found_s[np.abs(found_s[None, :] - true_s[:, None]).argmin(axis=1)] - true_s
    return np.where(np.abs(nearest) < NEAR_S, nearest, np.nan)


@pytest.mark.parametrize("foot", FEET)
@pytest.mark.parametrize("slower", [0.7, 1.0, 1.15, 1.3])
@pytest.mark.parametrize("harder", [0.5, 0.7, 1.0, 1.5])
def test_every_step_of_a_walk_at_any_tempo_and_strength(
    recording: Callable[[str], Path], foot: str, slower: float, harder: float
) -> None:
    """A foot that walks slower turns slower, and its acceleration falls with the square."""
    path = recording("foot_walking.csv")
    time_s, felt, turning = worn(path, foot)
    still = felt.mean(axis=0)
    felt = still + (felt - still) * harder / slower**2
    events = _core.FootDetector().feed(
        np.round(time_s * slower * 1e6).astype(np.int64),
        (felt @ TURNED.T).astype(np.float32),
        (turning @ TURNED.T * harder / slower).astype(np.float32),
    )
    at_s, kinds = events["time_us"] * 1e-6 / slower, events["kind"]
    landed = at_s[kinds == _core.INITIAL_CONTACT]
    landed = np.array([s for s in landed if not unlisted(path, s, foot)])
    truth = of_walking_feet(path)[foot]
    true_s = truth.initial_s[FIRST_SCORED:]
    errors = apart(landed, true_s)
    assert np.isfinite(errors).all()
    assert errors.std() < 0.015
    within = (landed > true_s[0] - NEAR_S) & (landed < true_s[-1] + NEAR_S)
    assert within.sum() == len(true_s)
    left = truth.toe_off_s[FIRST_SCORED:]
    errors = apart(at_s[kinds == _core.TOE_OFF], left)
    assert np.isfinite(errors).all()
    assert errors.std() < 0.02


@pytest.mark.parametrize("foot", FEET)
@pytest.mark.parametrize("rate_hz", [50.0, 56.0, 62.5, 75.0, 85.0, 95.0, 104.0])
def test_a_slow_sensor_follows_a_walk_from_its_first_steps(
    recording: Callable[[str], Path], foot: str, rate_hz: float
) -> None:
    """A slap that lasts a few samples is not the push: once learnt as one, it had stayed one."""
    path = recording("foot_walking.csv")
    time_s, felt, turning = worn(path, foot)
    at_s = np.arange(time_s[0], time_s[-1], 1.0 / rate_hz)
    felt, turning = (
        np.column_stack([np.interp(at_s, time_s, axis) for axis in values.T])
        for values in (zero_phase(felt, 0.4 * rate_hz), zero_phase(turning, 0.4 * rate_hz))
    )
    events = _core.FootDetector().feed(
        np.round(at_s * 1e6).astype(np.int64),
        felt.astype(np.float32),
        turning.astype(np.float32),
    )
    landed = events["time_us"][events["kind"] == _core.INITIAL_CONTACT] * 1e-6
    true_s = of_walking_feet(path)[foot].initial_s[FIRST_SCORED:]
    assert np.isfinite(apart(landed, true_s)).sum() >= len(true_s) - 1


def zero_phase(values: Floats, cutoff_hz: float) -> Floats:
    smooth = [zero_phase_low_pass(axis, WALKING_RATE_HZ, cutoff_hz) for axis in values.T]
    return np.column_stack(smooth)


@pytest.mark.parametrize("foot", FEET)
def test_a_walk_without_a_gyroscope(recording: Callable[[str], Path], foot: str) -> None:
    """Nearly every landing and none twice; the blow, not the touch, and so some 20 ms late. Toe-off
    is nearer the truth than that."""
    path = recording("foot_walking.csv")
    time_s, felt, _ = worn(path, foot)
    events = _core.FootJolts().feed(
        np.round(time_s * 1e6).astype(np.int64), felt.astype(np.float32), None
    )
    assert events["estimated"].all()
    truth = of_walking_feet(path)[foot]
    true_s = truth.initial_s[FIRST_SCORED:]
    at_s, kinds = events["time_us"] * 1e-6, events["kind"]
    landed = at_s[kinds == _core.INITIAL_CONTACT]
    landed = np.array([s for s in landed if not unlisted(path, s, foot)])
    errors = apart(landed, true_s)
    assert np.isfinite(errors).sum() >= len(true_s) - 2
    assert 0.0 < np.nanmedian(errors) < 0.03
    within = (landed > true_s[0] - NEAR_S) & (landed < true_s[-1] + NEAR_S)
    assert within.sum() <= len(true_s)
    left = at_s[kinds == _core.TOE_OFF]
    errors = apart(left, truth.toe_off_s[FIRST_SCORED:])
    assert np.isfinite(errors).sum() >= len(true_s) - 2
    assert abs(np.nanmean(errors)) < 0.008
    assert np.nanstd(errors) < 0.008
    within = (left > true_s[0]) & (left < truth.toe_off_s[-1] + NEAR_S)
    assert within.sum() <= len(true_s)
