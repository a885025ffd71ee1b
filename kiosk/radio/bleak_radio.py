"""`Radio` over bleak and BlueZ: the real air."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Coroutine
from types import TracebackType
from typing import Self

from bleak import BleakClient
from bleak.backends.device import BLEDevice
from bleak.exc import BleakError

from kiosk.devices import pod
from kiosk.devices.link import Advertisement, Link, Unreachable
from kiosk.radio.adapter_power import power_cycle
from kiosk.radio.bleak_link import BleakLink
from kiosk.radio.bluez_watch import BluezWatch
from kiosk.radio.monotonic import MonotonicClock
from kiosk.radio.scanner import Scanner
from kiosk.radio.trouble import RadioDown, Trouble

log = logging.getLogger(__name__)

STREAMS = frozenset({pod.IMU})
"""Characteristics that get a socket (AcquireNotify): signals lost 8 to 33 % at 600 frames/s."""
FIND_S = 5.0
"""A device that wants to be found advertises several times in this."""
CYCLE_EVERY_US = 5_000_000
"""An adapter that is stuck still after having been switched off and on gets time to settle."""
CONNECT_S = 8.0
"""Real ones need 0.4 to 4 s; others wait meanwhile, for BlueZ connects one at a time."""


class BleakRadio:
    """Use as `async with BleakRadio() as radio` in the loop that shall own the radio."""

    def __init__(
        self,
        adapter: str | None = None,
        now_us: Callable[[], int] | None = None,
        find_s: float = FIND_S,
        connect_s: float = CONNECT_S,
    ) -> None:
        self._adapter = adapter
        self._now_us = now_us or MonotonicClock().now_us
        self._find_s, self._connect_s = find_s, connect_s
        self._watch = BluezWatch(self._trouble_changed, adapter)
        self._scanner = Scanner(self._now_us, adapter, self._scan_stuck)
        self._cycled_us: int | None = None
        self._links: set[BleakLink] = set()
        self._one_at_a_time = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def trouble(self) -> Trouble | None:
        """Why there is no radio now; None when there is one."""
        return self._watch.trouble

    async def usable(self) -> None:
        """Return once there is a radio."""
        await self._watch.usable()

    async def first_look(self) -> Trouble | None:
        """The trouble found at the first look."""
        return await self._watch.first_look()

    async def __aenter__(self) -> Self:
        self._spawn(self._watch.run())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await asyncio.gather(*(link.close() for link in self._links), return_exceptions=True)
        await self._scanner.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def scan(self) -> AsyncIterator[Advertisement]:
        """As in the seam. Waits through any trouble and hears again when it is over."""
        async with contextlib.aclosing(self._scanner.listen()) as heard:  # type: ignore[type-var]
            async for advertisement in heard:
                yield advertisement

    async def open(self, address: str) -> Link:
        """As in the seam; raises `Unreachable`, also for want of a radio."""
        if self.trouble is not None:
            raise Unreachable(address, f"no radio: {self.trouble}")
        device = self._scanner.heard.get(address) or await self._find(address)
        async with self._one_at_a_time, self._scanner.silence():
            return await self._connect(address, device)

    async def _find(self, address: str) -> BLEDevice:
        """Listen for so long; while others connect nobody listens, and that does not count."""
        left_s = self._find_s
        while left_s > 0:
            silent_us = self._scanner.silent_us
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(left_s):
                    return await self._hear(address)
            left_s = (self._scanner.silent_us - silent_us) / 1e6
        raise Unreachable(address, "not heard")

    async def _hear(self, address: str) -> BLEDevice:
        async with contextlib.aclosing(self._scanner.listen()) as heard:  # type: ignore[type-var]
            async for advertisement in heard:
                if advertisement.address == address:
                    return self._scanner.heard[address]
        raise RadioDown(Trouble.UNKNOWN)

    async def _connect(self, address: str, device: BLEDevice) -> Link:
        link = BleakLink(address, self._now_us, STREAMS)
        client = BleakClient(
            device, disconnected_callback=lambda _: link.lost(), timeout=self._connect_s
        )
        self._links.add(link)
        try:
            async with asyncio.timeout(self._connect_s + 1):
                await client.connect()
        except (BleakError, OSError, EOFError) as error:
            # heard again before it is tried again: one that vanished costs one attempt
            self._scanner.heard.pop(address, None)
            self._links.discard(link)
            raise Unreachable(address, f"did not connect: {error!r}") from error
        except BaseException:
            self._links.discard(link)
            raise
        link.attach(client, device.details["path"])
        self._spawn(self._forget(link))
        return link

    async def _forget(self, link: BleakLink) -> None:
        await link.closed()
        self._links.discard(link)
        await link.bury()

    async def _scan_stuck(self) -> bool:
        """A bluetoothd that was killed while it scanned leaves the kernel scanning for 10 s, and
        for ever once something connects meanwhile. Only switching the adapter off ends that; it
        also ends every link, so not while there is one. Whether that was done."""
        now_us = self._now_us()
        soon = self._cycled_us is not None and now_us - self._cycled_us < CYCLE_EVERY_US
        if self._links or soon:
            return False
        self._cycled_us = now_us
        log.warning("the adapter is stuck in another's scan: switching it off and on")
        with contextlib.suppress(OSError, EOFError, RadioDown):
            await power_cycle(self._adapter)
            return True
        return False

    def _trouble_changed(self, trouble: Trouble | None) -> None:
        """Without BlueZ no link is alive, whatever its client believes."""
        if trouble is not None:
            for link in list(self._links):
                link.lost()
            self._cycled_us = None  # whatever comes back may be stuck anew
        self._spawn(self._scanner.usable(trouble is None))

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
