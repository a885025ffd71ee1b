"""The real bluetoothd of the guest, with the face of the light bench's stand-in."""

import asyncio
import shutil
import subprocess
import sys
from pathlib import Path

from dbus_fast import BusType, Message, MessageType, Variant
from dbus_fast.aio import MessageBus

from tests.on_air.inside.far import FarDevice

BLUETOOTHD = "/usr/libexec/bluetooth/bluetoothd"
SETTINGS = "/etc/bluetooth/main.conf"
LOG = Path("/run/bluetoothd.log")
KEPT = Path("/var/lib/bluetooth")
ADAPTER = Path(__file__).parent.parent / "guest" / "adapter.py"
HCI, BLUEZ = "/org/bluez/hci0", "org.bluez"


class RealBluez:
    """bluetoothd, and the adapter below it. `calls` are the methods that were called."""

    def __init__(self, host: str, adapter_port: int) -> None:
        self._adapter_at = (host, str(adapter_port))
        self._daemon: subprocess.Popen[bytes] | None = None
        self._adapter: subprocess.Popen[bytes] | None = None
        self._monitor: MessageBus | None = None
        self.calls: list[str] = []

    async def start(self) -> None:
        """A fresh bluetoothd: it knows no device."""
        for known in KEPT.glob("*"):
            shutil.rmtree(known)
        if self._monitor is None:
            await self._listen()
        if self._adapter is None:
            self.plug()
        with LOG.open("ab") as log:
            self._daemon = subprocess.Popen([BLUETOOTHD, "-n", "-f", SETTINGS], stderr=log)

    async def kill(self) -> None:
        """SIGKILL."""
        if self._daemon is not None:
            self._daemon.kill()
            self._daemon.wait()
            self._daemon = None

    async def stop(self) -> None:
        """SIGTERM, as systemd does."""
        if self._daemon is not None:
            self._daemon.terminate()
            await asyncio.to_thread(self._daemon.wait)
            self._daemon = None

    async def away(self) -> None:
        """All of it."""
        await self.kill()
        await self.unplug()
        if self._monitor is not None:
            self._monitor.disconnect()

    def plug(self) -> None:
        """The adapter appears."""
        self._adapter = subprocess.Popen([sys.executable, "-S", "-E", ADAPTER, *self._adapter_at])

    async def unplug(self) -> None:
        """The adapter is pulled out."""
        if self._adapter is not None:
            self._adapter.kill()
            self._adapter.wait()
            self._adapter = None

    async def power(self, on: bool) -> None:
        """As `bluetoothctl power`."""
        body = ["org.bluez.Adapter1", "Powered", Variant("b", on)]
        await self._ask(HCI, "org.freedesktop.DBus.Properties", "Set", "ssv", body)

    async def block(self, blocked: bool) -> None:
        """As `rfkill block bluetooth`."""
        event = bytes([0, 0, 0, 0, 2, 3, blocked, 0])  # index; Bluetooth; change all; soft
        await asyncio.to_thread(Path("/dev/rfkill").write_bytes, event)

    async def drop(self, device: FarDevice) -> None:
        """The link is lost."""
        device.drop()

    async def forget(self, device: FarDevice) -> None:
        """bluetoothd removes it."""
        path = f"{HCI}/dev_{device.address.replace(':', '_')}"
        await self._ask(HCI, "org.bluez.Adapter1", "RemoveDevice", "o", [path])

    async def _ask(self, path: str, interface: str, member: str, signs: str, body: object) -> None:
        bus = await MessageBus(bus_type=BusType.SYSTEM).connect()
        try:
            asked = Message(BLUEZ, path, interface, member, signature=signs, body=body)
            reply = await bus.call(asked)
            assert reply is not None
            assert reply.message_type is not MessageType.ERROR, reply.body
        finally:
            bus.disconnect()

    async def _listen(self) -> None:
        """Note every call to BlueZ, as dbus-monitor does."""
        bus = self._monitor = await MessageBus(bus_type=BusType.SYSTEM).connect()
        name = "org.freedesktop.DBus"
        rules = [f"type='method_call',destination='{BLUEZ}'"]
        path = "/org/freedesktop/DBus"
        become = Message(
            name, path, f"{name}.Monitoring", "BecomeMonitor", signature="asu", body=[rules, 0]
        )
        await bus.call(become)
        bus.add_message_handler(self._heard)

    def _heard(self, message: Message) -> bool:
        if message.message_type is MessageType.METHOD_CALL:
            self.calls.append(message.member or "")
        return True  # a monitor answers nobody
