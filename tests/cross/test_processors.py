import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def test_every_optimisation_level_gives_the_same_bits() -> None:
    done = subprocess.run(
        [sys.executable, HERE / "processors.py"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("same bits") == 7


def test_no_detector_escapes_the_trace() -> None:
    headers = (HERE.parent.parent / "cpp" / "include" / "gait").glob("*_*.hpp")
    entries = [path.stem for path in headers if path.stem.endswith(("_detector", "_sensor"))]
    trace = (HERE / "trace.hpp").read_text()
    on_chip = (HERE / "cortex_m4.cpp").read_text()
    assert len(entries) == 7
    for name in entries:
        class_name = "".join(part.title() for part in name.split("_"))
        assert f"gait::{class_name}{{}}, " in trace
        assert f"gait::{class_name}{{}}, " in on_chip
