"""Nothing stands in the README that is not so."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.test_house import ROOT

TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line for block in re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL) for line in block.splitlines()
]
TREADFORM = [line for line in COMMANDS if line.startswith("treadform ")]
MAKE = [line for line in COMMANDS if line.startswith("make ")]


def rows(section: str) -> list[str]:
    """First cells of the table in a section."""
    part = TEXT.split(f"## {section}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| (.+?) \|", part, re.MULTILINE)[1:]


def test_every_command_is_checked_here() -> None:
    assert set(COMMANDS) == {*TREADFORM, *MAKE}
    assert MAKE == ["make run", "make test"]


@pytest.mark.parametrize("command", MAKE)
def test_make_knows_the_target(command: str) -> None:
    subprocess.run([*command.split(), "--dry-run"], cwd=ROOT, check=True, capture_output=True)


def run_it(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """In a home of its own, where nobody looks on."""
    program, *arguments = shlex.split(command)
    assert program == "treadform"
    home = {"HOME": str(folder), "TREADFORM_HOME": str(folder / "home"), "PATH": os.environ["PATH"]}
    return subprocess.run(
        [sys.executable, "-m", "kiosk", *arguments],
        cwd=folder,
        env=home,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_commands_run_one_after_the_other(tmp_path: Path) -> None:
    time_s = np.arange(3000) / 300.0
    force_n = 1800.0 * np.maximum(np.sin(2 * np.pi * time_s / 0.7), 0.0)
    table = np.column_stack([time_s, force_n])
    np.savetxt(tmp_path / "run.csv", table, "%.5f", ",", header="t_s,fz_N", comments="")
    for command in TREADFORM:
        done = run_it(command, tmp_path)
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        assert done.stdout.strip(), command
    assert (tmp_path / "steps.csv").exists()
    assert list((tmp_path / "out").glob("*.png"))


def test_the_map_shows_every_room_and_no_other() -> None:
    shown = {re.sub(r"^\[(.+)\]\(\1\)$", r"\1", cell) for cell in rows("The rooms")}
    rooms = {f"kiosk/{p.parent.name}" for p in (ROOT / "kiosk").glob("*/__init__.py")}
    assert shown == rooms | {"cpp", "hardware"}


def test_links_lead_somewhere() -> None:
    targets = re.findall(r"\]\((?!https?://)([^)#]+)\)", TEXT)
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_the_words_of_the_field_are_the_codes_words() -> None:
    sources = [*(ROOT / "kiosk").rglob("*.py"), *(ROOT / "cpp" / "include").rglob("*.hpp")]
    code = " ".join(path.read_text(encoding="utf-8").lower() for path in sources)
    code = re.sub(r"[-_\s]+", " ", code)
    words = rows("Words of the field")
    assert words
    assert [word for word in words if word.replace("-", " ") not in code] == []
