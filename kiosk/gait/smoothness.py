"""Smoothness of the trunk's movement: spectral arc length (SPARC) of how hard it is pushed.

Balasubramanian et al. 2015, table 3: the length of the normalised magnitude spectrum's curve, taken
negative; the nearer to zero, the smoother. Here of | |a| - g | over a fixed window and a fixed
bandwidth, so that two minutes of one runner can be compared. It does not measure tension.
"""

import numpy as np
import numpy.typing as npt

from kiosk.gait.measures import UNKNOWN, Quality, Reading
from kiosk.gait.placements import Times, Values

WINDOW_S = 7.0
"""Ten strides of running: the length of the curve depends on it, so it is fixed."""
EVERY_S = 2.0
BANDWIDTH_HZ = 12.0
"""Four harmonics of a quick step; above it skin and strap speak."""
GRID_HZ = 0.05
GAP_US = 100_000
GRAVITY_MPS2 = 9.80665

FLOOR_SHARE = 0.06
"""Scatter between windows of one steady virtual runner, of the value itself."""

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


class Smoothness:
    """The value of the last full window, refreshed every two seconds."""

    def __init__(self) -> None:
        self._time_us: Times = np.empty(0, np.int64)
        self._push: Floats = np.empty(0)
        self._next_us = 0
        self._value: float | None = None
        self._at_us = 0

    def feed(self, time_us: Times, acceleration_mps2: Values) -> None:
        """Take a block; a gap or a jump back in time starts a new window."""
        if not len(time_us):
            return
        push = np.abs(np.linalg.norm(acceleration_mps2.astype(np.float64), axis=1) - GRAVITY_MPS2)
        step_us = int(time_us[0]) - int(self._time_us[-1]) if len(self._time_us) else 0
        inside_us = np.diff(time_us)
        torn = bool((inside_us > GAP_US).any()) or not np.isfinite(push).all()
        if torn or not 0 <= step_us < GAP_US:
            self._time_us, self._push = np.empty(0, np.int64), np.empty(0)
        if torn:
            return
        self._time_us = np.concatenate([self._time_us, time_us])
        self._push = np.concatenate([self._push, push])
        newest_us = int(self._time_us[-1])
        kept = self._time_us > newest_us - int(WINDOW_S * 1e6)
        whole = not bool(kept.all())
        self._time_us, self._push = self._time_us[kept], self._push[kept]
        if whole and newest_us >= self._next_us:
            self._look(newest_us)

    def _look(self, newest_us: int) -> None:
        self._next_us = newest_us + int(EVERY_S * 1e6)
        rate_hz = (len(self._time_us) - 1) * 1e6 / (newest_us - int(self._time_us[0]))
        value = spectral_arc_length(self._push, rate_hz)
        self._value, self._at_us = (value, newest_us) if np.isfinite(value) else (None, newest_us)

    def reading(self, now_us: int) -> Reading:
        """Unknown until a window is full, and once the sensor falls silent."""
        value = self._value
        if value is None or now_us - self._at_us > 2 * EVERY_S * 1e6:
            return UNKNOWN
        return Reading(value, Quality.MEASURED, FLOOR_SHARE * abs(value))
