"""`treadform record` and `replay` as they are called."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kiosk.cli import app
from kiosk.recordings.line import read_lines


@pytest.fixture(autouse=True)
def no_bus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere")


def run(home: Path, *command: str) -> Result:
    return CliRunner().invoke(app, [*command, "--home", str(home)])


def test_a_simulated_kiosk_is_recorded_and_replayed(tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    ran = run(tmp_path, "record", str(out), "--simulated", "--seconds", "4")
    assert ran.exit_code == 0, ran.output
    assert "Treadform left shoe" in ran.output
    assert len(re.findall(r"samples, 0 missing, 4\d\d\.\d Hz, on average", ran.output)) == 2
    kinds = {line.what for line in read_lines(out)}
    assert {"visit", "heard", "opened", "subscribed", "wrote", "frame", "tick", "closed"} <= kinds
    replayed = run(tmp_path, "replay", str(out))
    assert replayed.exit_code == 0, replayed.output
    assert "no visit was finished" in replayed.output
    whole = out.read_text()
    for part in (whole[: len(whole) // 2], whole[: whole.index(" frame ")]):
        out.write_text(part)  # a plug was pulled, in the middle of every conversation
        replayed = run(tmp_path, "replay", str(out))
        assert replayed.exit_code == 0, replayed.output


def test_without_bluetooth_nothing_is_heard_and_that_is_said(tmp_path: Path) -> None:
    out = tmp_path / "out.txt.gz"
    ran = run(tmp_path, "record", str(out), "--seconds", "0.3")
    assert (ran.exit_code, "0 frames of no device" in ran.output) == (0, True)
    assert "treadform doctor" in ran.output, "and where to look"


def test_a_file_that_cannot_be_written_or_read_is_one_line(tmp_path: Path) -> None:
    to = tmp_path / "none" / "out.txt"
    ran = run(tmp_path, "record", str(to), "--simulated", "--seconds", "0.2")
    assert ran.exit_code == 2
    assert "cannot be written" in ran.output
    ran = run(tmp_path, "replay", str(to))
    assert ran.exit_code == 2
    assert "cannot be read" in ran.output


@pytest.mark.parametrize("seconds", ["0.2", "3"])
def test_a_full_disk_is_one_line_that_says_so(tmp_path: Path, seconds: str) -> None:
    ran = run(tmp_path, "record", "/dev/full", "--simulated", "--seconds", seconds)
    assert ran.exit_code == 2
    assert "treadform: /dev/full: not written to its end (No space left" in ran.output
    assert "Traceback" not in ran.output
