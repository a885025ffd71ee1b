"""An inertial sensor: from the movement of its place on the body to counts.

Acceleration is the second difference of position with gravity added, rate the turn of the sensor's
frame, both on a grid several times finer than the output; then mounting, the part's low-pass,
bias, noise, clipping and quantisation, in the order in which they happen.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from kiosk.body.curve import Array
from kiosk.body.foot_path import GRAVITY_MPS2

Counts = NDArray[np.int16]
_FINEST_HZ = 3300.0
_FULL_SCALE = 32768
_AT_ONCE = 1024  # samples whose finer grid still fits a processor's cache


class Motion(NamedTuple):
    """Place and attitude of a body part at given times, world axes forward, left, up."""

    position_m: Array
    """One row a time: forward, left, up."""
    roll_rad: Array
    """Right side down positive."""
    pitch_rad: Array
    """Front up positive: toes up, leaning back."""
    yaw_rad: Array
    """Turned left positive."""


MotionAt = Callable[[Array], Motion]


@dataclass(frozen=True, slots=True)
class SensorSettings:
    """A six-axis part and how it is worn. The defaults are an LSM6DS3TR-C worn straight."""

    rate_hz: float = 416.0
    """Nominal output rate; the true one is rate_hz * (1 + rate_error)."""
    rate_error: float = 0.0
    acceleration_range_g: int = 16
    rate_range_dps: int = 2000
    lowpass_hz: float | None = None
    """Second order, in the part; None is half the output rate."""
    mounting_rad: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """Roll, pitch, yaw from the body part to the part's axes."""
    acceleration_noise_mps2: float = 0.02
    """Standard deviation a sample: 90 micro-g per root hertz over 200 Hz, and a little wear."""
    rate_noise_radps: float = 0.0015
    acceleration_bias_mps2: tuple[float, float, float] = (0.0, 0.0, 0.0)
    rate_bias_radps: tuple[float, float, float] = (0.0, 0.0, 0.0)
    gyroscope: bool = True

    @property
    def true_rate_hz(self) -> float:
        return self.rate_hz * (1.0 + self.rate_error)

    @property
    def acceleration_scale_mps2(self) -> float:
        """One count."""
        return self.acceleration_range_g * GRAVITY_MPS2 / _FULL_SCALE

    @property
    def rate_scale_radps(self) -> float:
        """One count."""
        return math.radians(self.rate_range_dps) / _FULL_SCALE


class Measured(NamedTuple):
    """What the part puts out; one row a sample."""

    acceleration: Counts
    rate: Counts | None
    clipped: bool


class Sensor:
    """One part. It keeps no state but its random numbers."""

    def __init__(self, settings: SensorSettings, rng: np.random.Generator) -> None:
        self.settings = settings
        self._rng = rng
        finer = max(2, math.ceil(_FINEST_HZ / settings.rate_hz))
        self._grid_s = 1.0 / (finer * settings.rate_hz)
        answer = _lowpass(settings.lowpass_hz or 0.5 * settings.rate_hz, self._grid_s)[::-1]
        self._both = np.stack([np.append(answer, 0.0), np.append(0.0, answer)], axis=1)
        """The part's answer at a point of the grid and at the next, newest sample last."""
        self._mounting = rotation(*settings.mounting_rad)

    def measure(self, motion_at: MotionAt, times_s: Array) -> Measured:
        """The samples taken at these times, which must increase."""
        acceleration, rate = self.ideal(motion_at, times_s)
        part, rng = self.settings, self._rng
        acceleration += part.acceleration_bias_mps2
        acceleration += rng.normal(0.0, part.acceleration_noise_mps2, acceleration.shape)
        counts, clipped = _quantise(acceleration, part.acceleration_scale_mps2)
        if not part.gyroscope:
            return Measured(counts, None, clipped)
        rate += part.rate_bias_radps
        rate += rng.normal(0.0, part.rate_noise_radps, rate.shape)
        rate_counts, rate_clipped = _quantise(rate, part.rate_scale_radps)
        return Measured(counts, rate_counts, clipped or rate_clipped)

    def ideal(self, motion_at: MotionAt, times_s: Array) -> tuple[Array, Array]:
        """Specific force and angular rate in the part's axes, behind its low-pass, still exact."""
        pieces = np.array_split(times_s, max(1, len(times_s) // _AT_ONCE))
        seen = [self._seen(motion_at, piece) for piece in pieces]
        return np.concatenate([one[0] for one in seen]), np.concatenate([one[1] for one in seen])

    def _seen(self, motion_at: MotionAt, times_s: Array) -> tuple[Array, Array]:
        lead = len(self._both) + 1
        first = math.floor(times_s[0] / self._grid_s) - lead
        last = math.ceil(times_s[-1] / self._grid_s) + 3
        grid_s = np.arange(first, last) * self._grid_s
        at = np.interp(times_s, grid_s[1:-1], np.arange(len(grid_s) - 2))
        force, rate = felt(motion_at(grid_s), self._grid_s)
        return self._behind(force @ self._mounting, at), self._behind(rate @ self._mounting, at)

    def _behind(self, signal: Array, at: Array) -> Array:
        """Signal behind the low-pass, only where it is asked for, between points of the grid."""
        before = np.minimum(at.astype(np.intp), len(signal) - 2)
        share = at - before
        windows = sliding_window_view(signal.T.copy(), len(self._both), axis=1)
        pair = windows[:, before - len(self._both) + 2] @ self._both
        behind: Array = (pair[..., 0] * (1.0 - share) + pair[..., 1] * share).T
        return behind


def felt(motion: Motion, grid_s: float) -> tuple[Array, Array]:
    """Specific force and angular rate in the body part's axes on the inner points of a grid."""
    forward, left, up = np.diff(motion.position_m.T, 2) / grid_s**2
    up += GRAVITY_MPS2
    angles = (motion.roll_rad, motion.pitch_rad, motion.yaw_rad)
    rolls, pitches, yaws = ((angle[2:] - angle[:-2]) / (2.0 * grid_s) for angle in angles)
    (cr, sr), (cp, sp), (cy, sy) = _turns(*(angle[1:-1] for angle in angles))
    ahead = cy * forward + sy * left
    aside, above = cy * left - sy * forward, sp * ahead + cp * up
    force = np.empty((len(up), 3))
    force[:, 0] = cp * ahead - sp * up
    force[:, 1] = cr * aside + sr * above
    force[:, 2] = cr * above - sr * aside
    rate = np.empty_like(force)
    rate[:, 0] = rolls - sp * yaws
    rate[:, 1] = sr * cp * yaws - cr * pitches
    rate[:, 2] = cr * cp * yaws + sr * pitches
    return force, rate


def carried(roll_rad: Array, pitch_rad: Array, yaw_rad: Array, arm: Array) -> Array:
    """A fixed arm of a body part in the world, a row a time: rolled, pitched, then turned."""
    (cr, sr), (cp, sp), (cy, sy) = _turns(roll_rad, pitch_rad, yaw_rad)
    aside, above = cr * arm[1] - sr * arm[2], sr * arm[1] + cr * arm[2]
    ahead = cp * arm[0] + sp * above
    world = np.empty((len(roll_rad), 3))
    world[:, 0] = cy * ahead - sy * aside
    world[:, 1] = sy * ahead + cy * aside
    world[:, 2] = cp * above - sp * arm[0]
    return world


def rotation(roll_rad: float, pitch_rad: float, yaw_rad: float) -> Array:
    """Body to world as a matrix: roll first, then pitch, then yaw."""
    roll, pitch, yaw = np.array([[roll_rad], [pitch_rad], [yaw_rad]])
    return np.stack([carried(roll, pitch, yaw, arm)[0] for arm in np.eye(3)], axis=1)


def _turns(roll_rad: Array, pitch_rad: Array, yaw_rad: Array) -> tuple[tuple[Array, Array], ...]:
    """Cosine and sine of each; front up is a negative turn about left."""
    return tuple((np.cos(angle), np.sin(angle)) for angle in (roll_rad, -pitch_rad, yaw_rad))


def _lowpass(cutoff_hz: float, grid_s: float) -> Array:
    """Impulse response of a second-order Butterworth low-pass, which also delays as the part."""
    turn = 2.0 * math.pi * cutoff_hz / math.sqrt(2.0)
    at_s = grid_s * np.arange(1, max(2, math.ceil(8.0 / (turn * grid_s))))
    answer = np.exp(-turn * at_s) * np.sin(turn * at_s)
    # a cut-off near the grid's own limit leaves one point: no filter
    return answer / answer.sum() if abs(answer.sum()) > 1e-9 else np.ones(1)


def _quantise(signal: Array, scale: float) -> tuple[Counts, bool]:
    rounded = np.rint(signal / scale)
    limited = np.clip(rounded, -_FULL_SCALE, _FULL_SCALE - 1)
    return limited.astype(np.int16), bool((rounded != limited).any())
