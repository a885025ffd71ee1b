"""Nothing stands in the README that is not so."""

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


@pytest.mark.parametrize("command", TREADFORM)
def test_the_command_runs(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    time_s = np.arange(3000) / 300.0
    force_n = 1800.0 * np.maximum(np.sin(2 * np.pi * time_s / 0.7), 0.0)
    table = np.column_stack([time_s, force_n])
    np.savetxt(tmp_path / "run.csv", table, "%.5f", ",", header="t_s,fz_N", comments="")
    program, *arguments = shlex.split(command)
    assert program == "treadform"
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


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
