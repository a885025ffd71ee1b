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
REST_RADPS, HOP_S = 1.0, 0.25
"""A sole that turns faster does not rest; nobody hops faster."""
LANDING_S, RATE_S, SLAP_S, SLAP_SHARE = 0.05, 0.02, (0.028, 0.1), 0.6
"""A landing peaks within; its first turning; when the other end of the sole may follow, at most
for such a share of the contact."""
MOST_HZ = 260.0
STANDS_RADPS, STANDS_MPS2, STANDS_S, STOOD_S = 0.2, 0.6, 0.5, 0.2
"""How still somebody stands, for how long, and how much of its end counts."""


@dataclass(frozen=True, slots=True)
class Stride:
    """Of one contact; NaN where it cannot be known."""

    landed_s: float
    strike_rad: float
    length_m: float = np.nan
    lift_m: float = np.nan
    speed_mps: float = np.nan


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
        path: tuple[float, float, float] | tuple[()] = ()
        if still and before < 0:
            up = _unit(felt[flat - 2 : flat + 3].mean(axis=0))
        elif still and STRIDE_S[0] < time_s[flat] - time_s[before] < STRIDE_S[1]:
            way = slice(before, flat + 1)
            length_m, lift_m, now = walked(time_s[way], felt[way], turning[way], up)
            path = length_m, lift_m, length_m / float(time_s[flat] - time_s[before])
            up = _unit(up + UP_SHARE * (now - up))
        found.append(Stride(float(on_s), strike, *path))
        before = flat if still else -1
    return found


def heels(
    time_s: Floats, felt: Floats, turning: Floats, landed_s: Floats, left_s: Floats
) -> Floats:
    """Of each contact, the sole's pitch against standing while its heel was lowest; NaN where the
    sole did not rest here and at the contact before."""
    axis = toes_up_axis(time_s, turning, left_s)
    slow = np.convolve(np.linalg.norm(turning, axis=1), np.ones(5) / 5.0, "same")
    stood = stood_up(time_s, felt, turning)
    found = np.full(len(landed_s), np.nan)
    before = -1
    for number, (on_s, off_s) in enumerate(zip(landed_s, left_s, strict=True)):
        first, last = np.searchsorted(time_s, [on_s + p * (off_s - on_s) for p in FLAT_PART])
        flat = int(first + np.argmin(slow[first : last + 1]))
        rests = slow[flat] < REST_RADPS
        if rests and before >= 0 and HOP_S < time_s[flat] - time_s[before] < STRIDE_S[1]:
            way = slice(before, flat + 1)
            now = walked(time_s[way], felt[way], turning[way], stood)[2]
            held, is_ = (up - (up @ axis) * axis for up in (stood, now))
            pitch = np.arctan2(-np.cross(held, is_) @ axis, held @ is_)
            on, off = np.searchsorted(time_s, [on_s, off_s])
            turned = cumulative_trapezoid(
                turning[on : off + 1] @ axis, time_s[on : off + 1], initial=0
            )
            found[number] = pitch + (turned - turned[flat - on]).max()
        before = flat if rests else -1
    return found


def landings(
    time_s: Floats, felt: Floats, turning: Floats, landed_s: Floats, left_s: Floats
) -> dict[str, Floats]:
    """Of each contact what the shoe felt of the landing, under the names of FOOT_STRIDE."""
    axis = toes_up_axis(time_s, turning, left_s)
    at_once_s = landed_s[:, None] + np.linspace(0.0, RATE_S, 101)
    rate = trapezoid(np.interp(at_once_s, time_s, turning @ axis), at_once_s, axis=1) / RATE_S
    jerk = np.linalg.norm(np.diff(felt, axis=0), axis=1) / np.diff(time_s)
    size = np.linalg.norm(felt, axis=1)
    rows = []
    for on_s, off_s in zip(landed_s, left_s, strict=True):
        on = int(np.searchsorted(time_s, on_s))
        over = int(np.searchsorted(time_s, time_s[on] + LANDING_S))
        to_s = min(SLAP_S[1], SLAP_SHARE * (off_s - on_s))
        slap = slice(*np.searchsorted(time_s, [on_s + SLAP_S[0], on_s + to_s]).tolist())
        rows.append((size[on + 1 : over + 1].max(), jerk[on:over].max(), jerk[slap].max()))
    peak, steepest, slammed = np.array(rows).T
    return {
        "strike_rate_radps": rate,
        "peak_mps2": peak,
        "jerk_mps3": steepest,
        "slap_mps3": slammed,
    }


def averaged(time_s: Floats, *signals: Floats) -> tuple[Floats, ...]:
    """Neighbours together, so that none of a second's moments are more than are looked at."""
    together = 1 + int((1.0 / np.median(np.diff(time_s)) - 1.0) / MOST_HZ)
    whole = len(time_s) // together * together
    return tuple(
        values[:whole].reshape(-1, together, *values.shape[1:]).mean(axis=1)
        for values in (time_s, *signals)
    )


def stood_up(time_s: Floats, felt: Floats, turning: Floats) -> Floats:
    """What the sensor felt at the end of the last time that somebody stood."""
    still = np.linalg.norm(turning, axis=1) < STANDS_RADPS
    still &= np.abs(np.linalg.norm(felt, axis=1) - G_MPS2) < STANDS_MPS2
    edges = np.flatnonzero(np.diff(np.concatenate([[0], still.astype(int), [0]])))
    ends = [
        end - 1
        for begin, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
        if time_s[end - 1] - time_s[begin] > STANDS_S
    ]
    part = (time_s > time_s[ends[-1]] - STOOD_S) & (time_s <= time_s[ends[-1]])
    return _unit(felt[part].mean(axis=0))


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
