"""Peripherals for the stand-in: the simulator's devices, and a plain one that does as told."""

import asyncio
from collections.abc import Mapping

from kiosk.devices import heart_rate, pod, running_speed, treadmill
from kiosk.devices.link import FrameHandler, Link, LinkLost, Missing, uuid
from kiosk.simulator.clock import Clock
from kiosk.simulator.link import Device, VirtualLink
from tests.on_bus.peripheral import Gatt, Peripheral

NOTIFY, READ, CONTROL = ("notify",), ("read",), ("write", "indicate")
BELT: Gatt = {
    treadmill.SERVICE: {
        treadmill.FEATURE: READ,
        treadmill.DATA: NOTIFY,
        treadmill.TRAINING_STATUS: ("read", "notify"),
        treadmill.SPEED_RANGE: READ,
        treadmill.INCLINE_RANGE: READ,
        treadmill.CONTROL_POINT: CONTROL,
        treadmill.STATUS: NOTIFY,
    }
}
POD: Gatt = {
    pod.SERVICE: {
        pod.INFO: READ,
        pod.CONTROL: CONTROL,
        pod.IMU: NOTIFY,
        pod.EVENTS: NOTIFY,
        pod.STATUS: ("read", "notify"),
    }
}
STRAP: Gatt = {heart_rate.SERVICE: {heart_rate.MEASUREMENT: NOTIFY, uuid(0x2A38): READ}}
FOOTPOD: Gatt = {running_speed.SERVICE: {running_speed.MEASUREMENT: NOTIFY}}


def simulated(device: Device, gatt: Gatt, clock: Clock) -> Peripheral:
    """A device of the simulator in the room."""
    said = device.advertisement(clock.now_us())
    assert said is not None

    async def open_link() -> Link:
        return VirtualLink(device, clock)

    def says_now() -> Mapping[str, bytes]:
        heard = device.advertisement(clock.now_us())
        return heard.service_data if heard else {}

    return Peripheral(
        address=device.address,
        name=said.name or "",
        gatt=gatt,
        open=open_link,
        advertised=tuple(said.services),
        service_data=dict(said.service_data),
        rssi_dbm=said.rssi_dbm or -60,
        says_now=says_now,
    )


class PlainLink:
    """A device that has values, keeps what is written, and sends what a test sends."""

    def __init__(self, address: str, values: Mapping[str, bytes]) -> None:
        self.address = address
        self.values = dict(values)
        self.written: list[tuple[str, bytes]] = []
        self.handlers: dict[str, FrameHandler] = {}
        self._gone = asyncio.Event()

    async def read(self, characteristic: str) -> bytes:
        if characteristic not in self.values:
            raise Missing(self.address, characteristic)
        return self.values[characteristic]

    async def write(self, characteristic: str, value: bytes) -> None:
        if self._gone.is_set():
            raise LinkLost(self.address, "gone")
        self.written.append((characteristic, value))

    async def subscribe(self, characteristic: str, handler: FrameHandler) -> None:
        self.handlers[characteristic] = handler

    async def closed(self) -> None:
        await self._gone.wait()

    async def close(self) -> None:
        self._gone.set()

    def send(self, characteristic: str, frame: bytes) -> None:
        if characteristic in self.handlers:
            self.handlers[characteristic](0, frame)


class Plain(Peripheral):
    """A peripheral of plain links; `now` is the one that is open."""

    def __init__(self, address: str, name: str, gatt: Gatt) -> None:
        self.links: list[PlainLink] = []
        self.values: dict[str, bytes] = {}
        super().__init__(address, name, gatt, self._open_plain, advertised=tuple(gatt))

    async def _open_plain(self) -> Link:
        self.links.append(PlainLink(self.address, self.values))
        return self.links[-1]

    @property
    def now(self) -> PlainLink:
        return self.links[-1]


SHOWN = 314159
"""On the console of the belt that wants a number."""


def guarded() -> tuple[Plain, Plain]:
    """Two belts that take orders only from who is paired with them."""
    silent = Plain("C0:11:22:33:66:01", "Guarded", BELT)
    numbered = Plain("C0:11:22:33:66:02", "Numbered", BELT)
    numbered.shows_number = SHOWN
    for belt in (silent, numbered):
        belt.guarded = frozenset({treadmill.CONTROL_POINT})
    return silent, numbered
