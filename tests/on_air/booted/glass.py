"""The emulated machine's screen and the finger on it, over QEMU's own protocol (QMP)."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from qemu.qmp import QMPClient

WIDTH, HEIGHT = 800, 500
CARD = f"virtio-vga,xres={WIDTH},yres={HEIGHT}"
"""Small, for every pixel is drawn by an emulated processor. QEMU's plain VGA (bochs-drm) imports no
buffers, and without that cage finds no card."""
_TABLET = 0x7FFF
_HELD_S = 0.5
"""Longer than an emulated screen needs to notice."""


class Glass:
    """What is shown, and touches; QEMU hears one of them at a time."""

    def __init__(self, socket: Path) -> None:
        self._socket, self._alone = socket, asyncio.Lock()

    async def picture(self, to: Path) -> None:
        """As PNG."""
        async with self._machine() as machine:
            await machine.execute("screendump", {"filename": str(to), "format": "png"})

    async def tap(self, x: int, y: int) -> None:
        """A touch of the machine's tablet."""
        place = [
            {"type": "abs", "data": {"axis": axis, "value": at * _TABLET // size}}
            for axis, at, size in (("x", x, WIDTH), ("y", y, HEIGHT))
        ]
        async with self._machine() as machine:
            await machine.execute("input-send-event", {"events": place})
            for down in (True, False):
                press = {"type": "btn", "data": {"down": down, "button": "left"}}
                await machine.execute("input-send-event", {"events": [press]})
                await asyncio.sleep(_HELD_S)

    @asynccontextmanager
    async def _machine(self) -> AsyncIterator[QMPClient]:
        async with self._alone:
            client = QMPClient("glass")
            await client.connect(str(self._socket))
            try:
                yield client
            finally:
                await client.disconnect()
