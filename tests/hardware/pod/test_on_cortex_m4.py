"""The whole pod on a Cortex-M4F sends, to the last bit, what it sends here; and fits the chip.

That a build with fused multiply-add is caught is shown by tests/cross on the core itself: the pod
rounds its events to microseconds and ticks, where the last bit of a filter hardly ever shows.
"""

import re
import subprocess
from pathlib import Path

import pytest

from tests.cross.processors import LEVELS, M4, M4_LIBRARIES, M4_MACHINE, SAME_BITS, STRICT

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
CROSS = ROOT / "tests" / "cross"
PLACES = (ROOT / "hardware" / "pod" / "app", ROOT / "hardware" / "pod" / "qemu", CROSS)
INCLUDES = [f"-I{place}" for place in PLACES]
SIZED = [*M4, *INCLUDES, "-ffunction-sections", "-fdata-sections", "-Wl,--gc-sections"]
FORBIDDEN = r"malloc|_Znw|_Zdl|__cxa_throw|_Unwind|__aeabi_atexit"


def run(*command: object) -> str:
    done = subprocess.run(
        list(map(str, command)), capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def on_the_chip(folder: Path, *flags: str) -> Path:
    image = folder / "pod.elf"
    source = HERE / "session" / "cortex_m4.cpp"
    run("arm-none-eabi-g++", *STRICT, *SIZED, *flags, source, "-o", image, *M4_LIBRARIES)
    return image


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> str:
    program = tmp_path_factory.mktemp("session") / "host"
    run("g++", *STRICT, *INCLUDES, *SAME_BITS, "-O2", HERE / "session" / "host.cpp", "-o", program)
    return run(program)


def test_the_session_is_one(here: str) -> None:
    frames = {name: int(n, 16) for name, n in re.findall(r"^(\w+) (\w+) \w+$", here, re.MULTILINE)}
    assert frames["imu"] == 3 + 520 + 10
    assert frames["events"] >= 1 + 2 * 24
    assert frames["running"] >= 24


@pytest.mark.parametrize("level", LEVELS)
def test_the_same_bits(here: str, level: str, tmp_path: Path) -> None:
    assert run(*M4_MACHINE, on_the_chip(tmp_path, *SAME_BITS, level)) == here


def test_it_fits_and_needs_no_heap(tmp_path: Path) -> None:
    image = on_the_chip(tmp_path, *SAME_BITS, "-Os")
    code, data, bss = map(int, run("arm-none-eabi-size", image).splitlines()[1].split()[:3])
    print(f"code {code} bytes, RAM {data + bss} bytes")
    assert round(code / 1000) <= 21  # kB, as the pod's README says
    assert round((data + bss) / 1000) <= 20
    assert not re.search(FORBIDDEN, run("arm-none-eabi-nm", image))
