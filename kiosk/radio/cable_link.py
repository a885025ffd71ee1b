"""`Link` over a serial port: one deck sensor on its cable."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from serial import Serial, SerialException

from kiosk.devices import deck
from kiosk.devices.link import FrameHandler, LinkLost, Missing, Refused
from kiosk.devices.pod.serial_line import LineReader, Message, encode

ANSWER_S = 2.0
"""A sensor on a cable answers within milliseconds, or is none."""
_AT_ONCE = 4096


class CableLink:
    """Belongs to the loop it was made in. Frames are stamped when the port has them."""

    def __init__(self, address: str, port: Serial, now_us: Callable[[], int]) -> None:
        self.address = address
        self._port = port
        self._now_us = now_us
        self._reader = LineReader()
        self._handlers: dict[int, FrameHandler] = {}
        self._asked: dict[int, asyncio.Future[bytes]] = {}
        self._gone = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(port.fileno(), self._readable)

    @property
    def damaged(self) -> int:
        """Messages that the cable bent."""
        return self._reader.damaged

    async def read(self, characteristic: str) -> bytes:
        line = self._line(characteristic)
        answer = self._asked.setdefault(line, self._loop.create_future())
        self._send(line, b"")
        try:
            async with asyncio.timeout(ANSWER_S):
                return await asyncio.shield(answer)
        except TimeoutError as error:
            raise Refused(self.address, f"{characteristic}: no answer") from error
        finally:
            self._asked.pop(line, None)

    async def write(self, characteristic: str, value: bytes) -> None:
        self._send(self._line(characteristic), value)

    async def subscribe(self, characteristic: str, handler: FrameHandler) -> None:
        self._open()
        self._handlers[self._line(characteristic)] = handler

    async def closed(self) -> None:
        await self._gone.wait()

    async def close(self) -> None:
        if self._port.is_open:
            self._loop.remove_reader(self._port.fileno())
            self._port.close()
        self._lost()

    def _line(self, characteristic: str) -> int:
        try:
            return deck.LINES[characteristic]
        except KeyError:
            raise Missing(self.address, f"has no {characteristic}") from None

    def _send(self, line: int, payload: bytes) -> None:
        try:
            self._open().write(encode(line, payload))
        except (SerialException, OSError) as error:
            raise LinkLost(self.address, f"not written: {error}") from error

    def _open(self) -> Serial:
        if self._gone.is_set():
            raise LinkLost(self.address, "the cable is unplugged")
        return self._port

    def _readable(self) -> None:
        at_us = self._now_us()
        try:
            data = self._port.read(_AT_ONCE)
        except (SerialException, OSError):  # unplugged
            self._loop.remove_reader(self._port.fileno())
            self._lost()
            return
        for message in self._reader.feed(data):
            self._hear(at_us, message)

    def _hear(self, at_us: int, message: Message) -> None:
        waiting = self._asked.get(message.line)
        if waiting is not None and not waiting.done():
            waiting.set_result(message.payload)
        elif message.line in self._handlers:
            self._handlers[message.line](at_us, message.payload)

    def _lost(self) -> None:
        self._gone.set()
        for waiting in self._asked.values():
            with suppress(asyncio.InvalidStateError):
                waiting.set_exception(LinkLost(self.address, "the cable is unplugged"))
