"""A belt that demands to be paired: seen in what it refuses, done once, when staff say so."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeVar

from kiosk.devices.link import (
    FrameHandler,
    Link,
    LinkError,
    MayPair,
    Missing,
    Refused,
    Unanswered,
)
from kiosk.devices.treadmill.asked import Write
from kiosk.devices.treadmill.commission import NotFit, told
from kiosk.devices.treadmill.commissioning import Ask, Found, Staff, examine
from kiosk.devices.treadmill.conversation import DATA
from kiosk.devices.treadmill.door import CONTROL_POINT, Clock

T = TypeVar("T")
DEMANDS = frozenset({0x05, 0x0F})
"""Insufficient authentication, insufficient encryption."""


async def examine_or_pair(
    link: Link,
    clock: Clock,
    staff: Staff,
    wrote: Callable[[Write], None] = lambda write: None,
    pair: bool = False,
) -> Found | None:
    """As `examine`; None where it is to be called again on a fresh link: to `pair`, for the belt
    demands that, and once more when that is done."""
    if pair:
        await _pair(link, staff)
        return None
    heard = _Overheard(link)
    try:
        return await examine(heard, clock, staff, wrote)
    except (NotFit, asyncio.CancelledError):  # a link without an answer is given up by its keeper
        if not heard.demands or not isinstance(link, MayPair):
            raise
    return None


async def _pair(link: Link, staff: Staff) -> None:
    """Where staff want it; the belt is listened to meanwhile, for a silent link is given up."""

    async def number() -> int:
        return round(await staff.number(Ask.NUMBER))

    assert isinstance(link, MayPair)
    try:
        with suppress(Missing, Refused):
            await link.subscribe(DATA, lambda at_us, frame: None)
        if not await staff.confirm(Ask.PAIR):
            raise NotFit("staff ended it")
        await link.pair(number)
    except Refused as no:
        raise NotFit("it does not let itself be paired: {reason}", reason=no.reason) from no
    except LinkError as error:
        raise NotFit("the link was lost: {reason}", reason=error.reason) from error
    staff.show(told("it is paired"))


class _Overheard:
    """The face of `Link` around another: whether anything was refused for want of pairing. BlueZ
    itself begins to pair then, finds nobody to ask, and what was asked of the control point
    stays without an answer."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self.demands = False

    @property
    def address(self) -> str:
        return self._link.address

    async def read(self, characteristic: str) -> bytes:
        return await self._asked(self._link.read(characteristic))

    async def write(self, characteristic: str, value: bytes) -> None:
        await self._asked(self._link.write(characteristic, value), characteristic)

    async def subscribe(self, characteristic: str, handler: FrameHandler) -> None:
        await self._asked(self._link.subscribe(characteristic, handler), characteristic)

    async def closed(self) -> None:
        await self._link.closed()

    async def close(self) -> None:
        await self._link.close()

    async def _asked(self, asking: Awaitable[T], characteristic: str = "") -> T:
        try:
            return await asking
        except Refused as no:
            self.demands = self.demands or no.code in DEMANDS
            raise
        except Unanswered:
            self.demands = self.demands or characteristic == CONTROL_POINT
            raise
