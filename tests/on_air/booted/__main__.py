"""The best proof there is: a Debian machine that boots, becomes a kiosk by install.sh, reaches its
idle screen, hears virtual Bluetooth, is updated, rolled back and made plain Debian again.

`python -m tests.on_air.booted [FOLDER]`, default build/air/booted; `make test-booted`. Pictures of
its screen are left there. Root is needed to make the disk.
"""

import asyncio
import logging
import os
import platform
import subprocess
import sys
import time
from pathlib import Path

from kiosk.simulator.clock import PacedClock
from kiosk.simulator.kit import full_kit
from kiosk.simulator.member import VirtualMember
from tests.on_air.image import ROOT
from tests.on_air.machine import EMULATED, has_kvm
from tests.on_air.room import Host
from tests.on_air.transmitter import Transmitter
from tests.on_bus.room import BELT, POD, simulated

HERE = Path(__file__).parent
LIMIT_S = 3600
SCREEN = "virtio-vga,xres=800,yres=500"
"""Small, for every pixel is drawn by an emulated processor. QEMU's plain VGA (bochs-drm) imports no
buffers, and without that cage finds no card."""


class Room:
    """The belt and four pods around one virtual member, on bumble's air."""

    async def live(self, host: Host) -> None:
        clock, member = PacedClock(), VirtualMember()
        devices = [simulated(d, POD if n else BELT, clock) for n, d in enumerate(full_kit(member))]
        await asyncio.gather(*(Transmitter(host.air, device).run() for device in devices))


def command(folder: Path, adapter_port: int, kvm: bool) -> list[str]:
    root = folder / "root"
    kernel, initrd = root / "vmlinuz", root / "initrd.img"
    words = f"root=/dev/vda rw console=ttyS0 quiet mitigations=off treadform.adapter={adapter_port}"
    return [
        *(f"qemu-system-{platform.machine()}", "-M", "q35", "-smp", "2", "-m", "3072"),
        *(
            "-accel",
            "kvm" if kvm else "tcg,thread=multi",
            "-cpu",
            "host" if kvm else EMULATED,
        ),
        *("-nodefaults", "-no-reboot", "-display", "none", "-device", SCREEN, "-serial", "stdio"),
        *("-device", "virtio-tablet-pci", "-device", "virtio-rng-pci"),
        *("-nic", "user,model=virtio-net-pci,restrict=off"),
        *("-monitor", f"unix:{folder}/monitor,server=on,wait=off"),
        *("-drive", f"file={folder}/disk,format=raw,if=virtio,cache=unsafe"),
        *("-kernel", str(kernel.resolve()), "-initrd", str(initrd.resolve()), "-append", words),
    ]


async def look(folder: Path, name: str) -> None:
    """Keep what the screen shows."""
    _, writer = await asyncio.open_unix_connection(folder / "monitor")
    writer.write(f"screendump {folder}/{name}.png -f png\n".encode())
    await writer.drain()
    await asyncio.sleep(1)
    writer.close()


async def boot(folder: Path, adapter_port: int, kvm: bool) -> list[str]:
    """Run until it is off; what it said of the kiosk."""
    machine = await asyncio.create_subprocess_exec(
        *command(folder, adapter_port, kvm),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    assert machine.stdout is not None
    said: list[str] = []
    try:
        async for raw in machine.stdout:
            line = raw.decode(errors="replace").strip()
            (said.append(line) if line.startswith("kiosk:") else None)
            print(f"{time.monotonic() - STARTED_S:5.0f} {line}", flush=True)
            if line.startswith("kiosk: LOOK"):
                await look(folder, line.split()[-1])
    finally:
        if machine.returncode is None:
            machine.kill()
        await machine.wait()
    return said


async def prove(folder: Path) -> bool:
    host = Host()
    adapter, _ = await host.serve()
    living = asyncio.ensure_future(Room().live(host))
    said = await boot(folder, adapter, has_kvm() and "KVM" in os.environ)
    living.cancel()
    return "kiosk: all good" in said


def main() -> int:
    logging.getLogger("bumble").setLevel(logging.CRITICAL)
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "air" / "booted")
    for script in ("build.sh", "disk.sh"):
        subprocess.run([HERE / script, folder], check=True)
    return 0 if asyncio.run(asyncio.wait_for(prove(folder), LIMIT_S)) else 1


STARTED_S = time.monotonic()
if __name__ == "__main__":
    sys.exit(main())
