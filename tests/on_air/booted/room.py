"""A belt and pods around one virtual member on this machine's bus, in BlueZ's place.

`python -m tests.on_air.booted.room` as root in the container; it says when it is there.
"""

import asyncio

from kiosk.simulator.clock import PacedClock
from kiosk.simulator.kit import full_kit
from kiosk.simulator.member import VirtualMember
from tests.on_bus.bluez import StandIn
from tests.on_bus.room import BELT, POD, simulated


async def live() -> None:
    clock, member = PacedClock(), VirtualMember()
    kit = full_kit(member)
    bluez = StandIn(*(simulated(d, POD if n else BELT, clock) for n, d in enumerate(kit)))
    await bluez.start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(live())
