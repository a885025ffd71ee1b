"""QEMU around the image: with KVM where there is one, by software where not."""

import asyncio
import base64
import os
import platform
import re
import shlex
from collections.abc import Callable
from pathlib import Path

from tests.on_air.image import Image
from tests.on_air.packed import ROOT, environment

MEMORY_MB = 1536
EMULATED = "Nehalem"
"""The least that NumPy runs on: whatever is younger costs an emulator more than it gives."""
ENDED = re.compile(r"guest: ended with (\d+)")
KVM_UP_S = 20.0
"""With KVM the guest speaks after two or three seconds."""
BROKEN = "KVM internal error"
"""A virtual machine in a virtual machine may have a /dev/kvm that does not hold what it says."""


def has_kvm() -> bool:
    """Whether the processor runs guests. A virtual machine may have a /dev/kvm without: that one
    runs kernels built for it (`kvm_pvm`) and interprets Debian's, slower than QEMU emulates it."""
    if platform.machine() != "aarch64":
        flags = set(re.findall(r"\b(?:vmx|svm)\b", Path("/proc/cpuinfo").read_text()))
        if not flags:
            return False
    return os.access("/dev/kvm", os.R_OK | os.W_OK)


def command(image: Image, inside: list[str], kvm: bool, processors: int) -> list[str | Path]:
    """The call of QEMU that runs `inside` in the guest, in this repository."""
    inside = ["env", *(f"{name}={value}" for name, value in environment().items()), *inside]
    encoded = base64.b64encode(shlex.join(inside).encode()).decode()
    arguments = [
        *(
            "console=ttyS0",
            "rdinit=/init",
            "quiet",
            "loglevel=3",
            "panic=-1",
            "mitigations=off",
            "nokaslr",
        ),
        *("random.trust_cpu=on", "rcupdate.rcu_expedited=1"),
        f"treadform.repository={ROOT}",
        f"treadform.command={encoded}",
    ]
    return [
        *(f"qemu-system-{platform.machine()}", "-M", "q35", "-m", str(MEMORY_MB)),
        *("-smp", str(processors)),
        *(
            "-accel",
            "kvm" if kvm else "tcg,thread=multi",
            "-cpu",
            "host" if kvm else EMULATED,
        ),
        *("-nodefaults", "-no-reboot", "-display", "none", "-serial", "stdio"),
        *("-kernel", image.kernel, "-initrd", image.initramfs, "-append", " ".join(arguments)),
        *("-device", "virtio-rng-pci", "-nic", "user,model=virtio-net-pci"),
    ]


async def run(
    image: Image, inside: list[str], kvm: bool, processors: int, say: Callable[[str], None]
) -> int | None:
    """Boot, let what the guest says through, and return what `inside` ended with; None when the
    guest never got so far."""
    code: int | None = None
    machine = await asyncio.create_subprocess_exec(
        *map(str, command(image, inside, kvm, processors)),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    assert machine.stdout is not None
    patience_s: float | None = KVM_UP_S if kvm else None
    try:
        while raw := await asyncio.wait_for(machine.stdout.readline(), patience_s):
            line = raw.decode(errors="replace")
            say(line)
            if line.startswith("guest:"):
                patience_s = None
            if found := ENDED.search(line):
                code = int(found[1])
            if BROKEN in line:
                return None
    except TimeoutError:
        return None
    finally:
        if machine.returncode is None:
            machine.kill()
        await machine.wait()
    return code
