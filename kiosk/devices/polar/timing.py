"""When Polar's samples were taken. A frame names only the time of its last sample."""

from kiosk.devices.polar.frame import PmdFrame
from kiosk.devices.timeline import Timeline

_GAP_FRAMES = 1.5
"""More time than this between frames is a lost one: nothing is stretched over it."""


class PmdTiming:
    """One stream of one sensor on one link, by the sensor's clock."""

    def __init__(self, rate_hz: float, timeline: Timeline) -> None:
        self._period_us = 1e6 / rate_hz
        self._timeline = timeline
        self._last_us: int | None = None

    def sensor_us(self, frame: PmdFrame, arrived_us: int) -> tuple[tuple[int, ...], bool] | None:
        """Each sample's time on the sensor's clock, and whether samples were lost before it; None
        for a frame without samples or from the past."""
        count = len(frame.samples or ())
        if not count:
            return None
        end_us = frame.sensor_ns // 1000
        anew = self._timeline.heard(end_us, arrived_us)
        if self._last_us is not None and end_us <= self._last_us and not anew:
            return None
        nominal_us = count * self._period_us
        since_us = nominal_us if self._last_us is None else end_us - self._last_us
        whole = 0.5 * nominal_us <= since_us <= _GAP_FRAMES * nominal_us
        span_us = since_us if whole else nominal_us
        start_us = end_us - span_us
        self._last_us = end_us
        return tuple(round(start_us + span_us * (i + 1) / count) for i in range(count)), not whole
