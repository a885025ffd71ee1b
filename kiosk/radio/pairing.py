"""Pairing with one device, once. BlueZ asks an agent what people say to it, and a kiosk has no
desktop that brings one: without, whatever wants a word is refused.

The agent lives on a connection of its own, from which `Pair` is called too: so BlueZ asks this one
and no other, and forgets it when the connection ends.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from bleak.exc import BleakDBusError
from dbus_fast import BusType, Message, MessageType
from dbus_fast.aio import MessageBus

BLUEZ, MANAGER, DEVICE = "org.bluez", "org.bluez.AgentManager1", "org.bluez.Device1"
AGENT, AGENT_PATH = "org.bluez.Agent1", "/org/treadform/agent"
REJECTED = "org.bluez.Error.Rejected"
PROPERTIES = "org.freedesktop.DBus.Properties"
NOTHING_TO_PRESS, A_NUMBER = "NoInputNoOutput", "KeyboardOnly"

Number = Callable[[], Awaitable[int]]
"""Asks somebody for the number that the device shows."""


async def pair(device_path: str, number: Number | None = None) -> None:
    """Pair with it, where it is not paired yet: by the number that it shows, where it has a display
    and there is a `number` to ask for, else without a word. Raises `BleakDBusError` when it
    refuses, and OSError without a bus."""
    bus = await MessageBus(bus_type=BusType.SYSTEM).connect()
    agent = _Agent(bus, device_path, number)
    bus.add_message_handler(agent.asked)
    try:
        about = await _call(bus, device_path, PROPERTIES, "GetAll", "s", DEVICE)
        if about["Paired"].value:
            return
        capability = NOTHING_TO_PRESS if number is None else A_NUMBER
        await _call(bus, "/org/bluez", MANAGER, "RegisterAgent", "os", AGENT_PATH, capability)
        await _call(bus, device_path, DEVICE, "Pair")
    finally:
        agent.leave()
        bus.disconnect()


async def _call(
    bus: MessageBus, path: str, interface: str, member: str, signature: str = "", *body: object
) -> Any:
    call = Message(BLUEZ, path, interface, member, signature=signature, body=list(body))
    reply = await bus.call(call)
    if reply is None:
        raise EOFError(f"{member}: no answer")
    if reply.message_type is MessageType.ERROR:
        raise BleakDBusError(reply.error_name or "", reply.body)
    return reply.body[0] if reply.body else None


class _Agent:
    """Answers for one device, and rejects whatever else is asked."""

    def __init__(self, bus: MessageBus, device_path: str, number: Number | None) -> None:
        self._bus, self._device_path, self._number = bus, device_path, number
        self._answering: asyncio.Task[None] | None = None

    def asked(self, message: Message) -> Message | bool | None:
        """One message on the bus; None where it is not for an agent."""
        if message.message_type is not MessageType.METHOD_CALL or message.interface != AGENT:
            return None
        about = message.body[0] if message.body else None
        match message.member:
            case "Release" | "Cancel":
                self.leave()
                return Message.new_method_return(message)
            case _ if about != self._device_path:
                return Message.new_error(message, REJECTED, "nobody asked for it")
            case "RequestConfirmation" | "RequestAuthorization" | "AuthorizeService":
                return Message.new_method_return(message)  # staff said so before
            case "RequestPasskey" if self._number is not None:
                self._answering = asyncio.ensure_future(self._tell(message, self._number))
                return True
            case _:
                return Message.new_error(message, REJECTED, "it cannot be paired like that here")

    def leave(self) -> None:
        """Nobody waits for a number any more."""
        if self._answering is not None:
            self._answering.cancel()

    async def _tell(self, message: Message, number: Number) -> None:
        reply: Any = Message.new_error(message, REJECTED, "nobody said the number")
        try:
            reply = Message.new_method_return(message, "u", [await number()])
        finally:
            with suppress(OSError, EOFError):
                await self._bus.send(reply)
