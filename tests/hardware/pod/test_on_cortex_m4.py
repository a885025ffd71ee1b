"""The whole pod on a Cortex-M4F sends, to the last bit, what it sends here; and fits the chip."""

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
README = ROOT / "hardware" / "pod" / "README.md"
SIZED = [*M4, *INCLUDES, "-ffunction-sections", "-fdata-sections", "-Wl,--gc-sections"]
FORBIDDEN = r"malloc|_Znw|_Zdl|__cxa_throw|_Unwind|__aeabi_atexit"


def figure(of: str) -> float:
    """What the pod's README says."""
    found = re.search(rf"(\d+)\s+{of}", README.read_text())
    assert found, of
    return float(found[1])


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


def instructions(folder: Path) -> int:
    """A sample, over a whole session, as the image itself counts them."""
    return int(run(*M4_MACHINE, on_the_chip(folder, *SAME_BITS, "-O2")).split()[-1])


def sizes(folder: Path) -> tuple[int, int]:
    """Bytes of code and of RAM."""
    image = on_the_chip(folder, *SAME_BITS, "-Os")
    code, data, bss = map(int, run("arm-none-eabi-size", image).splitlines()[1].split()[:3])
    return code, data + bss


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
    said = run(*M4_MACHINE, on_the_chip(tmp_path, *SAME_BITS, level))
    assert said.startswith(here)


def test_it_costs_what_its_paper_says(tmp_path: Path) -> None:
    assert figure("instructions a sample") == round(instructions(tmp_path), -2)


def test_an_image_that_fuses_multiply_and_add_is_caught(here: str, tmp_path: Path) -> None:
    fused = on_the_chip(tmp_path, "-ffp-contract=fast", "-fno-math-errno", "-O2")
    assert not run(*M4_MACHINE, fused).startswith(here)


def test_it_fits_and_needs_no_heap(tmp_path: Path) -> None:
    code, ram = sizes(tmp_path)
    assert figure("kB of code") == round(code / 1000)
    assert figure("kB of RAM") == round(ram / 1000)
    assert not re.search(FORBIDDEN, run("arm-none-eabi-nm", tmp_path / "pod.elf"))
