"""The light bench: a belt, a pod and a strap in a room, a stand-in for BlueZ, and our radio."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Coroutine

from kiosk.devices import treadmill
from kiosk.devices.link import Advertisement
from kiosk.radio.bleak_radio import BleakRadio
from tests.on_bus.bluez import StandIn
from tests.on_bus.room import BELT, POD, STRAP, Plain

LIMIT_S = 30
"""No test takes so long; the real bench gives more."""
FIND_S = 1.5
"""A stand-in is heard in 20 ms; a machine at a load of 10 takes longer than half a second to it."""
BELT_ADDRESS, POD_ADDRESS, STRAP_ADDRESS = (f"C0:11:22:33:44:0{n}" for n in (1, 2, 3))


class Bench:
    """A belt, a pod and a strap; the stand-in; a radio."""

    def __init__(self) -> None:
        self.belt = Plain(BELT_ADDRESS, "Belt", BELT)
        self.belt.values[treadmill.SPEED_RANGE] = bytes.fromhex("320062020a00")
        self.belt.service_data = {treadmill.SERVICE: b"\x01\x01\x00"}
        self.pod = Plain(POD_ADDRESS, "Pod", POD)
        self.strap = Plain(STRAP_ADDRESS, "Strap", STRAP)
        self.bluez = StandIn(self.belt, self.pod, self.strap)
        self.radio = BleakRadio(find_s=FIND_S, connect_s=1.0)


@contextlib.asynccontextmanager
async def bench(start: bool = True) -> AsyncIterator[Bench]:
    made = Bench()
    if start:
        await made.bluez.start()
    async with made.radio:
        await made.radio.first_look()
        yield made
    await made.bluez.kill()


def run(test: Callable[[Bench], Coroutine[None, None, None]], start: bool = True) -> None:
    async def within() -> None:
        async with bench(start) as made:
            await test(made)

    asyncio.run(asyncio.wait_for(within(), LIMIT_S))


async def hear(radio: BleakRadio, *addresses: str) -> dict[str, Advertisement]:
    """Scan until all of them were heard."""
    heard: dict[str, Advertisement] = {}
    async with contextlib.aclosing(radio.scan()) as scan:
        async for said in scan:
            heard[said.address] = said
            if set(addresses) <= heard.keys():
                return heard
    raise AssertionError


async def until(true: Callable[[], bool]) -> None:
    """Wait for it; the test's own limit ends the wait."""
    while not true():
        await asyncio.sleep(0.005)
