"""The fuzz targets under AddressSanitizer and UndefinedBehaviorSanitizer, on the kept corpus and
on made-up streams. The search for new inputs is `make fuzz`."""

import re
import subprocess
from pathlib import Path

import pytest

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


def test_every_detector_has_a_target() -> None:
    headers = [path.stem for path in INCLUDE.glob("gait/*.hpp")]
    entries = {name for name in headers if name.endswith(("_detector", "_sensor"))}
    covered = {
        name
        for path in HERE.glob("fuzz_*.cpp")
        for name in re.findall(r"gait/(\w+_(?:detector|sensor))", path.read_text())
    }
    assert covered == entries
