"""A sensor's own clock on the kiosk's clock.

Frames arrive late by a varying amount but never early, so the sensor's clock is where the
earliest arrivals say: the lower edge of (arrival - sensor time) over the last minute, fitted as
a line because crystals drift. A plain minimum would lag behind the drift. Intervals stay the
sensor's: the offset moves so slowly that a contact of 250 ms changes by 0.5 ms at most while it
settles, and by nothing to speak of later.
"""

from collections import deque

_WINDOW_US = 60_000_000
_SLEW_PER_US = 0.002
"""How far the offset may move in sensor time: 2 ms a second, so a late first frame is soon
forgotten and no interval is bent by more than 0.2 %."""
_FIT_AFTER_US = 10_000_000
"""Before this the slope is noise and the smallest delay is used: 40 ppm are 0.4 ms then."""
_LATE_US = 10_000_000
"""No radio holds a frame back for so long: the sensor restarted its clock."""
_EARLY_US = 20_000
"""Nothing arrives before it was measured: what we knew came from frames that were held back."""

_Point = tuple[int, int]


class SensorClock:
    """Sensor microseconds in, kiosk microseconds out."""

    def __init__(self) -> None:
        self._edge: deque[_Point] = deque()
        self._offset_us: float | None = None
        self._last_us = 0

    def heard(self, sensor_us: int, arrived_us: int) -> bool:
        """Learn from one arrival. True when times before and after do not belong together."""
        delay = arrived_us - sensor_us
        known = self._offset_us
        broken = known is not None and not known - _EARLY_US <= delay <= known + _LATE_US
        if broken:
            self._edge.clear()
            self._offset_us = None
        self._add((sensor_us, delay))
        best = self._estimate(sensor_us)
        if self._offset_us is None:
            self._offset_us = best
        else:
            most = max(0, sensor_us - self._last_us) * _SLEW_PER_US
            self._offset_us += max(-most, min(most, best - self._offset_us))
        self._last_us = sensor_us
        return broken

    def kiosk_us(self, sensor_us: int) -> int:
        """When the sensor's time was, on the kiosk clock. `heard` must have been called."""
        if self._offset_us is None:
            raise ValueError("a clock that heard nothing knows no time")
        return sensor_us + round(self._offset_us)

    def _add(self, point: _Point) -> None:
        """Keep the lower convex hull of the window; points come in order of sensor time."""
        edge = self._edge
        while edge and edge[0][0] < point[0] - _WINDOW_US:
            edge.popleft()
        if edge and point[0] <= edge[-1][0]:
            return  # a frame sent again: it was late by definition
        while len(edge) >= 2 and _above(edge[-2], edge[-1], point):
            edge.pop()
        edge.append(point)

    def _estimate(self, now_us: int) -> float:
        """The edge's line through the middle of the window, now."""
        edge = self._edge
        if edge[-1][0] - edge[0][0] < _FIT_AFTER_US:
            return min(delay for _, delay in edge)
        middle = (edge[0][0] + edge[-1][0]) / 2
        right = next(i for i, point in enumerate(edge) if point[0] >= middle)
        (x0, y0), (x1, y1) = edge[max(0, right - 1)], edge[max(1, right)]
        return y0 + (y1 - y0) * (now_us - x0) / (x1 - x0)


def _above(a: _Point, b: _Point, c: _Point) -> bool:
    """Whether b lies on or above the line from a to c."""
    return (b[1] - a[1]) * (c[0] - a[0]) >= (c[1] - a[1]) * (b[0] - a[0])


class TickCounter:
    """Ticks that wrap at 32 bits become microseconds that do not, exactly."""

    def __init__(self, tick_hz: int) -> None:
        self._tick_hz = tick_hz
        self._last: int | None = None

    def microseconds(self, tick: int, after_64ths: int = 0) -> int:
        """The time of `tick` plus some 64ths of a tick. Half the range may pass between calls;
        an older tick, such as a frame sent again, lies in the past."""
        last = tick if self._last is None else self._last
        step = (tick - last) % 2**32
        whole = last + (step if step < 2**31 else step - 2**32)
        if self._last is None or whole > last:
            self._last = whole
        return (whole * 64 + after_64ths) * 1_000_000 // (self._tick_hz * 64)
