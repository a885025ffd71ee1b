"""treadform gallery: pictures of every state; a wrong option is one line."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.app.desk.shown import desk_pages
from kiosk.cli import app
from kiosk.screen.poses import POSES
from kiosk.screen.states import states


def test_it_writes_one_panel_in_one_language(tmp_path: Path) -> None:
    arguments = ["gallery", "--shots", str(tmp_path), "--size", "1280x800", "--language", "es"]
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, done.output
    from kiosk.screen.components import COMPONENTS  # not before the command has opened its window

    expected = len(states()) + len(POSES) + len(COMPONENTS) + len(desk_pages())
    assert f"{expected} pictures in {tmp_path}, 0 faults" in " ".join(done.output.split())
    assert len(list((tmp_path / "es" / "1280x800").glob("*.png"))) == expected


@pytest.mark.parametrize(
    "wrong", [["--size", "5x5"], ["--language", "xx"], ["--shots", "/dev/null/here"]]
)
def test_what_is_wrong_is_said_in_one_line(wrong: list[str], tmp_path: Path) -> None:
    shots = [] if "--shots" in wrong else ["--shots", str(tmp_path)]
    done = CliRunner().invoke(app, ["gallery", *shots, *wrong])
    assert done.exit_code == 2
    assert len(done.output.strip().splitlines()) == 1
    assert wrong[-1] in done.output


def test_without_a_display_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    done = CliRunner().invoke(app, ["gallery"])
    assert done.exit_code == 2
    assert "--shots" in done.output


def test_one_that_is_asked_to_end_writes_no_broken_pictures(tmp_path: Path) -> None:
    """SDL makes a closed window of SIGTERM, and then nothing is laid out any more."""
    command = [sys.executable, "-m", "kiosk", "gallery", "--shots", str(tmp_path)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as gallery:
        while not list(tmp_path.rglob("*.png")):
            assert gallery.poll() is None
        gallery.terminate()
        _out, trouble = gallery.communicate(timeout=60)
    assert gallery.returncode == 2
    assert "stopped" in trouble
