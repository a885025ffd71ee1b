"""The real bench: `python -m tests.on_air [tests | figures | pod | SHELL COMMAND]`; the first two
without a word.

Debian's kernel and bluetoothd in QEMU, bumble's devices on this side, bleak and the kiosk's radio
inside.
"""

import asyncio
import logging
import shutil
import subprocess
import sys
import time

from tests.hardware.pod.on_the_air.emulated import for_the_chip, for_this_machine
from tests.on_air.contents import POD_IMAGE
from tests.on_air.image import Image, image
from tests.on_air.machine import has_kvm, run
from tests.on_air.room import Host

TESTS = (
    f"{sys.executable} -m pytest -p no:cacheprovider -p no:timeout -o python_files='air_*.py' "
    "--color=no --tb=short --durations=5 -q tests/on_air/inside"
)
FIGURES = f"{sys.executable} -m tests.on_air.inside.figures"
POD = f"{sys.executable} -m tests.on_air.inside.emulated_pod"
WORK = {"pod": POD, "tests": TESTS, "figures": FIGURES, "": f"{TESTS} && {FIGURES}"}


async def bench(shell: str, made: Image) -> int:
    """Run it in the guest; a KVM that does not hold what it promises is told and passed over."""
    adapter, door = await Host().serve()
    for kvm in [True, False] if has_kvm() else [False]:
        kind = "kvm" if kvm else "emulated"
        print(f"real bench: {'with KVM' if kvm else 'emulated, without KVM'}", flush=True)
        address = f"TREADFORM_AIR=10.0.2.2:{adapter}:{door}"
        inside = ["env", address, f"TREADFORM_MACHINE={kind}", "sh", "-c", shell]
        code = await run(made, inside, kvm)
        if code is not None:
            return code
    print("real bench: the guest never came up")
    return 1


def main(asked: str) -> int:
    logging.getLogger("bumble").setLevel(logging.CRITICAL)  # it logs what the tests break
    if shutil.which("qemu-system-x86_64") is None:
        print("no qemu-system-x86_64: run make test-air", file=sys.stderr)
        return 2
    if asked == "pod":
        POD_IMAGE.parent.mkdir(parents=True, exist_ok=True)
        for_the_chip(POD_IMAGE.parent)
        for_this_machine(POD_IMAGE.parent)
    start_s = time.monotonic()
    code = asyncio.run(bench(WORK.get(asked, asked), image()))
    print(f"real bench: {time.monotonic() - start_s:.0f} s in all")
    return code


if __name__ == "__main__":
    try:
        sys.exit(main(" ".join(sys.argv[1:])))
    except subprocess.CalledProcessError as error:
        sys.exit(error.returncode)
