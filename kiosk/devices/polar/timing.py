"""When Polar's samples were taken. A frame names only the time of its last sample."""

from kiosk.devices.clock import SensorClock
from kiosk.devices.polar.frame import PmdFrame

_GAP_FRAMES = 1.5
"""More time than this between frames is a lost one: nothing is stretched over it."""


class PmdTiming:
    """One stream of one sensor on one link."""

    def __init__(self, rate_hz: float, clock: SensorClock) -> None:
        self._period_us = 1e6 / rate_hz
        self._clock = clock
        self._last_us: int | None = None
        self._given_us: int | None = None

    def times_us(self, frame: PmdFrame, arrived_us: int) -> tuple[tuple[int, ...], bool] | None:
        """Each sample's time on the kiosk clock, and whether samples were lost before it; None
        for a frame without samples or from the past."""
        count = len(frame.samples or ())
        end_us = frame.sensor_ns // 1000
        if not count or (self._last_us is not None and end_us <= self._last_us):
            return None
        nominal_us = count * self._period_us
        since_us = nominal_us if self._last_us is None else end_us - self._last_us
        whole = 0.5 * nominal_us <= since_us <= _GAP_FRAMES * nominal_us
        span_us = since_us if whole else nominal_us
        start_us = end_us - span_us
        broken = self._clock.heard(end_us, arrived_us)
        self._last_us = end_us
        sensor = (round(start_us + span_us * (i + 1) / count) for i in range(count))
        times = tuple(self._clock.kiosk_us(at) for at in sensor)
        if self._given_us is not None and times[0] <= self._given_us:
            return None
        self._given_us = times[-1]
        return times, broken or not whole
