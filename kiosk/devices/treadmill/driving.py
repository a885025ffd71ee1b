"""Listening to a belt that may be controlled: the guard's door, at the end of a link."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Protocol

from kiosk.devices.link import FrameHandler, Link, LinkError, LinkLost, Missing, Refused, uuid
from kiosk.devices.sample import Sink
from kiosk.devices.treadmill.asked import Write
from kiosk.devices.treadmill.commission import Commissioned
from kiosk.devices.treadmill.control_point import decode_control_point
from kiosk.devices.treadmill.conversation import DATA, STATUS, belt_sample, tell
from kiosk.devices.treadmill.data import decode_data
from kiosk.devices.treadmill.features import Range, decode_speed_range
from kiosk.devices.treadmill.guard import Guard
from kiosk.devices.treadmill.merging import RecordMerger
from kiosk.devices.treadmill.status import decode_status

SPEED_RANGE, CONTROL_POINT = uuid(0x2AD4), uuid(0x2AD9)
LOOK_EVERY_US = 100_000
STOOD_STILL_US = 1_000_000
"""Late by so much, this kiosk was not in control of anything: what it heard meanwhile carries the
time at which it came to read it."""


class Clock(Protocol):
    """Kiosk time in integer µs, and waiting for it."""

    def now_us(self) -> int: ...

    async def sleep_until(self, at_us: int) -> None: ...


async def stream(
    link: Link,
    sink: Sink,
    clock: Clock,
    commissioned: Commissioned,
    hand_over: Callable[[Guard | None], None],
    wrote: Callable[[Write], None] = lambda write: None,
) -> None:
    """As `treadmill.stream`, with a guard for whoever shall ask it; None once the link is gone.

    The control point and the status are listened to before anything can be written. A belt
    without them is only read.
    """
    guard = Guard(link.address, await _speed_range(link), commissioned, wrote)
    merger = RecordMerger()

    def heard(arrived_us: int, frame: bytes) -> None:
        said = decode_data(frame)
        if said.more_data is not True and said.speed_kmh is None:
            guard.damaged()  # cut, a sentinel, or faster than any belt
        record = merger.add(arrived_us, said)
        if record is not None:
            guard.telemetry(arrived_us, record.speed_kmh, record.incline_pct, record.distance_m)
            sink(belt_sample(arrived_us, record))

    def told(arrived_us: int, frame: bytes) -> None:
        said = decode_status(frame)
        guard.status(said)
        tell(sink, arrived_us, said)

    can_be_driven = await _listen(link, guard, told)
    await link.subscribe(DATA, heard)
    driving = asyncio.ensure_future(_drive(link, guard, clock)) if can_be_driven else None
    hand_over(guard if driving else None)
    try:
        await link.closed()
    finally:
        hand_over(None)
        guard.end("the link is gone")
        if driving:
            driving.cancel()
            await asyncio.gather(driving, return_exceptions=True)


async def _speed_range(link: Link) -> Range | None:
    with contextlib.suppress(Missing, Refused):
        return decode_speed_range(await link.read(SPEED_RANGE))
    return None


async def _listen(link: Link, guard: Guard, told: FrameHandler) -> bool:
    """Whether both can be heard."""
    try:
        await link.subscribe(STATUS, told)
        await link.subscribe(
            CONTROL_POINT, lambda at_us, frame: guard.answer(decode_control_point(frame))
        )
    except (Missing, Refused):
        return False
    return True


async def _drive(link: Link, guard: Guard, clock: Clock) -> None:
    """Write what the guard lets through. A refusal ends control, never the listening; a write
    without an answer ends the link, so that it cannot come late."""
    try:
        while True:
            frame = guard.next(clock.now_us())
            if frame is not None:
                await _write(link, guard, frame)
            due_us = clock.now_us() + LOOK_EVERY_US
            await clock.sleep_until(due_us)
            if clock.now_us() > due_us + STOOD_STILL_US:
                guard.end("this kiosk stood still")
    finally:
        guard.end("the door is closed")


async def _write(link: Link, guard: Guard, frame: bytes) -> None:
    try:
        await link.write(CONTROL_POINT, frame)
    except LinkError as error:
        guard.end(f"not written: {error.reason}")
        if isinstance(error, LinkLost):
            await link.close()
