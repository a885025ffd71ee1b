"""When the pod's samples were taken: by its own ticks, moved onto the kiosk clock.

By arrival a contact of 250 ms is wrong by 11 ms, by ticks by 0.02 ms.
"""

from kiosk.devices.clock import TickCounter
from kiosk.devices.pod.event import EventFrame
from kiosk.devices.pod.imu import TICK_HZ, ImuFlag, ImuFrame
from kiosk.devices.sample import ImuBlock
from kiosk.devices.timeline import Timeline

_MOST_PERIOD_TICKS = TICK_HZ / 20
"""Slower than 20 Hz no pod samples: a period beyond is damage."""


class PodTiming:
    """One pod on one link. Start anew with every link."""

    def __init__(self) -> None:
        self._timeline = Timeline()
        self._ticks = TickCounter(TICK_HZ)
        self._next_index: int | None = None
        self._last_us: int | None = None
        self._period_ticks: float | None = None

    def synced(self, tick: int, arrived_us: int) -> None:
        """The pod's clock, asked for. Only before the first samples: it is then the start of the
        edge; later the frames know better, for they are many."""
        if self._period_ticks is None:
            self._timeline.heard(self._ticks.microseconds(tick), arrived_us)

    def block(self, frame: ImuFrame, arrived_us: int) -> ImuBlock | None:
        """The frame's samples with their times; None when it has none that can be timed, or when
        they were given before."""
        count = len(frame.acceleration_counts)
        period = frame.period_ticks
        if not count or period is None or not 1 <= period <= _MOST_PERIOD_TICKS:
            return None
        step_64ths = round(period * 64)
        sensor = [self._ticks.microseconds(frame.first_tick, step_64ths * i) for i in range(count)]
        ahead = 0 if self._next_index is None else (frame.first_index - self._next_index) % 2**32
        if ahead >= 2**31 and self._last_us is not None and sensor[-1] <= self._last_us:
            return None
        self._timeline.heard(sensor[-1], arrived_us)
        times, gap = self._timeline.place(sensor)
        self._next_index = (frame.first_index + count) % 2**32
        self._last_us = sensor[-1]
        self._period_ticks = period
        return ImuBlock(
            time_us=times,
            acceleration_mps2=frame.acceleration_mps2,
            rate_radps=frame.rate_radps,
            gap_before=ahead > 0 or gap or bool(frame.flags & _GAPS),
            clipped=bool(frame.flags & ImuFlag.CLIPPED),
        )

    def at(self, event: EventFrame) -> int | None:
        """When the event was; None before the first samples, without which no time is known."""
        if self._period_ticks is None:
            return None
        part_64ths = round((event.fraction or 0.0) * self._period_ticks * 64)
        return self._timeline.kiosk_us(self._ticks.microseconds(event.tick, part_64ths))


_GAPS = ImuFlag.GAP_BEFORE | ImuFlag.CONFIGURATION_CHANGED
