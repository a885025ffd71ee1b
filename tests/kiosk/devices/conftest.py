"""A link without a radio: what was asked of it is written down, frames are put in by hand."""

import asyncio
from collections.abc import Mapping

import pytest

from kiosk.devices.link import FrameHandler, LinkLost, Missing


class ScriptedLink:
    """The face of `Link`. It has the characteristics it is given values for."""

    def __init__(self, values: Mapping[str, bytes]) -> None:
        self.address = "C0:11:22:33:44:55"
        self.values = dict(values)
        self.written: list[tuple[str, bytes]] = []
        self.handlers: dict[str, FrameHandler] = {}
        self._gone = asyncio.Event()

    def _check(self, characteristic: str) -> None:
        if self._gone.is_set():
            raise LinkLost(self.address, "the link is gone")
        if characteristic not in self.values:
            raise Missing(self.address, characteristic)

    async def read(self, characteristic: str) -> bytes:
        self._check(characteristic)
        return self.values[characteristic]

    async def write(self, characteristic: str, value: bytes) -> None:
        self._check(characteristic)
        self.written.append((characteristic, value))

    async def subscribe(self, characteristic: str, handler: FrameHandler) -> None:
        self._check(characteristic)
        self.handlers[characteristic] = handler

    async def closed(self) -> None:
        await self._gone.wait()

    async def close(self) -> None:
        self._gone.set()

    def send(self, characteristic: str, at_us: int, frame: bytes) -> None:
        """The device notifies."""
        self.handlers[characteristic](at_us, frame)


@pytest.fixture
def scripted_link() -> type[ScriptedLink]:
    return ScriptedLink
