"""The fuzz targets under AddressSanitizer and UndefinedBehaviorSanitizer, on the kept corpus and
on made-up streams. The search for new inputs is `make fuzz`."""

import re
import subprocess
from pathlib import Path

import pytest

from kiosk import _core
from tests.kiosk.gait.entries import ENTRIES

HERE = Path(__file__).parent
INCLUDE = HERE.parent.parent / "cpp" / "include"
TARGETS = sorted(path.stem.removeprefix("fuzz_") for path in HERE.glob("fuzz_*.cpp"))
SANITIZED = [
    *("-std=c++20", "-O1", "-g", "-ffp-contract=off", f"-I{INCLUDE}", f"-I{HERE}"),
    *("-fsanitize=address,undefined,float-cast-overflow", "-fno-sanitize-recover=all"),
]
MADE_UP = 1500


@pytest.mark.parametrize("target", TARGETS)
def test_nothing_breaks_a_detector(target: str, tmp_path: Path) -> None:
    program = tmp_path / target
    sources = [HERE / f"fuzz_{target}.cpp", HERE / "replay.cpp"]
    subprocess.run(["c++", *SANITIZED, *sources, "-o", program], check=True)
    kept = sorted((HERE / "corpus" / target).iterdir())
    done = subprocess.run([program, str(MADE_UP), *kept], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stdout == f"{len(kept)} files and {MADE_UP} made-up inputs survived\n"


FACES = sorted(name for name, face in vars(_core).items() if hasattr(face, "feed"))
"""Every public entry of the core."""


@pytest.mark.parametrize("face", FACES)
def test_every_public_entry_is_fuzzed_fed_with_faults_and_allocates_nothing(face: str) -> None:
    """Whoever adds one is reminded of the three lists it must be on."""
    fuzzed = "".join(path.read_text() for path in HERE.glob("fuzz_*.cpp"))
    assert re.search(rf"gait::{face}\b", fuzzed)
    assert getattr(_core, face) in {entry.make for entry in ENTRIES}
    no_allocation = HERE.parent / "cpp" / "test_no_allocation.cpp"
    assert f"allocated<gait::{face}>()" in no_allocation.read_text()
