"""The light bench's face over the real stack: the tests that run there run here."""

import contextlib
import os
from collections.abc import AsyncIterator

from kiosk.radio.bleak_radio import BleakRadio
from tests.on_air.inside.bluez import RealBluez
from tests.on_air.inside.far import FarRoom

FIND_S = 5.0 if os.environ.get("TREADFORM_MACHINE") == "emulated" else 3.0
CONNECT_S = 5.0
"""Shorter than the kiosk's own, for the tests wait for both to pass. Three devices one after the
other take an emulated processor more than 3 s."""


def ports() -> tuple[str, int, int]:
    """Where the host is, its adapter and its door."""
    host, adapter, door = os.environ["TREADFORM_AIR"].split(":")
    return host, int(adapter), int(door)


class AirBench:
    """A belt, a pod and a strap on bumble's air; Debian's bluetoothd; a radio."""

    def __init__(self, room: FarRoom, bluez: RealBluez) -> None:
        self.belt, self.pod, self.strap = (room.devices[name] for name in ("Belt", "Pod", "Strap"))
        self.bluez = bluez
        self.radio = BleakRadio(find_s=FIND_S, connect_s=CONNECT_S)


@contextlib.asynccontextmanager
async def entered(kind: str, start: bool = True) -> AsyncIterator[tuple[FarRoom, RealBluez]]:
    """A room of the host, and a fresh bluetoothd with an adapter in it."""
    host, adapter, door = ports()
    bluez, room = RealBluez(host, adapter), FarRoom()
    try:
        await room.enter(kind, host, door)
        if start:
            await bluez.start()
        yield room, bluez
    finally:
        await bluez.away()
        await room.leave()


@contextlib.asynccontextmanager
async def bench(start: bool = True) -> AsyncIterator[AirBench]:
    async with entered("bench", start) as (room, bluez):
        made = AirBench(room, bluez)
        async with made.radio:
            await (made.radio.usable() if start else made.radio.first_look())
            yield made
