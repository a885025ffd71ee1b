import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def test_every_optimisation_level_gives_the_same_bits() -> None:
    done = subprocess.run(
        [sys.executable, HERE / "processors.py"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("same bits") == 6


def test_no_detector_escapes_the_trace() -> None:
    headers = (HERE.parent.parent / "cpp" / "include" / "gait").glob("*_detector.hpp")
    traced = re.findall(r'#include "gait/(\w+_detector).hpp"', (HERE / "trace.hpp").read_text())
    assert sorted(traced) == sorted(path.stem for path in headers)
    for name in traced:
        class_name = "".join(part.title() for part in name.split("_"))
        assert f"gait::{class_name}{{}}, " in (HERE / "trace.hpp").read_text()
