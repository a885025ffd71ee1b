"""bluetoothd, as far as bleak can tell: it scans, connects, reads, writes, notifies, and fails."""

import asyncio
import socket
from collections.abc import Callable, Coroutine
from typing import Any

from dbus_fast import BusType, Message, MessageType, Variant
from dbus_fast.aio import MessageBus

from kiosk.devices.link import LinkError, Missing
from tests.on_bus.agents import AGENTS, Agents
from tests.on_bus.faults import Faults, Refusal
from tests.on_bus.peripheral import CHARACTERISTIC, DEVICE, HCI, Characteristic, Peripheral
from tests.on_bus.tree import OBJECT_MANAGER, PROPERTIES, Tree, match, variant

ADAPTER = "org.bluez.Adapter1"
ADVERTISES_EVERY_S = 0.02
Answer = tuple[str, list[Any], list[int]]
NOTHING: Answer = ("", [], [])


class StandIn:
    """Owns org.bluez on the system bus of this process between `start` and `kill`."""

    def __init__(self, *peripherals: Peripheral) -> None:
        self.peripherals = {p.address: p for p in peripherals}
        self.faults = Faults()
        self.calls: list[str] = []
        self.powered, self.blocked = True, False
        self.resolve_s = 0.0
        self._scanning: set[str] = set()
        self.agents = Agents()
        self._kernel_scans = False
        """The kernel is still in the scan of a daemon that was killed."""
        self._tasks: set[asyncio.Task[None]] = set()
        self._bus: MessageBus | None = None
        self._tree: Tree

    # --- what a test does to it -----------------------------------------------------------------

    async def start(self) -> None:
        """A fresh bluetoothd: it knows no device."""
        self._bus = await MessageBus(bus_type=BusType.SYSTEM, negotiate_unix_fd=True).connect()
        self._tree = Tree(self._bus)
        self._tree.objects["/org/bluez"] = {AGENTS: {}}
        self._bus.add_message_handler(self._message)
        await match(self._bus, "type='signal',member='NameOwnerChanged'")
        await self._bus.request_name("org.bluez")
        self.plug()
        self._spawn(self._advertise())

    async def kill(self) -> None:
        """SIGKILL: the name vanishes, and nothing else is said. The kernel ends the links."""
        if self._bus is not None:
            self._bus.disconnect()
        self._kernel_scans = bool(self._scanning)
        tasks, self._tasks = self._tasks, set()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._scanning.clear()
        for peripheral in self.peripherals.values():
            await self._hang_up(peripheral)

    def plug(self, hci: str = HCI) -> None:
        """An adapter appears."""
        roles = Variant("as", ["central", "peripheral"])
        properties = {
            "Address": variant("00:AA:01:00:00:01"),
            "Powered": variant(self.powered),
            "Discovering": variant(False),
            "Roles": roles,
        }
        self._tree.add(hci, {ADAPTER: properties})

    async def unplug(self) -> None:
        """The adapter is pulled out."""
        for peripheral in self.peripherals.values():
            await self.drop(peripheral)
        self._scanning.clear()
        self._tree.remove(HCI)

    async def power(self, on: bool) -> None:
        self.powered = on
        self._tree.change(HCI, ADAPTER, Powered=variant(on))
        if not on:
            self._scanning.clear()
            self._kernel_scans = False
            for peripheral in self.peripherals.values():
                await self.drop(peripheral)

    async def block(self, blocked: bool) -> None:
        """As `rfkill block bluetooth`: off, and nobody can switch it on before it is unblocked."""
        self.blocked = blocked
        await self.power(not blocked)

    async def drop(self, peripheral: Peripheral) -> None:
        """The link is lost: in bluetoothd's order, resolved, connected, objects."""
        if peripheral.link is None:
            return
        await self._hang_up(peripheral)
        self._tree.change(peripheral.path, DEVICE, ServicesResolved=variant(False))
        self._tree.change(peripheral.path, DEVICE, Connected=variant(False))
        for path in [p for p in self._tree.objects if p.startswith(peripheral.path + "/")]:
            self._tree.remove(path)

    async def forget(self, peripheral: Peripheral) -> None:
        """bluetoothd removes what was long unheard."""
        self._tree.remove(peripheral.path)

    # --- the air --------------------------------------------------------------------------------

    async def _advertise(self) -> None:
        while True:
            for peripheral in self.peripherals.values():
                heard = peripheral.in_range and peripheral.link is None and self._scanning
                if heard and peripheral.path not in self._tree.objects:
                    self._tree.add(peripheral.path, peripheral.properties())
                elif heard:
                    changed = {"RSSI": Variant("n", peripheral.rssi_dbm)}
                    if peripheral.says_now:
                        changed["ServiceData"] = peripheral.data()
                    self._tree.change(peripheral.path, DEVICE, **changed)
            await asyncio.sleep(ADVERTISES_EVERY_S)

    async def _hang_up(self, peripheral: Peripheral) -> None:
        link, peripheral.link = peripheral.link, None
        for characteristic in peripheral.characteristics.values():
            characteristic.let_go()
        peripheral.characteristics.clear()
        if link is not None:
            await link.close()

    def _notify(self, characteristic: Characteristic, frame: bytes) -> None:
        if characteristic.socket is not None:
            try:
                characteristic.socket.send(frame)
            except BlockingIOError:
                pass  # a full socket loses the frame, as bluetoothd does
            except OSError:
                characteristic.let_go()
        elif characteristic.listener is not None:
            self._tree.change(characteristic.path, CHARACTERISTIC, Value=variant(frame))

    # --- calls ----------------------------------------------------------------------------------

    def _message(self, message: Message) -> bool | None:
        if message.message_type is MessageType.SIGNAL and message.member == "NameOwnerChanged":
            if message.body[2] == "":
                self._client_left(message.body[0])
            return None
        bare = message.path == "/org/bluez" and message.interface != AGENTS
        ours = message.message_type is MessageType.METHOD_CALL and not bare
        if not ours or (message.interface or "").startswith("org.freedesktop.DBus.Peer"):
            return None
        self._spawn(self._reply(message))
        return True

    def _client_left(self, name: str) -> None:
        self._scanning.discard(name)
        self.agents.forget(name)
        for peripheral in self.peripherals.values():
            for characteristic in peripheral.characteristics.values():
                if characteristic.listener == name:
                    characteristic.listener = None

    async def _reply(self, message: Message) -> None:
        assert self._bus is not None
        try:
            signature, body, descriptors = await self._call(message)
            reply = Message.new_method_return(message, signature, body, descriptors)
        except Refusal as refusal:
            reply = Message.new_error(message, refusal.args[0], refusal.args[1])
        if self._bus.connected:
            await self._bus.send(reply)
        for descriptor in reply.unix_fds:
            socket.close(descriptor)

    async def _call(self, message: Message) -> Answer:
        member, path = message.member or "", message.path or ""
        self.calls.append(member)
        await self.faults.strike(member)
        if message.interface == OBJECT_MANAGER:
            return "a{oa{sa{sv}}}", [self._tree.objects], []
        if path not in self._tree.objects:
            raise Refusal("org.freedesktop.DBus.Error.UnknownObject", f"no {path}")
        if message.interface == PROPERTIES and member == "Set":
            if message.body[1] == "Powered":  # else Trusted, which bleak sets when it pairs
                if self.blocked:
                    raise Refusal("org.bluez.Error.Failed", "Blocked through rfkill")
                await self.power(message.body[2].value)
            return NOTHING
        if message.interface == PROPERTIES:
            return "a{sv}", [self._tree.objects[path][message.body[0]]], []
        if message.interface == AGENTS:
            self.agents.told(message)
            return NOTHING
        if message.interface == ADAPTER:
            return self._on_adapter(member, message.sender or "")
        peripheral = next(p for p in self.peripherals.values() if path.startswith(p.path))
        if message.interface == DEVICE:
            return await self._on_device(member, peripheral, message.sender or "")
        return await self._on_characteristic(message, peripheral)

    def _on_adapter(self, member: str, sender: str) -> Answer:
        if not self.powered:
            raise Refusal("org.bluez.Error.NotReady", "Resource Not Ready")
        if member == "StartDiscovery":
            if sender in self._scanning or self._kernel_scans:
                raise Refusal("org.bluez.Error.InProgress", "Operation already in progress")
            self._scanning.add(sender)
        elif member == "StopDiscovery":
            if sender not in self._scanning:
                raise Refusal("org.bluez.Error.Failed", "No discovery started")
            self._scanning.discard(sender)
            for peripheral in self.peripherals.values():
                self._tree.take_back(peripheral.path, DEVICE, "RSSI")
        return NOTHING

    async def _on_device(self, member: str, peripheral: Peripheral, sender: str) -> Answer:
        if member == "Disconnect":
            await self.drop(peripheral)
        elif member == "Pair":
            assert self._bus is not None
            await self.agents.pair(self._bus, peripheral, sender)
            self._tree.change(peripheral.path, DEVICE, Paired=variant(True))
        elif peripheral.link is None:
            if not peripheral.in_range:
                await asyncio.Event().wait()  # bluetoothd gives up after 40 s
            peripheral.link = await peripheral.open()
            peripheral.connections += 1
            self._tree.change(peripheral.path, DEVICE, Connected=variant(True))
            self._spawn(self._resolve(peripheral))
            self._spawn(self._drop_when_closed(peripheral, peripheral.link.closed))
        return NOTHING

    async def _resolve(self, peripheral: Peripheral) -> None:
        await asyncio.sleep(self.resolve_s)
        if peripheral.link is not None:
            for path, interfaces in peripheral.exported():
                self._tree.add(path, interfaces)
            self._tree.change(peripheral.path, DEVICE, ServicesResolved=variant(True))

    async def _drop_when_closed(
        self, peripheral: Peripheral, closed: Callable[[], Coroutine[None, None, None]]
    ) -> None:
        await closed()
        await self.drop(peripheral)

    async def _on_characteristic(self, message: Message, peripheral: Peripheral) -> Answer:
        characteristic = peripheral.characteristics[message.path or ""]
        link = peripheral.link
        if link is None:
            raise Refusal("org.bluez.Error.Failed", "Not connected")
        uuid = characteristic.uuid
        if uuid in peripheral.guarded and not peripheral.paired:
            await asyncio.Event().wait()  # it pairs by itself, asks nobody, and hangs
        try:
            match message.member:
                case "ReadValue":
                    if "read" not in characteristic.flags:
                        raise Refusal("org.bluez.Error.NotPermitted", "Read not permitted")
                    return "ay", [await link.read(uuid)], []
                case "WriteValue":
                    await link.write(uuid, bytes(message.body[0]))
                case "StartNotify" | "AcquireNotify":
                    return await self._listen(message, characteristic, link.subscribe)
        except (Missing, LinkError) as error:
            raise Refusal("org.bluez.Error.Failed", str(error)) from error
        return NOTHING

    async def _listen(
        self, message: Message, characteristic: Characteristic, subscribe: Any
    ) -> Answer:
        if not characteristic.sends:
            raise Refusal("org.bluez.Error.NotSupported", "Operation is not supported")
        if characteristic.socket is not None or characteristic.listener is not None:
            raise Refusal("org.bluez.Error.NotPermitted", "Notify acquired")
        answer = NOTHING
        if message.member == "AcquireNotify":
            kind = socket.SOCK_SEQPACKET | socket.SOCK_NONBLOCK
            characteristic.socket, theirs = socket.socketpair(socket.AF_UNIX, kind)
            answer = ("hq", [0, 517], [theirs.detach()])
        else:
            characteristic.listener = message.sender
        await subscribe(characteristic.uuid, lambda _, frame: self._notify(characteristic, frame))
        return answer

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
