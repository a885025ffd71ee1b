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

INSIDE = "tests/on_air/inside"
PYTEST = (
    f"{sys.executable} -m pytest -p no:cacheprovider -p no:timeout -o python_files='air_*.py' "
    "--color=no --tb=short --durations=8 -q"
)
LINKS = f"{PYTEST} {INSIDE}/air_links.py"
BELT = f"{PYTEST} {INSIDE}/air_belt.py {INSIDE}/air_bluez.py {INSIDE}/air_pairing.py"
KEEPING = f"{PYTEST} {INSIDE}/air_keeping.py"
FIGURES = f"{sys.executable} -m tests.on_air.inside.figures"
POD = f"{sys.executable} -m tests.on_air.inside.emulated_pod"
Guests = dict[str, str]
"""What each does, by a name for what it says. They run side by side: most of a test is waiting."""
TESTS: Guests = {"links": LINKS, "belt": BELT, "keeping": KEEPING}
PROCESSORS = dict.fromkeys(TESTS, 1)
"""Of each guest; two of any other. Emulated processors wait for each other, and three guests of two
took 190 s for what three of one do in 141."""
WORK: dict[str, list[Guests]] = {
    "pod": [{"pod": POD}],
    "tests": [TESTS],
    "figures": [{"figures": FIGURES}],
    "": [TESTS, {"figures": FIGURES}],
}
"""One after the other: figures are taken where nothing else runs."""


async def all_of(stages: list[Guests], made: Image) -> int:
    """The worst that any ended with."""
    return max([await side_by_side(guests, made) for guests in stages])


async def side_by_side(guests: Guests, made: Image) -> int:
    """Each in an air of its own."""
    return max(await asyncio.gather(*(bench(name, shell, made) for name, shell in guests.items())))


async def bench(name: str, shell: str, made: Image) -> int:
    """Run it in the guest; a KVM that does not hold what it promises is told and passed over."""

    def say(line: str) -> None:
        print(f"{name}| {line}", end="", flush=True)

    host = Host()
    adapter, door = await host.serve()
    for kvm in [True, False] if has_kvm() else [False]:
        kind = "kvm" if kvm else "emulated"
        say(f"real bench: {'with KVM' if kvm else 'emulated, without KVM'}\n")
        address = f"TREADFORM_AIR=10.0.2.2:{adapter}:{door}"
        inside = ["env", address, f"TREADFORM_MACHINE={kind}", "sh", "-c", shell]
        code = await run(made, inside, kvm, PROCESSORS.get(name, 2), say)
        if code is not None:
            await host.close()
            return code
    say("real bench: the guest never came up\n")
    return 1


def main(asked: str) -> int:
    logging.getLogger("bumble").setLevel(logging.CRITICAL)  # it logs what the tests break
    if shutil.which("qemu-system-x86_64") is None:
        print("no qemu-system-x86_64: run make test-air", file=sys.stderr)
        return 2
    programs = []
    if asked == "pod":
        POD_IMAGE.parent.mkdir(parents=True, exist_ok=True)
        for_the_chip(POD_IMAGE.parent)
        programs.append(for_this_machine(POD_IMAGE.parent))  # the guest compares with it
    start_s = time.monotonic()
    code = asyncio.run(all_of(WORK.get(asked, [{"shell": asked}]), image(programs)))
    print(f"real bench: {time.monotonic() - start_s:.0f} s in all")
    return code


if __name__ == "__main__":
    try:
        sys.exit(main(" ".join(sys.argv[1:])))
    except subprocess.CalledProcessError as error:
        sys.exit(error.returncode)
