"""`Radio` over the serial ports of this machine: the deck sensor's cable."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from serial import Serial, SerialException
from serial.tools.list_ports import comports

from kiosk.devices import deck
from kiosk.devices.link import Advertisement, LinkError, Unreachable
from kiosk.radio.cable_link import CableLink
from kiosk.radio.monotonic import MonotonicClock

LOOK_EVERY_S = 2.0
PREFIX = "usb:"
"""Before the port's path: no address of the air looks like it."""


def deck_ports() -> list[str]:
    """The ports that call themselves a deck sensor, by paths that stay where udev gives one."""
    pinned = Path("/dev/treadform-deck")
    found = [port.device for port in comports() if port.product == deck.NAME]
    return [str(pinned)] if pinned.exists() else found


class CableRadio:
    """Use as `async with CableRadio() as radio` in the loop that shall own the cables."""

    def __init__(
        self,
        ports: Callable[[], list[str]] = deck_ports,
        now_us: Callable[[], int] | None = None,
    ) -> None:
        self._ports = ports
        self._now_us = now_us or MonotonicClock().now_us
        self._links = AsyncExitStack()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._links.aclose()

    async def scan(self) -> AsyncIterator[Advertisement]:
        """Every port that is there, again and again."""
        while True:
            for port in await asyncio.to_thread(self._ports):
                yield Advertisement(
                    *(PREFIX + port, deck.NAME, None, self._now_us()),
                    services=frozenset({deck.SERVICE}),
                )
            await asyncio.sleep(LOOK_EVERY_S)

    async def open(self, address: str) -> CableLink:
        """The deck sensor on this port; `Unreachable` where there is none, or something else."""
        try:
            port = Serial(address.removeprefix(PREFIX), timeout=0, write_timeout=1, exclusive=True)
        except (SerialException, OSError) as error:
            raise Unreachable(address, f"cannot be opened: {error}") from error
        link = CableLink(address, port, self._now_us)
        self._links.push_async_callback(link.close)
        try:
            port.write(b"\0")
            await link.read(deck.INFO)
        except (LinkError, SerialException, OSError) as error:
            await link.close()
            raise Unreachable(address, "does not answer as a deck sensor") from error
        return link
