"""One shoe's strides looked at afterwards: the slow twin of `foot_stride.hpp`.

Double precision, whole rotations by SciPy, a world that stands still from one mid-stance on.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.integrate import cumulative_trapezoid, trapezoid
from scipy.spatial.transform import Rotation

Floats = npt.NDArray[np.float64]

G_MPS2 = 9.80665
FLAT_PART = (0.20, 0.65)
"""Of a contact: the slap is over, the heel has not lifted yet."""
UP_SHARE = 0.2
STILL_RADPS = 3.0
STRIDE_S = (0.35, 1.60)


@dataclass(frozen=True, slots=True)
class Stride:
    """Of one contact; NaN where it cannot be known."""

    landed_s: float
    strike_rad: float
    length_m: float = np.nan
    lift_m: float = np.nan


def toes_up_axis(time_s: Floats, turning: Floats, left_s: Floats) -> Floats:
    """The axis of most turning, so that a push-off turns the toes down."""
    _, axes = np.linalg.eigh(np.cov(turning.T))
    axis: Floats = axes[:, -1]
    pushes = turning[np.searchsorted(time_s, left_s)] @ axis
    return axis if np.median(pushes) < 0.0 else -axis


def strides(
    time_s: Floats, felt: Floats, turning: Floats, landed_s: Floats, left_s: Floats
) -> list[Stride]:
    """Contact after contact, each with the stride that led to it."""
    axis = toes_up_axis(time_s, turning, left_s)
    slow = np.convolve(np.linalg.norm(turning, axis=1), np.ones(5) / 5.0, "same")
    found: list[Stride] = []
    before, up = -1, np.zeros(3)
    for on_s, off_s in zip(landed_s, left_s, strict=True):
        first, last = np.searchsorted(time_s, [on_s + p * (off_s - on_s) for p in FLAT_PART])
        flat = int(first + np.argmin(slow[first : last + 1]))
        part = slice(int(np.searchsorted(time_s, on_s)), flat + 1)
        strike = -float(trapezoid(turning[part] @ axis, time_s[part]))
        still = slow[flat] < STILL_RADPS
        path: tuple[float, float] | tuple[()] = ()
        if still and before < 0:
            up = _unit(felt[flat - 2 : flat + 3].mean(axis=0))
        elif still and STRIDE_S[0] < time_s[flat] - time_s[before] < STRIDE_S[1]:
            way = slice(before, flat + 1)
            *path, now = walked(time_s[way], felt[way], turning[way], up)
            up = _unit(up + UP_SHARE * (now - up))
        found.append(Stride(float(on_s), strike, *path))
        before = flat if still else -1
    return found


def walked(
    time_s: Floats, felt: Floats, turning: Floats, up: Floats
) -> tuple[float, float, Floats]:
    """Length along the belt and lift between two moments at which the sole rests on it, and which
    way was up, as the sensor has it at the last of them."""
    steps_s = np.diff(time_s)
    turned = 0.5 * (turning[1:] + turning[:-1]) * steps_s[:, None]
    held = [Rotation.identity()]
    for turn in turned:
        held.append(held[-1] * Rotation.from_rotvec(turn))
    force = np.array([at.apply(a) for at, a in zip(held, felt, strict=True)])
    pushed = force - G_MPS2 * up
    speed = cumulative_trapezoid(pushed, time_s, axis=0, initial=0.0)
    share = (time_s - time_s[0]) / (time_s[-1] - time_s[0])
    speed -= share[:, None] * speed[-1]
    way = cumulative_trapezoid(speed, time_s, axis=0, initial=0.0)
    truly_up = _unit(trapezoid(force, time_s, axis=0))  # at rest at both ends: gravity's alone
    along = way[-1] - (way[-1] @ truly_up) * truly_up
    lift = float((way @ up).max())
    return float(np.linalg.norm(along)), lift, held[-1].inv().apply(truly_up)


def _unit(vector: Floats) -> Floats:
    return vector / np.linalg.norm(vector)
