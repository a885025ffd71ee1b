"""The guard at the end of one link: at most one write on its way, and none but at a turn.

Nothing here has a clock of its own. Whoever turns the door again at the same moments, between the
same frames, sees the same writes: so a recorded visit is lived again to the bit.
"""

import asyncio
import logging
from collections.abc import Callable
from typing import Protocol

from kiosk.devices.link import Link, LinkError, LinkLost, uuid
from kiosk.devices.treadmill.guard import Guard

log = logging.getLogger(__name__)

CONTROL_POINT = uuid(0x2AD9)
LOOK_EVERY_US = 100_000
STOOD_STILL_US = 1_000_000 + LOOK_EVERY_US
"""So long after the last turn this kiosk was not in control of anything: what it heard meanwhile
carries the time at which it came to read it."""


class Clock(Protocol):
    """Kiosk time in integer µs, and waiting for it."""

    def now_us(self) -> int: ...

    async def sleep_until(self, at_us: int) -> None: ...


class Door:
    """Lives as long as its link, in that link's loop."""

    def __init__(self, link: Link, guard: Guard) -> None:
        self.guard = guard
        self._link = link
        self._turned_us: int | None = None
        self._writing: asyncio.Task[None] | None = None

    def turn(self, at_us: int) -> None:
        """Write what the guard lets through now; call it often. A fault here ends control, not the
        listening."""
        before_us, self._turned_us = self._turned_us, at_us
        if before_us is not None and at_us - before_us > STOOD_STILL_US:
            self.guard.end("this kiosk stood still")
        if self._writing is not None and not self._writing.done():
            return
        frame = self._next(at_us)
        if frame is not None:
            self._writing = asyncio.ensure_future(self._write(frame))

    async def close(self) -> None:
        """The link is gone: nothing may come late."""
        self.guard.end("the link is gone")
        if self._writing is not None:
            self._writing.cancel()
            await asyncio.gather(self._writing, return_exceptions=True)

    def _next(self, at_us: int) -> bytes | None:
        try:
            return self.guard.next(at_us)
        except Exception:
            log.exception("nothing more is written to the belt")
            self.guard.end("the door is closed")
            return None

    async def _write(self, frame: bytes) -> None:
        """A refusal ends control; no answer ends the link, so that it cannot come late. Where the
        belt was given up before it was this write's turn, nothing is written."""
        if self.guard.in_flight != frame:
            return
        try:
            await self._link.write(CONTROL_POINT, frame)
        except LinkError as error:
            self.guard.end(f"not written: {error.reason}")
            if isinstance(error, LinkLost):
                await self._link.close()
        except BaseException:
            self.guard.end("the door is closed")
            raise


def by_itself(clock: Clock, take: Callable[[Guard | None], None]) -> Callable[[Door | None], None]:
    """For whoever has no turns of its own: takes doors, turns each ten times a second, and hands
    on its guard."""
    turning: list[asyncio.Task[None]] = []

    async def turn(door: Door) -> None:
        while True:
            door.turn(clock.now_us())
            await clock.sleep_until(clock.now_us() + LOOK_EVERY_US)

    def hand_over(door: Door | None) -> None:
        while turning:
            turning.pop().cancel()
        if door is not None:
            turning.append(asyncio.ensure_future(turn(door)))
        take(door.guard if door else None)

    return hand_over
