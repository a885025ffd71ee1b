"""Switching the adapter off and on again, for a kernel that is stuck in a dead daemon's scan."""

from typing import Any

from dbus_fast import BusType, Message, MessageType, Variant
from dbus_fast.aio import MessageBus

from kiosk.radio.trouble import RadioDown, Trouble

BLUEZ, ADAPTER = "org.bluez", "org.bluez.Adapter1"
_MANAGER, _PROPERTIES = "org.freedesktop.DBus.ObjectManager", "org.freedesktop.DBus.Properties"


async def power_cycle(adapter: str | None) -> None:
    """Every adapter, or the one of this name; raises `RadioDown` when BlueZ does not obey."""
    bus = await MessageBus(bus_type=BusType.SYSTEM).connect()
    try:
        objects = await _ask(bus, "/", _MANAGER, "GetManagedObjects", "", [])
        for path, interfaces in objects.items():
            if ADAPTER in interfaces and adapter in (None, path.rsplit("/", 1)[-1]):
                for on in (False, True):
                    body = [ADAPTER, "Powered", Variant("b", on)]
                    await _ask(bus, path, _PROPERTIES, "Set", "ssv", body)
    finally:
        bus.disconnect()


async def _ask(
    bus: MessageBus, path: str, interface: str, member: str, signature: str, body: list[Any]
) -> Any:
    reply = await bus.call(Message(BLUEZ, path, interface, member, signature=signature, body=body))
    if reply is None or reply.message_type is MessageType.ERROR:
        raise RadioDown(Trouble.UNKNOWN, f"{member}: {reply.body if reply else 'no answer'}")
    return reply.body[0] if reply.body else None
