"""A link to a virtual device: the face of devices/link.py, the device's behaviour behind it."""

import asyncio
from collections.abc import Coroutine, Mapping
from typing import Protocol

from kiosk.devices.link import Advertisement, FrameHandler, LinkLost, Missing
from kiosk.simulator.clock import Clock

_ANSWER_US = 30_000  # two connection intervals from question to answer


class Device(Protocol):
    """What a virtual device does with one link."""

    address: str

    def advertisement(self, now_us: int) -> Advertisement | None:
        """What it says in the air now; None while it is silent."""

    def values(self) -> Mapping[str, bytes]:
        """What can be read, by characteristic."""

    @property
    def notified(self) -> frozenset[str]:
        """Characteristics that can be subscribed."""

    def accept(self, link: "VirtualLink", characteristic: str, value: bytes) -> None:
        """A write; raises `LinkError`."""

    async def serve(self, link: "VirtualLink") -> None:
        """Everything it sends by itself, until cancelled."""


class VirtualLink:
    """One open conversation with a virtual device."""

    def __init__(self, device: Device, clock: Clock) -> None:
        self._device = device
        self.clock = clock
        self._handlers: dict[str, FrameHandler] = {}
        self._gone = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self.spawn(device.serve(self))

    @property
    def address(self) -> str:
        return self._device.address

    @property
    def open(self) -> bool:
        return not self._gone.is_set()

    async def read(self, characteristic: str) -> bytes:
        await self._answer()
        values = self._device.values()
        if characteristic not in values:
            raise Missing(self.address, f"{characteristic} cannot be read")
        return values[characteristic]

    async def write(self, characteristic: str, value: bytes) -> None:
        await self._answer()
        self._device.accept(self, characteristic, bytes(value))

    async def subscribe(self, characteristic: str, handler: FrameHandler) -> None:
        await self._answer()
        if characteristic not in self._device.notified:
            raise Missing(self.address, f"{characteristic} sends nothing")
        self._handlers[characteristic] = handler

    async def closed(self) -> None:
        await self._gone.wait()

    async def close(self) -> None:
        self.drop()

    def drop(self) -> None:
        """End the link from the device's side: out of range, switched off."""
        self._gone.set()
        self._handlers.clear()
        for task in self._tasks:
            task.cancel()

    def listens(self, characteristic: str) -> bool:
        """Whether somebody subscribed to it."""
        return characteristic in self._handlers

    def deliver(self, characteristic: str, frame: bytes) -> None:
        """Send a frame that arrives now; nobody listening is no error."""
        handler = self._handlers.get(characteristic)
        if handler is not None:
            handler(self.clock.now_us(), frame)

    def deliver_later(self, characteristic: str, frame: bytes, after_us: int = _ANSWER_US) -> None:
        """Send a frame that arrives a little later, such as the answer to a write."""
        self.spawn(self._later(characteristic, frame, after_us))

    def spawn(self, work: Coroutine[None, None, None]) -> None:
        """Run something as long as the link is open."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        failure = None if task.cancelled() else task.exception()
        if failure is not None:  # a device that fails is gone, not silent
            self.drop()
            what = {"message": f"{self.address} failed", "exception": failure}
            task.get_loop().call_exception_handler(what)

    async def _later(self, characteristic: str, frame: bytes, after_us: int) -> None:
        await self.clock.sleep_until(self.clock.now_us() + after_us)
        self.deliver(characteristic, frame)

    async def _answer(self) -> None:
        if self.open:
            await self.clock.sleep_until(self.clock.now_us() + _ANSWER_US)
        if not self.open:
            raise LinkLost(self.address, "the link is closed")
