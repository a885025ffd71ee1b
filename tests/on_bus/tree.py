"""BlueZ's objects on the bus: interfaces and properties by path, and the signals of change."""

from typing import Any

from dbus_fast import Message, Variant
from dbus_fast.aio import MessageBus

OBJECT_MANAGER = "org.freedesktop.DBus.ObjectManager"
PROPERTIES = "org.freedesktop.DBus.Properties"
Interfaces = dict[str, dict[str, Variant]]

_SIGNATURES = {bool: "b", str: "s", list: "as", bytes: "ay"}


def variant(value: Any, signature: str | None = None) -> Variant:
    """A property's value; the signature is guessed for flags, strings and bytes."""
    return Variant(signature or _SIGNATURES[type(value)], value)


async def match(bus: MessageBus, rule: str) -> None:
    """Hear the signals of this rule."""
    dbus = "org.freedesktop.DBus"
    call = Message(dbus, "/org/freedesktop/DBus", dbus, "AddMatch", signature="s", body=[rule])
    await bus.call(call)


class Tree:
    """Objects that tell the bus whenever they change."""

    def __init__(self, bus: MessageBus) -> None:
        self._bus = bus
        self.objects: dict[str, Interfaces] = {}

    def add(self, path: str, interfaces: Interfaces) -> None:
        self.objects[path] = interfaces
        self._signal("/", OBJECT_MANAGER, "InterfacesAdded", "oa{sa{sv}}", [path, interfaces])

    def remove(self, path: str) -> None:
        """The object and everything below it."""
        for under in [p for p in self.objects if p == path or p.startswith(path + "/")]:
            names = list(self.objects.pop(under))
            self._signal("/", OBJECT_MANAGER, "InterfacesRemoved", "oas", [under, names])

    def change(self, path: str, interface: str, **values: Variant) -> None:
        if path in self.objects:
            self.objects[path][interface].update(values)
            body = [interface, values, []]
            self._signal(path, PROPERTIES, "PropertiesChanged", "sa{sv}as", body)

    def take_back(self, path: str, interface: str, name: str) -> None:
        """The property has no value any more."""
        if self.objects.get(path, {}).get(interface, {}).pop(name, None) is not None:
            body = [interface, {}, [name]]
            self._signal(path, PROPERTIES, "PropertiesChanged", "sa{sv}as", body)

    def _signal(self, path: str, interface: str, member: str, signature: str, body: Any) -> None:
        if self._bus.connected:
            self._bus.send(Message.new_signal(path, interface, member, signature, body))
