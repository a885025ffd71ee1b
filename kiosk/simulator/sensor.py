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
from numpy.typing import NDArray

from kiosk.body.curve import Array
from kiosk.body.foot_path import GRAVITY_MPS2

Counts = NDArray[np.int16]
_FINEST_HZ = 3300.0
_FULL_SCALE = 32768


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
        self._answer = _lowpass(settings.lowpass_hz or 0.5 * settings.rate_hz, self._grid_s)
        self._mounting = rotation(*(np.array([angle]) for angle in settings.mounting_rad))[0]

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
        lead = len(self._answer) + 2
        first = math.floor(times_s[0] / self._grid_s) - lead
        last = math.ceil(times_s[-1] / self._grid_s) + 3
        grid_s = np.arange(first, last) * self._grid_s
        force, rate = felt(motion_at(grid_s), self._grid_s)
        behind = [
            np.stack([np.convolve(axis, self._answer)[: len(axis)] for axis in signal.T])
            for signal in (force @ self._mounting, rate @ self._mounting)
        ]
        inner_s = grid_s[1:-1]
        return (
            np.stack([np.interp(times_s, inner_s, axis) for axis in behind[0]], axis=1),
            np.stack([np.interp(times_s, inner_s, axis) for axis in behind[1]], axis=1),
        )


def felt(motion: Motion, grid_s: float) -> tuple[Array, Array]:
    """Specific force and angular rate in the body part's axes on the inner points of a grid."""
    acceleration = np.diff(motion.position_m, 2, axis=0) / grid_s**2
    acceleration[:, 2] += GRAVITY_MPS2
    angles = (motion.roll_rad, motion.pitch_rad, motion.yaw_rad)
    roll, pitch, _ = inner = [angle[1:-1] for angle in angles]
    turns = rotation(*inner)
    force = np.einsum("nij,ni->nj", turns, acceleration)
    rolls, pitches, yaws = ((angle[2:] - angle[:-2]) / (2.0 * grid_s) for angle in angles)
    cr, sr, cp, sp = np.cos(roll), np.sin(roll), np.cos(pitch), -np.sin(pitch)
    rate = np.stack(
        [rolls - sp * yaws, sr * cp * yaws - cr * pitches, cr * cp * yaws + sr * pitches], axis=1
    )
    return force, rate


def rotation(roll_rad: Array, pitch_rad: Array, yaw_rad: Array) -> Array:
    """Body to world, one matrix a time: roll first, then pitch, then yaw."""
    cr, sr = np.cos(roll_rad), np.sin(roll_rad)
    cp, sp = np.cos(pitch_rad), -np.sin(pitch_rad)  # front up is a negative turn about left
    cy, sy = np.cos(yaw_rad), np.sin(yaw_rad)
    rows = [
        [cy * cp, cy * sp * sr - sy * cr, cy * sp * cr + sy * sr],
        [sy * cp, sy * sp * sr + cy * cr, sy * sp * cr - cy * sr],
        [-sp, cp * sr, cp * cr],
    ]
    return np.stack([np.stack(row, axis=-1) for row in rows], axis=-2)


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
