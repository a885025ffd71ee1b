"""Listening to a belt that may be controlled: the guard's door, at the end of a link."""

import contextlib
from collections.abc import Callable

from kiosk.devices.link import FrameHandler, Link, Missing, Refused, Unanswered, uuid
from kiosk.devices.sample import Sink
from kiosk.devices.treadmill.asked import Write
from kiosk.devices.treadmill.commission import Commissioned
from kiosk.devices.treadmill.control_point import decode_control_point
from kiosk.devices.treadmill.conversation import DATA, STATUS, belt_sample, tell
from kiosk.devices.treadmill.data import decode_data
from kiosk.devices.treadmill.door import CONTROL_POINT, Door
from kiosk.devices.treadmill.features import Range, decode_speed_range
from kiosk.devices.treadmill.guard import Guard
from kiosk.devices.treadmill.merging import RecordMerger
from kiosk.devices.treadmill.status import decode_status

SPEED_RANGE = uuid(0x2AD4)


async def stream(
    link: Link,
    sink: Sink,
    commissioned: Commissioned,
    hand_over: Callable[[Door | None], None],
    wrote: Callable[[Write], None] = lambda write: None,
) -> None:
    """As `treadmill.stream`, with a door for whoever turns it; None once the link is gone.

    The control point and the status are listened to before anything can be written. A belt
    without them, or one that wants to be paired for them, is only read: from the first moment on,
    for what is asked of it then may stay without an answer longer than a silent link is kept.
    """
    merger, guards = RecordMerger(), list[Guard]()

    def heard(arrived_us: int, frame: bytes) -> None:
        said = decode_data(frame)
        record = merger.add(arrived_us, said)
        for guard in guards:
            if said.more_data is not True and said.speed_kmh is None:
                guard.damaged()  # cut, a sentinel, or faster than any belt
            if record is not None:
                guard.telemetry(arrived_us, record.speed_kmh, record.incline_pct, record.distance_m)
        if record is not None:
            sink(belt_sample(arrived_us, record))

    def told(arrived_us: int, frame: bytes) -> None:
        said = decode_status(frame)
        guard.status(said)
        tell(sink, arrived_us, said)

    await link.subscribe(DATA, heard)
    guard = Guard(link.address, await _speed_range(link), commissioned, wrote)
    guards.append(guard)
    door = Door(link, guard) if await _listen(link, guard, told) else None
    hand_over(door)
    try:
        await link.closed()
    finally:
        hand_over(None)
        if door is not None:
            await door.close()


async def _speed_range(link: Link) -> Range | None:
    with contextlib.suppress(Missing, Refused, Unanswered):
        return decode_speed_range(await link.read(SPEED_RANGE))
    return None


async def _listen(link: Link, guard: Guard, told: FrameHandler) -> bool:
    """Whether both can be heard."""
    try:
        await link.subscribe(STATUS, told)
        await link.subscribe(
            CONTROL_POINT, lambda at_us, frame: guard.answer(decode_control_point(frame))
        )
    except (Missing, Refused, Unanswered):
        return False
    return True
