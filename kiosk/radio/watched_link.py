"""A link that remembers when it last delivered something."""

from collections.abc import Awaitable, Callable

from kiosk.devices.link import FrameHandler, Link, MayPair, Refused


class WatchedLink:
    """The face of `Link` around another. Only frames of `of` count; an empty set counts all."""

    def __init__(self, link: Link, of: frozenset[str], heard: Callable[[], None]) -> None:
        self.last_us: int | None = None
        self._link, self._of, self._heard = link, of, heard

    @property
    def address(self) -> str:
        return self._link.address

    async def read(self, characteristic: str) -> bytes:
        return await self._link.read(characteristic)

    async def write(self, characteristic: str, value: bytes) -> None:
        await self._link.write(characteristic, value)

    async def subscribe(self, characteristic: str, handler: FrameHandler) -> None:
        if self._of and characteristic not in self._of:
            await self._link.subscribe(characteristic, handler)
            return

        def counted(at_us: int, frame: bytes) -> None:
            self.last_us = at_us
            self._heard()
            handler(at_us, frame)

        await self._link.subscribe(characteristic, counted)

    async def pair(self, number: Callable[[], Awaitable[int]] | None = None) -> None:
        """Pair once, where the link below can; raises `LinkLost` or `Refused`."""
        if not isinstance(self._link, MayPair):
            raise Refused(self.address, "has no pairing")
        await self._link.pair(number)

    async def closed(self) -> None:
        await self._link.closed()

    async def close(self) -> None:
        await self._link.close()
