"""A belt that demands to be paired: seen in what it refuses, done once, when staff say so."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from kiosk.devices.link import FrameHandler, Link, LinkError, MayPair, Refused
from kiosk.devices.treadmill.asked import Write
from kiosk.devices.treadmill.commission import NotFit, told
from kiosk.devices.treadmill.commissioning import Ask, Found, Staff, examine
from kiosk.devices.treadmill.door import Clock

T = TypeVar("T")
DEMANDS = frozenset({0x05, 0x0F})
"""Insufficient authentication, insufficient encryption."""


async def examine_or_pair(
    link: Link, clock: Clock, staff: Staff, wrote: Callable[[Write], None] = lambda write: None
) -> Found | None:
    """As `examine`; None where the belt demanded to be paired and now is: begin again, on a fresh
    link."""
    heard = _Overheard(link)
    try:
        return await examine(heard, clock, staff, wrote)
    except NotFit:
        wanted = heard.demands and isinstance(link, MayPair)
        if not wanted or not await staff.confirm(Ask.PAIR):
            raise
    await _pair(link, staff)
    staff.show(told("it is paired"))
    return None


async def _pair(link: Link, staff: Staff) -> None:
    assert isinstance(link, MayPair)

    async def number() -> int:
        return round(await staff.number(Ask.NUMBER))

    try:
        await link.pair(number)
    except Refused as no:
        raise NotFit("it does not let itself be paired: {reason}", reason=no.reason) from no
    except LinkError as error:
        raise NotFit("the link was lost: {reason}", reason=error.reason) from error


class _Overheard:
    """The face of `Link` around another: whether anything was refused for want of pairing."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self.demands = False

    @property
    def address(self) -> str:
        return self._link.address

    async def read(self, characteristic: str) -> bytes:
        return await self._asked(self._link.read(characteristic))

    async def write(self, characteristic: str, value: bytes) -> None:
        await self._asked(self._link.write(characteristic, value))

    async def subscribe(self, characteristic: str, handler: FrameHandler) -> None:
        await self._asked(self._link.subscribe(characteristic, handler))

    async def closed(self) -> None:
        await self._link.closed()

    async def close(self) -> None:
        await self._link.close()

    async def _asked(self, asking: Awaitable[T]) -> T:
        try:
            return await asking
        except Refused as no:
            self.demands = self.demands or no.code in DEMANDS
            raise
