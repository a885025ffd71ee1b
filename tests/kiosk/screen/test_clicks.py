"""Real X11 clicks by xdotool under Xvfb, through the main pages: each is heard once."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest

ROOT = Path(__file__).parents[3]
FLOW = {
    "welcome": ("Start", "start"),
    "who": ("Go on as a guest", "guest"),
    "pods_all": ("Go on", "done"),
    "stand_tall": ("Skip", "skip"),
    "set_below": ("Easier", "easier"),
    "set_silent": ("Show me", "show_me"),
    "rest": ("Pause", "pause"),
    "set_in_band": ("Stop", "stop"),
    "summary": ("Done", "done"),
}


@pytest.fixture
def display() -> Iterator[str]:
    """An X server without a screen."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout is not None
        yield f":{server.stdout.readline().strip()}"
        server.terminate()


def click(display: str, x: str, y: str) -> None:
    """As a touch screen's mouse does it."""
    at = ["mousemove", x, y, "click", "1"]
    subprocess.run(["xdotool", *at], env=os.environ | {"DISPLAY": display}, check=True)


def test_the_main_flow_by_real_clicks(display: str) -> None:
    assert which("xdotool"), "make test installs it: .setup/debian_packages.sh test"
    command = [sys.executable, "-m", "tests.kiosk.screen.clicked", *FLOW]
    heard = []
    seen = {name: value for name, value in os.environ.items() if name != "SDL_VIDEODRIVER"}
    seen["DISPLAY"] = display
    with subprocess.Popen(command, cwd=ROOT, env=seen, stdout=subprocess.PIPE, text=True) as screen:
        assert screen.stdout is not None
        places: dict[tuple[str, str], tuple[str, str]] = {}
        left = list(FLOW)
        for line in screen.stdout:
            kind, *rest = line.split(maxsplit=4)
            if kind == "target":
                places[rest[0], rest[3].strip()] = (rest[1], rest[2])
            elif kind == "ready" and left and rest[0] == left[0]:
                click(display, *places[left[0], FLOW[left[0]][0]])
            elif kind == "asked":
                heard.append((rest[0], rest[1]))
                left.pop(0)
                if not left:
                    break
        screen.terminate()
    assert heard == [(name, intent) for name, (_label, intent) in FLOW.items()]
