"""Smoothness of the trunk's movement, by the two measures of Balasubramanian et al. 2015, table 3.

SPARC: the length of the normalised magnitude spectrum's curve, taken negative, here of | |a| - g |.
LDLJ: minus the logarithm of the squared jerk over the window, made dimensionless by its length and
by the greatest acceleration. Both are the smoother the nearer they are to zero, are the same at any
mounting and sensitivity, and are taken over a fixed window and a fixed bandwidth, so that two
minutes of one runner can be compared. They do not measure tension.
"""

import numpy as np
import numpy.typing as npt

from kiosk.gait.measures import GRAVITY_MPS2, UNKNOWN, Quality, Reading
from kiosk.gait.placements import Times, Values

WINDOW_S = 7.0
"""Ten strides of running: the length of the curve depends on it, so it is fixed."""
EVERY_S = 2.0
BANDWIDTH_HZ = 12.0
"""Four harmonics of a quick step; above it skin and strap speak."""
GRID_HZ = 0.05
GAP_US = 100_000

FLOOR_SHARE = 0.06
"""Scatter between windows of one steady virtual runner, of the value itself."""
JERK_FLOOR = 0.1
"""Likewise, of the logarithm."""

Floats = npt.NDArray[np.float64]


def spectral_arc_length(signal: Floats, rate_hz: float) -> float:
    """SPARC of a signal that is never negative; NaN of nothing."""
    if len(signal) < 2 or not signal.any():
        return float("nan")
    padded = max(len(signal), round(rate_hz / GRID_HZ))
    magnitude = np.abs(np.fft.rfft(signal, padded))
    inside = np.arange(len(magnitude)) * rate_hz / padded <= BANDWIDTH_HZ
    curve = magnitude[inside] / magnitude[0]
    along = 1.0 / (len(curve) - 1)
    return float(-np.hypot(along, np.diff(curve)).sum())


def log_dimensionless_jerk(acceleration: Floats, rate_hz: float) -> float:
    """LDLJ of (n, 3) accelerations within the bandwidth; NaN of nothing."""
    moving = acceleration - acceleration.mean(axis=0)
    if len(moving) < 2 or not moving.any():
        return float("nan")
    spectrum = np.fft.rfft(moving, axis=0)
    frequency_hz = np.fft.rfftfreq(len(moving), 1.0 / rate_hz)
    spectrum[frequency_hz > BANDWIDTH_HZ] = 0.0
    smooth = np.fft.irfft(spectrum, len(moving), axis=0)
    turned = 2j * np.pi * frequency_hz[:, None] * spectrum
    jerk = np.fft.irfft(turned, len(moving), axis=0)
    lasts_s = len(moving) / rate_hz
    squared = (jerk**2).sum(axis=1).mean() * lasts_s
    greatest = np.max((smooth**2).sum(axis=1))
    return float(-np.log(squared * lasts_s / greatest))


class Smoothness:
    """The value of the last full window, refreshed every two seconds."""

    def __init__(self) -> None:
        self._time_us: Times = np.empty(0, np.int64)
        self._felt: Floats = np.empty((0, 3))
        self._next_us = 0
        self._value: float | None = None
        self._jerk: float | None = None
        self._at_us = 0

    def feed(self, time_us: Times, acceleration_mps2: Values) -> None:
        """Take a block; a gap or a jump back in time starts a new window."""
        if not len(time_us):
            return
        felt = acceleration_mps2.astype(np.float64)
        step_us = int(time_us[0]) - int(self._time_us[-1]) if len(self._time_us) else 0
        inside_us = np.diff(time_us)
        torn = bool((inside_us > GAP_US).any()) or not np.isfinite(felt).all()
        if torn or not 0 <= step_us < GAP_US:
            self._time_us, self._felt = np.empty(0, np.int64), np.empty((0, 3))
        if torn:
            return
        self._time_us = np.concatenate([self._time_us, time_us])
        self._felt = np.concatenate([self._felt, felt])
        newest_us = int(self._time_us[-1])
        kept = self._time_us > newest_us - int(WINDOW_S * 1e6)
        whole = not bool(kept.all())
        self._time_us, self._felt = self._time_us[kept], self._felt[kept]
        if whole and newest_us >= self._next_us:
            self._look(newest_us)

    def _look(self, newest_us: int) -> None:
        self._next_us = newest_us + int(EVERY_S * 1e6)
        rate_hz = (len(self._time_us) - 1) * 1e6 / (newest_us - int(self._time_us[0]))
        push = np.abs(np.linalg.norm(self._felt, axis=1) - GRAVITY_MPS2)
        self._value = _known(spectral_arc_length(push, rate_hz))
        self._jerk = _known(log_dimensionless_jerk(self._felt, rate_hz))
        self._at_us = newest_us

    def reading(self, now_us: int) -> Reading:
        """SPARC; unknown until a window is full, and once the sensor falls silent."""
        value = self._value
        if value is None or self._old(now_us):
            return UNKNOWN
        return Reading(value, Quality.MEASURED, FLOOR_SHARE * abs(value))

    def jerk(self, now_us: int) -> Reading:
        """LDLJ, likewise."""
        if self._jerk is None or self._old(now_us):
            return UNKNOWN
        return Reading(self._jerk, Quality.MEASURED, JERK_FLOOR)

    def _old(self, now_us: int) -> bool:
        return now_us - self._at_us > 2 * EVERY_S * 1e6


def _known(value: float) -> float | None:
    return value if np.isfinite(value) else None
