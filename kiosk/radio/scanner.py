"""One scan for everyone. BlueZ allows a program only one, and none while it connects."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

from bleak import BleakScanner
from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData
from bleak.exc import BleakDBusError, BleakError

from kiosk.devices.link import Advertisement
from kiosk.radio.trouble import RadioDown, trouble_of

log = logging.getLogger(__name__)

_NOT_HEARD_DBM = -127
"""bleak's word for a device of which something other than an advertisement was reported."""
RETRY_S = 1.0
"""BlueZ may be busy with the scan of another program, or with none that it forgot."""
_IN_PROGRESS = "org.bluez.Error.InProgress"
_MOST_WAITING = 512
"""A listener that does not listen loses the oldest, not the memory."""


class Scanner:
    """Scans while somebody listens and nobody asked for silence. Not before `usable(True)`."""

    def __init__(
        self,
        now_us: Callable[[], int],
        adapter: str | None,
        stuck: Callable[[], Awaitable[bool]],
    ) -> None:
        """`stuck` is called when BlueZ says that a scan is in progress that is not ours, and says
        whether that was ended."""
        self._now_us = now_us
        self._adapter = adapter
        self._stuck = stuck
        self._listeners: set[asyncio.Queue[Advertisement]] = set()
        self._silences = 0
        self._silent_us, self._was_silent_us = 0, 0
        self._usable = False
        self._running: BleakScanner | None = None
        self._turn = asyncio.Lock()
        self._again: asyncio.Task[None] | None = None
        self.heard: dict[str, BLEDevice] = {}
        """The last handle of every device heard, by address."""

    async def usable(self, usable: bool) -> None:
        """There is a radio now, or none any more: then everything heard is forgotten."""
        self._usable = usable
        if not usable:
            self.heard.clear()
            self._running = None  # its BlueZ is gone, there is nothing to stop
        await self._adjust()

    async def listen(self) -> AsyncIterator[Advertisement]:
        """Advertisements from now on; also while there is no radio, for one may come."""
        queue: asyncio.Queue[Advertisement] = asyncio.Queue(_MOST_WAITING)
        self._listeners.add(queue)
        try:
            await self._adjust()
            while True:
                yield await queue.get()
        finally:
            self._listeners.discard(queue)
            await self._adjust()

    async def stop(self) -> None:
        """For good."""
        if self._again is not None:
            self._again.cancel()
        self._usable = False
        await self._adjust()

    @asynccontextmanager
    async def silence(self) -> AsyncIterator[None]:
        """No scanning inside."""
        if not self._silences:
            self._silent_us = self._now_us()
        self._silences += 1
        try:
            await self._adjust()
            yield
        finally:
            self._silences -= 1
            await self._adjust()
            if not self._silences:
                self._was_silent_us += self._now_us() - self._silent_us

    @property
    def silent_us(self) -> int:
        """For how long nobody listened so far, because something connected."""
        now_us = self._now_us() - self._silent_us if self._silences else 0
        return self._was_silent_us + now_us

    async def _adjust(self) -> None:
        async with self._turn:
            wanted = self._usable and bool(self._listeners) and not self._silences
            if wanted and self._running is None:
                await self._start()
            elif not wanted and self._running is not None:
                running, self._running = self._running, None
                with suppress(BleakError, OSError, EOFError, AssertionError):
                    await running.stop()

    async def _start(self) -> None:
        where = {"adapter": self._adapter} if self._adapter else {}
        scanner = BleakScanner(self._found, bluez=where)  # type: ignore[arg-type]
        try:
            await scanner.start()
        except (BleakError, OSError, EOFError, RadioDown) as error:
            log.warning("cannot scan: %s", trouble_of(error) or error)
            held = isinstance(error, BleakDBusError) and error.dbus_error == _IN_PROGRESS
            ended = held and await self._stuck()
            self._again = asyncio.create_task(self._adjust_in(0.0 if ended else RETRY_S))
        else:
            self._running = scanner

    async def _adjust_in(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        await self._adjust()

    def _found(self, device: BLEDevice, said: AdvertisementData) -> None:
        # bleak reports every change of a known device, a lost link among them
        if said.rssi == _NOT_HEARD_DBM or _connected(said):
            return
        self.heard[device.address] = device
        advertisement = Advertisement(
            address=device.address,
            name=said.local_name,
            rssi_dbm=said.rssi,
            seen_us=self._now_us(),
            services=frozenset(uuid.lower() for uuid in said.service_uuids),
            service_data={uuid.lower(): data for uuid, data in said.service_data.items()},
            manufacturer_data=dict(said.manufacturer_data),
        )
        for queue in self._listeners:
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(advertisement)


def _connected(said: AdvertisementData) -> bool:
    """Whether BlueZ still counts the device as connected."""
    _, properties = said.platform_data
    return bool(properties.get("Connected"))
