"""The window is prepared before Kivy is imported: offscreen where nobody could see it."""

import os
import subprocess
import sys

import pytest

from kiosk.screen import window

SCRIPT = """
from kiosk.screen import window
from kiosk.screen.panel import Panel
window.prepare(Panel(800, 480, 10.1), offscreen=True)
from kivy.config import Config
from kivy.core.window import Window
print(tuple(Window.size), Config.items("input"))
"""


def test_the_window_has_the_panels_size_and_one_input(tmp_path: str) -> None:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("KIVY", "SDL"))}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        # Mesa's own cache is not ours: newer ones write it before any window stands.
        env={**clean, "HOME": str(tmp_path), "MESA_SHADER_CACHE_DISABLE": "true"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "(800, 480) [('mouse', 'mouse,disable_multitouch')]"
    assert "Traceback" not in done.stderr
    assert not list(os.scandir(tmp_path)), "nothing is written into anybody's home"


@pytest.mark.parametrize(
    ("name", "seen"), [("DISPLAY", True), ("WAYLAND_DISPLAY", True), ("OTHER", False)]
)
def test_a_display_is_what_x_or_wayland_name(
    monkeypatch: pytest.MonkeyPatch, name: str, seen: bool
) -> None:
    for known in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(known, raising=False)
    monkeypatch.setenv(name, ":1")
    assert window.has_display() is seen
