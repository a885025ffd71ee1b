"""How the trunk is carried, step by step: the slow twin of `trunk_posture.hpp`.

The whole recording at once: attitude by the `vqf` package forwards and backwards, speed and place
by integrals whose drift a zero-phase high-pass takes out, forward from every step together.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import vqf
from scipy.integrate import cumulative_trapezoid
from scipy.signal import butter, filtfilt

from tests.oracles.legs import filtered

Floats = npt.NDArray[np.float64]

DRIFT_HZ = 0.2
"""Slower than any stride: what an integral has of it is drift."""
VALUES = (
    *("lean_rad", "mid_lean_rad", "mid_side_rad", "side_low_rad", "side_high_rad"),
    *("turn_low_rad", "turn_high_rad", "rise_m", "drop_m", "sway_low_m", "sway_high_m"),
    *("jolt_mps3", "reversal_s", "turned_rad", "left_mps2"),
)
"""Of a step, under their names in TRUNK_STEP."""
REVERSAL_S = (0.03, 0.30)
"""After a landing; braking becomes pushing in between."""


@dataclass(frozen=True, slots=True)
class Trunk:
    """One sensor's recording, each column a row a sample."""

    time_s: Floats
    rate_hz: float
    push: Floats
    """Along up, gravity with it."""
    height_m: Floats
    """About its middle; likewise, to the left and turning left, the next two."""
    sway_m: Floats
    turn_rad: Floats
    turning_radps: Floats
    leftward: Floats
    """Specific force, m/s2, as the next."""
    forward: Floats
    lean_rad: Floats
    side_rad: Floats
    """Right side down, as the pelvis tips."""


def carried(
    time_s: Floats,
    felt: Floats,
    rate: Floats | None,
    stood: slice,
    moved: slice,
    walks: bool = False,
) -> Trunk:
    """What a sensor felt while its wearer stood still, and while they walked or ran. Without a
    gyroscope it is held as on average."""
    rate_hz = 1.0 / float(np.median(np.diff(time_s)))
    if rate is None:
        turning = np.zeros_like(felt)
        up = np.tile(_unit(felt[moved].mean(axis=0)), (len(felt), 1))
    else:
        turning = rate - rate[stood].mean(axis=0)
        up = _up(turning, felt, rate_hz)
    upright = _unit(felt[stood].mean(axis=0))
    push = (felt * up).sum(axis=1)
    speed = _about_middle(cumulative_trapezoid(push, time_s, initial=0.0), rate_hz)
    # Whoever runs is pushed forward while they rise, a walker while they sink.
    rising = -speed if walks else speed
    level = felt - push[:, None] * up
    forward = _unit((level[moved] * rising[moved, None]).sum(axis=0))
    ahead = _across(forward, up)
    left = np.cross(up, ahead)
    stood_ahead = _across(forward, upright)
    stood_left = np.cross(upright, stood_ahead)
    leftward = (felt * left).sum(axis=1)
    about_up = (turning * up).sum(axis=1)
    return Trunk(
        time_s,
        rate_hz,
        push,
        _about_middle(cumulative_trapezoid(speed, time_s, initial=0.0), rate_hz),
        _place(leftward, time_s, rate_hz),
        _about_middle(cumulative_trapezoid(about_up, time_s, initial=0.0), rate_hz),
        about_up,
        leftward,
        (felt * ahead).sum(axis=1),
        np.arctan2(-up @ stood_ahead, up @ upright),
        np.arctan2(up @ stood_left, up @ upright),
    )


def steps(trunk: Trunk, landed_s: Floats, told_s: Floats) -> dict[str, Floats]:
    """Of each step but the last, from when its landing was told until the next one's was: its
    `VALUES`, by their names."""
    smooth = filtered(trunk.forward, 12.0, trunk.rate_hz)
    shaken = filtered(trunk.push, min(40.0, 0.45 * trunk.rate_hz), trunk.rate_hz)
    jolts = np.abs(np.diff(shaken, prepend=shaken[0])) * trunk.rate_hz
    found = []
    for number, (begun_s, ended_s) in enumerate(pairwise(told_s.tolist())):
        part = slice(*np.searchsorted(trunk.time_s, [begun_s, ended_s], side="right").tolist())
        hardest = part.start + int(np.argmax(trunk.push[part]))
        height, side = trunk.height_m[part], trunk.side_rad[part]
        landing_m = float(np.interp(landed_s[number], trunk.time_s, trunk.height_m))
        lean, turn, sway = trunk.lean_rad[part], trunk.turn_rad[part], trunk.sway_m[part]
        found.append(
            (
                *(lean.mean(), trunk.lean_rad[hardest], trunk.side_rad[hardest]),
                *(side.min(), side.max(), turn.min(), turn.max()),
                *(np.ptp(height), landing_m - height.min(), sway.min(), sway.max()),
                jolts[part].max(),
                _reversal_s(trunk.time_s, smooth, float(landed_s[number])),
                trunk.turning_radps[part].sum() / trunk.rate_hz,
                trunk.leftward[part].mean(),
            )
        )
    return dict(zip(VALUES, np.array(found).T, strict=True))


def _up(turning: Floats, felt: Floats, rate_hz: float) -> Floats:
    """In the sensor's own axes."""
    held = vqf.offlineVQF(
        np.ascontiguousarray(turning), np.ascontiguousarray(felt), None, 1.0 / rate_hz
    )["quat6D"]
    w, x, y, z = held.T
    return np.stack([2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x**2 + y**2)], axis=1)


def _about_middle(values: Floats, rate_hz: float) -> Floats:
    b, a = butter(2, DRIFT_HZ, "high", fs=rate_hz)
    return np.asarray(filtfilt(b, a, values))


def _place(push: Floats, time_s: Floats, rate_hz: float) -> Floats:
    speed = _about_middle(cumulative_trapezoid(push, time_s, initial=0.0), rate_hz)
    return _about_middle(cumulative_trapezoid(speed, time_s, initial=0.0), rate_hz)


def _reversal_s(time_s: Floats, forward: Floats, landed_s: float) -> float:
    """From a landing to the first change from braking to pushing, between samples."""
    first, last = np.searchsorted(time_s, np.add(landed_s, REVERSAL_S))
    turns = np.flatnonzero((forward[first - 1 : last - 1] < 0.0) & (forward[first:last] >= 0.0))
    if not len(turns):
        return np.nan
    at = first + int(turns[0])
    share = forward[at] / (forward[at] - forward[at - 1])
    return float(time_s[at] - share * (time_s[at] - time_s[at - 1]) - landed_s)


def _across(direction: Floats, up: Floats) -> Floats:
    """The level part of a direction, of length one."""
    level = direction - (up @ direction)[..., None] * up
    return level / np.linalg.norm(level, axis=-1, keepdims=True)


def _unit(vector: Floats) -> Floats:
    return vector / np.linalg.norm(vector)
