"""Puts a peripheral of the light bench on the air: the same device, behind bumble's GATT."""

import asyncio
import re
import struct

from bumble import att, hci
from bumble.core import UUID, AdvertisingData
from bumble.device import Connection, Device, DeviceConfiguration
from bumble.gatt import Characteristic, CharacteristicValue, Service
from bumble.host import Host
from bumble.pairing import PairingConfig, PairingDelegate

from kiosk.devices.link import Link, LinkError, Missing, Refused
from tests.on_air.air import Air, Chip
from tests.on_bus.peripheral import Peripheral

ADVERTISES_EVERY_MS = 100
LOOKS_EVERY_S = 0.005
LOST = hci.HCI_CONNECTION_TIMEOUT_ERROR
_SHORT = "-0000-1000-8000-00805f9b34fb"
_ROOM = 31
_P = Characteristic.Properties
_PROPERTIES = {"read": _P.READ, "write": _P.WRITE, "notify": _P.NOTIFY, "indicate": _P.INDICATE}
_ALLOWED = {
    "read": att.Attribute.READABLE,
    "write": att.Attribute.WRITEABLE,
}
_PAIRED = {
    "read": att.Attribute.READ_REQUIRES_AUTHENTICATION,
    "write": att.Attribute.WRITE_REQUIRES_AUTHENTICATION,
}


class _Console(PairingDelegate):
    """Shows its number, where it has one."""

    def __init__(self, shows: int | None) -> None:
        kinds = PairingDelegate.IoCapability
        kind = kinds.NO_OUTPUT_NO_INPUT if shows is None else kinds.DISPLAY_OUTPUT_ONLY
        super().__init__(io_capability=kind)
        self._shows = shows

    async def generate_passkey(self) -> int:
        assert self._shows is not None
        return self._shows


class Transmitter:
    """One peripheral on the air while `run` runs."""

    def __init__(self, air: Air, peripheral: Peripheral) -> None:
        self.peripheral = peripheral
        host = self._host = Host()
        self._air = air
        self._chip = host.controller = Chip(peripheral.name, link=air)
        settings = DeviceConfiguration(
            name=peripheral.name, address=hci.Address(peripheral.address)
        )
        self._device = Device(config=settings, host=host)
        self._device.add_services([self._service(uuid) for uuid in peripheral.gatt])
        self._device.pairing_config_factory = self._pairing
        self._device.on("connection", self._connected)
        self._connection: Connection | None = None
        self._opening: asyncio.Task[Link] | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self.ended = False
        """Set, it lets `run` return: bumble's commands take no cancellation well."""

    async def run(self) -> None:
        """Advertise whenever it is in range and nobody holds it."""
        await self._device.power_on()
        advertised, answered = advertisement(self.peripheral)
        while not self.ended:
            wanted = self.peripheral.in_range and self._connection is None
            if wanted and not self._device.is_advertising:
                await self._device.start_advertising(
                    own_address_type=hci.OwnAddressType.RANDOM,
                    advertising_data=advertised,
                    scan_response_data=answered,
                    advertising_interval_min=ADVERTISES_EVERY_MS,
                    advertising_interval_max=ADVERTISES_EVERY_MS,
                )
            elif not wanted and self._device.is_advertising:
                await self._device.stop_advertising()
            await asyncio.sleep(LOOKS_EVERY_S)

    def leave(self) -> None:
        """Off the air at once; nobody waits for what the chip still answers."""
        self._air.remove_controller(self._chip)
        self._host.pending_response = None

    async def drop(self, reason: int = LOST) -> None:
        """The link is lost."""
        if self._connection is not None:
            await self._connection.disconnect(reason)

    # --- a link's life --------------------------------------------------------------------------

    def _connected(self, connection: Connection) -> None:
        self._connection = connection
        self.peripheral.connections += 1
        self._opening = asyncio.ensure_future(self._open())
        connection.on("disconnection", self._disconnected)

    async def _open(self) -> Link:
        link = self.peripheral.link = await self.peripheral.open()
        self._spawn(self._drop_when_closed(link))
        return link

    async def _drop_when_closed(self, link: Link) -> None:
        await link.closed()
        if self.peripheral.link is link:
            await self.drop(hci.HCI_REMOTE_USER_TERMINATED_CONNECTION_ERROR)

    def _disconnected(self, reason: int) -> None:
        self._connection = None
        link, self.peripheral.link = self.peripheral.link, None
        if link is not None:
            self._spawn(link.close())

    def _pairing(self, _: Connection) -> PairingConfig:
        """As a belt's makers set it: with a number where it has a display, else without a word."""
        shows = self.peripheral.shows_number
        return PairingConfig(mitm=shows is not None, delegate=_Console(shows))

    # --- GATT -----------------------------------------------------------------------------------

    def _service(self, uuid: str) -> Service:
        inside = self.peripheral.gatt[uuid]
        return Service(UUID(uuid), [self._characteristic(name, inside[name]) for name in inside])

    def _characteristic(self, uuid: str, flags: tuple[str, ...]) -> Characteristic[bytes]:
        async def read(_: Connection) -> bytes:
            try:
                return await (await self._link()).read(uuid)
            except LinkError as error:
                raise _att(error) from error

        async def write(_: Connection, value: bytes) -> None:
            try:
                await (await self._link()).write(uuid, value)
            except LinkError as error:
                raise _att(error) from error

        allowed = {flag: _ALLOWED[flag] for flag in flags if flag in _ALLOWED}
        if uuid in self.peripheral.guarded:
            allowed |= {f"{flag}, paired": _PAIRED[flag] for flag in allowed}
        made = Characteristic[bytes](
            UUID(uuid),
            sum((_PROPERTIES[flag] for flag in flags if flag in _PROPERTIES), _P(0)),
            sum(allowed.values(), att.Attribute.Permissions(0)),
            CharacteristicValue(read=read, write=write),
        )

        def subscribed(_: Connection, notify: bool, indicate: bool) -> None:
            if notify or indicate:
                self._spawn(self._subscribe(uuid, made))

        made.on(made.EVENT_SUBSCRIPTION, subscribed)
        return made

    async def _link(self) -> Link:
        assert self._opening is not None
        return await self._opening

    async def _subscribe(self, uuid: str, made: Characteristic[bytes]) -> None:
        link = await self._link()
        await link.subscribe(uuid, lambda _, frame: self._say(made, frame))

    def _say(self, made: Characteristic[bytes], frame: bytes) -> None:
        connection = self._connection
        if connection is None:
            return
        if made.properties & _P.INDICATE:
            self._spawn(self._device.indicate_subscriber(connection, made, frame))
        else:
            self._spawn(self._device.notify_subscriber(connection, made, frame))

    def _spawn(self, work: object) -> None:
        task = asyncio.ensure_future(work)  # type: ignore[call-overload]
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()  # a link that went while it was spoken over


def _att(error: LinkError) -> att.ATT_Error:
    if isinstance(error, Refused) and error.code is not None:
        return att.ATT_Error(error.code)
    if said := re.match(r"0x([0-9A-F]{2}):", error.reason):  # the simulator's devices say it so
        return att.ATT_Error(int(said[1], 16))
    absent = isinstance(error, Missing)
    return att.ATT_Error(
        att.ATT_READ_NOT_PERMITTED_ERROR if absent else att.ATT_UNLIKELY_ERROR_ERROR
    )


def advertisement(peripheral: Peripheral) -> tuple[bytes, bytes]:
    """The advertisement and the scan response: 31 bytes each, the name last."""
    short = [uuid for uuid in peripheral.advertised if uuid.endswith(_SHORT)]
    parts = [(AdvertisingData.FLAGS, b"\x06")]
    if short:
        listed = b"".join(bytes(UUID(uuid[4:8])) for uuid in short)
        parts.append((AdvertisingData.COMPLETE_LIST_OF_16_BIT_SERVICE_CLASS_UUIDS, listed))
    for uuid, data in peripheral.service_data.items():
        is_short = uuid.endswith(_SHORT)
        kind = (
            AdvertisingData.SERVICE_DATA_16_BIT_UUID
            if is_short
            else AdvertisingData.SERVICE_DATA_128_BIT_UUID
        )
        parts.append((kind, bytes(UUID(uuid[4:8] if is_short else uuid)) + data))
    for uuid in peripheral.advertised:
        if uuid not in short and uuid not in peripheral.service_data:
            kind = AdvertisingData.COMPLETE_LIST_OF_128_BIT_SERVICE_CLASS_UUIDS
            parts.append((kind, bytes(UUID(uuid))))
    parts.append((AdvertisingData.COMPLETE_LOCAL_NAME, peripheral.name.encode()))
    air: list[bytes] = [b"", b""]
    for kind, data in parts:
        part = struct.pack("BB", len(data) + 1, kind) + data
        place = next(i for i in (0, 1) if len(air[i]) + len(part) <= _ROOM)
        air[place] += part
    return air[0], air[1]
