import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kiosk.cli.test_demo import treadform


def test_without_a_display_it_names_the_way_that_needs_none(tmp_path: Path) -> None:
    told = treadform("run", "--simulated", home=tmp_path)
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.count("\n") == 1
    assert "treadform demo" in told.stderr


@pytest.fixture
def display() -> Iterator[str]:
    """A real X server without a screen."""
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert server.stdout is not None
    yield f":{server.stdout.readline().strip()}"
    server.terminate()
    server.wait()
    server.stdout.close()


def missing(log: Path, *said: str) -> list[str]:
    """What the log does not say yet."""
    text = log.read_text() if log.exists() else ""
    return [one for one in said if one not in text]


def test_it_opens_a_window_and_ends_in_order_when_asked_to(tmp_path: Path, display: str) -> None:
    kiosk = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "run", "--simulated", "--home", str(tmp_path)],
        env=os.environ | {"DISPLAY": display, "SDL_AUDIODRIVER": "dummy"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    log = tmp_path / "treadform.log"
    while missing(log, "the screen draws", "Virtual Belt connected"):
        assert kiosk.poll() is None, kiosk.communicate()[1]
        time.sleep(0.1)
    kiosk.send_signal(signal.SIGTERM)
    told, trouble = kiosk.communicate()
    assert (kiosk.returncode, told, trouble) == (0, "", "")
    assert "is gone" in log.read_text()
