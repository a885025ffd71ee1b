"""A belt and pods around one virtual member on this machine's bus, in BlueZ's place, and the
member's finger on the kiosk's display.

`python -m tests.on_air.booted.room` as root in the container. The visit begins once the file
WANTED is there, which is taken away when it is over.
"""

import asyncio
import subprocess
from contextlib import suppress
from pathlib import Path

from kiosk.simulator.clock import PacedClock
from kiosk.simulator.kit import full_kit
from kiosk.simulator.member import VirtualMember
from tests.on_air.booted.visitor import Visitor
from tests.on_bus.bluez import StandIn
from tests.on_bus.room import BELT, POD, simulated

WANTED, SEEN = Path("/run/treadform-visit"), Path("/run/treadform/seen")
LOOKS_EVERY_S = 0.2


def tap(x: int, y: int) -> None:
    """As a touch screen's mouse does it, on the kiosk's own display; only its user may."""
    touch = ["xdotool", "mousemove", str(x), str(y), "click", "1"]
    command = ["runuser", "-u", "treadform", "--", "env", "DISPLAY=:0", *touch]
    subprocess.run(command, check=False)


async def visit(member: VirtualMember, clock: PacedClock) -> None:
    """Waits for the wish, then does the visit; every touch is said."""
    while not WANTED.exists():
        await asyncio.sleep(LOOKS_EVERY_S)
    visitor = Visitor(member, clock, tap)
    while not visitor.over:
        with suppress(FileNotFoundError):  # no screen yet
            touched = visitor.see(SEEN.read_bytes())
            if touched:
                print("touched", touched, flush=True)
        await asyncio.sleep(LOOKS_EVERY_S)
    WANTED.unlink()


async def live() -> None:
    clock, member = PacedClock(), VirtualMember()
    kit = full_kit(member)
    bluez = StandIn(*(simulated(d, POD if n else BELT, clock) for n, d in enumerate(kit)))
    await bluez.start()
    while True:
        await visit(member, clock)


if __name__ == "__main__":
    asyncio.run(live())
