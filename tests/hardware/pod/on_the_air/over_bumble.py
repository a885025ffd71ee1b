"""The emulated pod with bumble's air between it and the kiosk: a GATT server beside the pod, a GATT
client in the place of BlueZ's kernel, controllers, L2CAP and ATT between them.
"""

import asyncio

from bumble import hci
from bumble.core import UUID, ProtocolError
from bumble.device import Connection, Device, DeviceConfiguration, Peer
from bumble.gatt_client import CharacteristicProxy
from bumble.host import Host

from kiosk.devices.link import FrameHandler, Link, LinkLost, Missing, Unreachable
from kiosk.radio.monotonic import MonotonicClock
from tests.on_air.air import Air, Chip
from tests.on_air.transmitter import Transmitter
from tests.on_bus.peripheral import Peripheral

CENTRAL = "C0:00:00:00:00:99"
ATT_MTU = 247
CONNECT_S = 10.0


class OverBumble(Peripheral):
    """`behind`, whose frames go through bumble; a peripheral of the light bench."""

    def __init__(self, behind: Peripheral) -> None:
        air = Air()
        self._transmitter = Transmitter(air, behind)
        host = Host()
        host.controller = Chip("central", link=air)
        settings = DeviceConfiguration(name="central", address=hci.Address(CENTRAL))
        self._central = Device(config=settings, host=host)
        super().__init__(
            behind.address, behind.name, behind.gatt, self._connect, advertised=behind.advertised
        )

    async def run(self) -> None:
        """On the air until `leave`."""
        await self._central.power_on()
        await self._transmitter.run()

    def leave(self) -> None:
        self._transmitter.ended = True

    async def _connect(self) -> Link:
        try:
            address = hci.Address(self.address)
            connection = await self._central.connect(address, timeout=CONNECT_S)
        except (ProtocolError, TimeoutError) as error:
            raise Unreachable(self.address, str(error)) from error
        peer = Peer(connection)
        await peer.request_mtu(ATT_MTU)
        await peer.discover_services()
        await peer.discover_characteristics()
        return BumbleLink(self.address, connection, peer)


class BumbleLink:
    """The face of a link over a bumble connection."""

    def __init__(self, address: str, connection: Connection, peer: Peer) -> None:
        self.address = address
        self._connection, self._peer = connection, peer
        self._clock = MonotonicClock()
        self._gone = asyncio.Event()
        connection.on("disconnection", lambda _reason: self._gone.set())

    async def read(self, characteristic: str) -> bytes:
        return bytes(await self._asked(self._found(characteristic).read_value()))

    async def write(self, characteristic: str, value: bytes) -> None:
        found = self._found(characteristic)
        await self._asked(found.write_value(value, with_response=True))

    async def subscribe(self, characteristic: str, handler: FrameHandler) -> None:
        found = self._found(characteristic)

        def heard(value: bytes) -> None:
            handler(self._clock.now_us(), bytes(value))

        await self._asked(found.subscribe(heard))

    async def closed(self) -> None:
        await self._gone.wait()

    async def close(self) -> None:
        if not self._gone.is_set():
            self._gone.set()
            await self._connection.disconnect()

    def _found(self, characteristic: str) -> "CharacteristicProxy[bytes]":
        found = self._peer.get_characteristics_by_uuid(UUID(characteristic))
        if not found:
            raise Missing(self.address, characteristic)
        return found[0]

    async def _asked(self, question):  # type: ignore[no-untyped-def]
        if self._gone.is_set():
            question.close()
            raise LinkLost(self.address, "the link is closed")
        try:
            return await question
        except (ProtocolError, TimeoutError, asyncio.InvalidStateError) as error:
            raise LinkLost(self.address, str(error)) from error
