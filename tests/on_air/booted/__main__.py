"""The best proof there is: a Debian machine, a kiosk by install.sh, that boots, reaches its idle
screen, hears virtual Bluetooth, and whose member does a visit by touches.

`python -m tests.on_air.booted [FOLDER]`, default build/air/booted; `make test-booted`. Pictures of
its screen are left there. Root is needed to make the disk.
"""

import asyncio
import logging
import os
import platform
import struct
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from kiosk.simulator.clock import PacedClock
from kiosk.simulator.kit import full_kit
from kiosk.simulator.member import VirtualMember
from kiosk.simulator.pod import PodSettings
from kiosk.simulator.sensor import SensorSettings
from tests.on_air.booted.glass import CARD, Glass
from tests.on_air.booted.visitor import Visitor
from tests.on_air.image import ROOT
from tests.on_air.machine import EMULATED, has_kvm
from tests.on_air.room import Host
from tests.on_air.transmitter import Transmitter
from tests.on_bus.room import BELT, POD, simulated

HERE = Path(__file__).parent
LIMIT_S = 3600
PICTURE_LIMIT_S = 30.0
"""A machine that goes off in the middle of a word never ends it."""
LOOKS_EVERY_S = 20.0
CLOCK = "nohz=off highres=off"
"""A tick that is set once: setting it anew for every sleep costs QEMU its one lock."""
LIGHT = PodSettings(sensor=SensorSettings(rate_hz=104.0), samples_per_frame=19)
"""Five frames a second in place of 26: an emulated processor reads no more beside its screen."""
PAUSE_US = 8_000_000
"""From a touch to what it does: a second one would pause what the first one began."""


class Room:
    """The belt and four pods around one virtual member, on bumble's air, and the member's finger.

    The guest's eye (`eye.py`) tells what the screen shows; the visit begins when it says so too.
    """

    def __init__(self, glass: Glass, pods: PodSettings) -> None:
        self._clock, self._member = PacedClock(), VirtualMember()
        self._glass, self._pods = glass, pods

    async def live(self, host: Host) -> None:
        kit = full_kit(self._member, self._pods)
        devices = [simulated(d, POD if n else BELT, self._clock) for n, d in enumerate(kit)]
        await asyncio.gather(*(Transmitter(host.air, device).run() for device in devices))

    async def seen(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection of the eye."""
        touches: list[tuple[int, int]] = []
        visitor: Visitor | None = None
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                wished, size = struct.unpack(">?I", await reader.readexactly(5))
                shown = await reader.readexactly(size)
                if not wished:
                    continue
                if visitor is None:
                    visitor = Visitor(
                        *(self._member, self._clock, lambda x, y: touches.append((x, y))),
                        PAUSE_US,
                    )
                touched = visitor.see(shown)
                for x, y in touches:
                    say(f"kiosk: touched {touched}")
                    await self._glass.tap(x, y)
                touches.clear()
                if visitor.over:
                    visitor = None
                    writer.write(b"!")
        writer.close()


def command(folder: Path, ports: tuple[int, int], kvm: bool) -> list[str]:
    root = folder / "root"
    kernel, initrd = root / "vmlinuz", root / "initrd.img"
    adapter, eye = ports
    words = (
        f"root=/dev/vda rw console=ttyS0 quiet mitigations=off {CLOCK} treadform.adapter={adapter}"
    )
    return [
        *(f"qemu-system-{platform.machine()}", "-M", "q35", "-smp", "2", "-m", "3072"),
        *("-accel", "kvm" if kvm else "tcg,thread=multi", "-cpu", "host" if kvm else EMULATED),
        *("-nodefaults", "-no-reboot", "-display", "none", "-device", CARD),
        *("-serial", "stdio", "-device", "virtio-tablet-pci", "-device", "virtio-rng-pci"),
        *("-nic", "user,model=virtio-net-pci,restrict=off"),
        *("-qmp", f"unix:{folder}/qmp,server=on,wait=off"),
        *("-drive", f"file={folder}/disk,format=raw,if=virtio,cache=unsafe"),
        *("-kernel", str(kernel.resolve()), "-initrd", str(initrd.resolve())),
        *("-append", f"{words} treadform.eye={eye}"),
    ]


async def boot(
    folder: Path, ports: tuple[int, int], kvm: bool, glass: Glass, room: Room
) -> list[str]:
    """Run until it is off; what it said of the kiosk."""
    machine = await asyncio.create_subprocess_exec(
        *command(folder, ports, kvm),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    assert machine.stdout is not None
    looking = asyncio.ensure_future(look(glass, folder))
    said: list[str] = []
    try:
        async for raw in machine.stdout:
            line = raw.decode(errors="replace").strip()
            (said.append(line) if line.startswith("kiosk:") else None)
            say(line)
            if line.startswith("kiosk: LOOK"):
                with suppress(TimeoutError):
                    picture = glass.picture(folder / f"{line.split()[-1]}.png")
                    await asyncio.wait_for(picture, PICTURE_LIMIT_S)
    finally:
        looking.cancel()
        if machine.returncode is None:
            machine.kill()
        await machine.wait()
    return said


async def look(glass: Glass, folder: Path) -> None:
    """A picture every so often, by the second after the start."""
    while True:
        await asyncio.sleep(LOOKS_EVERY_S)
        await glass.picture(folder / f"at_{time.monotonic() - STARTED_S:04.0f}.png")


def say(line: str) -> None:
    print(f"{time.monotonic() - STARTED_S:5.0f} {line}", flush=True)


async def prove(folder: Path) -> bool:
    kvm = has_kvm() and "KVM" in os.environ
    glass = Glass(folder / "qmp")
    host, room = Host(), Room(glass, PodSettings() if kvm else LIGHT)
    adapter, _ = await host.serve()
    eye = await asyncio.start_server(room.seen, "127.0.0.1", 0)
    living = asyncio.ensure_future(room.live(host))
    living.add_done_callback(
        lambda task: None if task.cancelled() else say(f"{task.exception()!r}")
    )
    ports = adapter, eye.sockets[0].getsockname()[1]
    said = await boot(folder, ports, kvm, glass, room)
    living.cancel()
    return "kiosk: all good" in said


def main() -> NoReturn:
    logging.getLogger("bumble").setLevel(logging.CRITICAL)
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "air" / "booted").resolve()
    for script in ("build.sh", "disk.sh"):
        subprocess.run([HERE / script, folder], check=True)
    code = 0 if asyncio.new_event_loop().run_until_complete(within_limit(folder)) else 1
    sys.stdout.flush()
    os._exit(code)  # the air's own tasks never end, and would keep the verdict to themselves


async def within_limit(folder: Path) -> bool:
    """Whether all was good; a machine that takes longer is killed with its task."""
    try:
        return await asyncio.wait_for(prove(folder), LIMIT_S)
    except TimeoutError:
        say(f"not done after {LIMIT_S} s")
        return False


STARTED_S = time.monotonic()
if __name__ == "__main__":
    main()
