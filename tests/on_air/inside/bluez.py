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
REVIVED_AFTER_S = 2.0
"""RestartSec of the kiosk's own unit (hardware/kiosk/rootfs): nothing else brings it back."""
HCI, BLUEZ = "/org/bluez/hci0", "org.bluez"


class RealBluez:
    """bluetoothd, and the adapter below it. `calls` are the methods that were called."""

    def __init__(self, host: str, adapter_port: int) -> None:
        self._adapter_at = (host, str(adapter_port))
        self._daemon: subprocess.Popen[bytes] | None = None
        self._adapter: subprocess.Popen[bytes] | None = None
        self._monitor: MessageBus | None = None
        self.calls: list[str] = []
        self.ended: list[int] = []
        """With which code bluetoothd ended that nobody had told to: negative, by that signal."""

    async def start(self) -> None:
        """A fresh bluetoothd: it knows no device."""
        for known in KEPT.glob("*"):
            shutil.rmtree(known)
        if self._monitor is None:
            await self._listen()
        if self._adapter is None:
            self.plug()
        self._serve()

    async def kill(self) -> None:
        """SIGKILL."""
        daemon, self._daemon = self._daemon, None
        if daemon is not None:
            daemon.kill()
            daemon.wait()

    async def stop(self) -> None:
        """SIGTERM, as systemd does."""
        daemon, self._daemon = self._daemon, None
        if daemon is not None:
            daemon.terminate()
            await asyncio.to_thread(daemon.wait)

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

    def _serve(self) -> None:
        with LOG.open("ab") as log:
            self._daemon = subprocess.Popen([BLUETOOTHD, "-n", "-f", SETTINGS], stderr=log)
        self._reviving = asyncio.ensure_future(self._revive(self._daemon))

    async def _revive(self, daemon: subprocess.Popen[bytes]) -> None:
        """As systemd does with one that ends by itself."""
        code = await asyncio.to_thread(daemon.wait)
        if daemon is not self._daemon:
            return  # it was told to
        self.ended.append(code)
        said = LOG.read_text(errors="replace").splitlines()[-3:]
        print(f"bluetoothd ended by itself with {code}; its last words: {said}", flush=True)
        await asyncio.sleep(REVIVED_AFTER_S)
        if daemon is self._daemon:
            self._serve()

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
