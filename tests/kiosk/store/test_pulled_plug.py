import os
import re
import subprocess
import sys
from pathlib import Path

KILLS = int(os.environ.get("TREADFORM_KILLS", "25"))
"""500 take two minutes; the quick form finds the same faults, only later."""

TOLD = rf"{KILLS} kills, (\d+) steps promised, (\d+) lost, (\d+) visits stuck\n"


def test_a_killed_kiosk_loses_no_step_that_was_settled(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "tests.kiosk.store.pulled_plug",
        str(tmp_path),
        str(KILLS),
        "7",
    ]
    root = Path(__file__).parents[3]
    told = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    print(told.stdout, end="")
    found = re.fullmatch(TOLD, told.stdout)
    assert found
    assert int(found[1]) > KILLS
    assert (int(found[2]), int(found[3])) == (0, 0)
