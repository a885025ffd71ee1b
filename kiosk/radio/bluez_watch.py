"""Whether there is a radio now: org.bluez on the bus, with an adapter that is switched on.

bleak does not notice when bluetoothd is killed: no callback comes and `is_connected` stays True.
The bus notices at once, so this asks the bus.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from typing import Any

from dbus_fast import BusType, Message, MessageType
from dbus_fast.aio import MessageBus

from kiosk.radio.trouble import RadioDown, Trouble, trouble_of

log = logging.getLogger(__name__)

BLUEZ, ADAPTER = "org.bluez", "org.bluez.Adapter1"
RETRY_S = 1.0
"""How often a bus that does not answer is tried again."""
_MATCHES = (
    "type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='org.bluez'",
    "type='signal',sender='org.bluez',interface='org.freedesktop.DBus.ObjectManager'",
    "type='signal',sender='org.bluez',interface='org.freedesktop.DBus.Properties',"
    "member='PropertiesChanged',arg0='org.bluez.Adapter1'",
)


class BluezWatch:
    """Follows BlueZ while `run` runs. `changed` is called with each new trouble, or None."""

    def __init__(self, changed: Callable[[Trouble | None], None], adapter: str | None) -> None:
        self.trouble: Trouble | None = Trouble.UNKNOWN
        self._changed = changed
        self._adapter = adapter
        self._usable = asyncio.Event()
        self._looked = asyncio.Event()

    async def usable(self) -> None:
        """Return once there is a radio."""
        await self._usable.wait()

    async def first_look(self) -> Trouble | None:
        """What stood in the way when it was first looked at."""
        await self._looked.wait()
        return self.trouble

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                await self._follow()
            except (OSError, EOFError, RadioDown) as error:
                self._say(trouble_of(error) or Trouble.NO_BUS)
            await asyncio.sleep(RETRY_S)

    async def _follow(self) -> None:
        """One life of the bus."""
        bus = MessageBus(bus_type=BusType.SYSTEM)
        again = asyncio.Event()
        try:
            await bus.connect()
            bus.add_message_handler(lambda message: self._signal(message, again))
            for rule in _MATCHES:
                await _ask(bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "AddMatch", rule)
            gone = asyncio.ensure_future(bus.wait_for_disconnect())  # type: ignore[no-untyped-call]
            while not gone.done():
                again.clear()
                self._say(await self._look(bus))
                waiting = asyncio.ensure_future(again.wait())
                await asyncio.wait({waiting, gone}, return_when=asyncio.FIRST_COMPLETED)
                waiting.cancel()
            with contextlib.suppress(Exception):
                gone.result()  # how it died does not matter, only that it did
            raise RadioDown(Trouble.NO_BUS)
        finally:
            bus.disconnect()

    def _signal(self, message: Message, again: asyncio.Event) -> None:
        """Something changed. A vanished BlueZ is told before anything is asked."""
        if message.message_type is not MessageType.SIGNAL:
            return
        if message.member == "NameOwnerChanged" and message.body[2] == "":
            self._say(Trouble.NO_BLUEZ)
        again.set()

    async def _look(self, bus: MessageBus) -> Trouble | None:
        reply = await _ask(bus, BLUEZ, "/", "GetManagedObjects")
        if reply.message_type is MessageType.ERROR:
            denied = reply.error_name == "org.freedesktop.DBus.Error.AccessDenied"
            return Trouble.DENIED if denied else Trouble.NO_BLUEZ
        adapters = {
            path.rsplit("/", 1)[-1]: interfaces[ADAPTER]
            for path, interfaces in reply.body[0].items()
            if ADAPTER in interfaces
        }
        wanted = [a for name, a in adapters.items() if self._adapter in (None, name)]
        if not any(_is_central(adapter) for adapter in wanted):
            return Trouble.NO_ADAPTER
        powered = any(_is_central(a) and a["Powered"].value for a in wanted)
        return None if powered else Trouble.POWERED_OFF

    def _say(self, trouble: Trouble | None) -> None:
        self._looked.set()
        if trouble == self.trouble:
            return
        log.info("radio: %s", trouble or "usable")
        self.trouble = trouble
        if trouble is None:
            self._usable.set()
        else:
            self._usable.clear()
        self._changed(trouble)


def _is_central(adapter: dict[str, Any]) -> bool:
    return "Roles" not in adapter or "central" in adapter["Roles"].value


async def _ask(bus: MessageBus, name: str, path: str, member: str, *body: str) -> Message:
    interface = name if name != BLUEZ else "org.freedesktop.DBus.ObjectManager"
    reply = await bus.call(
        Message(
            destination=name,
            path=path,
            interface=interface,
            member=member,
            signature="s" * len(body),
            body=list(body),
        )
    )
    if reply is None:
        raise RadioDown(Trouble.NO_BUS)
    return reply
