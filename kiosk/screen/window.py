"""The window, prepared before Kivy is first imported: size, input, no files in anybody's home."""

import ctypes
import logging
import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from kiosk.screen.panel import Panel

PACED_FPS = 60
GRAPHICS = {"multisamples": "0", "resizable": "0"}
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3
"""Names of glibc's `mallopt`."""
LARGE_BYTES = 128 * 1024
QUIET = ("KIVY_NO_ARGS", "KIVY_NO_FILELOG", "KIVY_NO_CONFIG")


def has_display() -> bool:
    """Whether somebody could see a window of this process."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def prepare(
    panel: Panel, *, fullscreen: bool = False, offscreen: bool = False, max_fps: int = PACED_FPS
) -> None:
    """Set Kivy up for this panel; only the first call of a process has an effect on its window.
    With `max_fps` 0 no frame waits for its turn: for pictures that nobody watches."""
    if "kivy" in sys.modules:
        return
    _give_memory_back()
    os.environ.update(dict.fromkeys(QUIET, "1"))
    os.environ["KIVY_WINDOW"] = "sdl2"  # Kivy's own X11 window ends the process where there is no X
    os.environ["KIVY_LOG_MODE"] = "PYTHON"  # otherwise Kivy takes stderr and the root logger over
    log = logging.getLogger("kivy")
    log.setLevel(logging.WARNING)
    log.addFilter(lambda record: "MTDev" not in record.getMessage())  # an input nobody asked for
    home = Path(tempfile.gettempdir()) / f"treadform-kivy-{os.getuid()}"
    os.environ.setdefault("KIVY_HOME", str(home))
    if offscreen or not has_display():
        os.environ.setdefault("SDL_VIDEODRIVER", "offscreen")
        os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    _configure(panel, fullscreen, max_fps)


def _give_memory_back() -> None:
    """Textures go back to the system when they are freed. Left to itself glibc raises this limit
    to the size of every large block that was freed: textures then lie between small blocks, the
    heap cannot shrink, and a screen grows for hours although nothing in it leaks."""
    with suppress(AttributeError, OSError):  # another libc has no such habit
        libc = ctypes.CDLL(None)
        libc.mallopt(M_MMAP_THRESHOLD, LARGE_BYTES)
        libc.mallopt(M_TRIM_THRESHOLD, 2 * LARGE_BYTES)


def _configure(panel: Panel, fullscreen: bool, max_fps: int) -> None:
    from kivy.config import Config

    settings = {
        **GRAPHICS,
        "maxfps": str(max_fps),
        "width": str(panel.width_px),
        "height": str(panel.height_px),
        "fullscreen": "auto" if fullscreen else "0",
        "show_cursor": "0" if fullscreen else "1",
        "vsync": "1" if has_display() else "0",
    }
    for key, value in settings.items():
        Config.set("graphics", key, value)
    Config.set("kivy", "exit_on_escape", "0" if fullscreen else "1")
    # Touch arrives as SDL's mouse; with the raw devices beside it every tap would count twice.
    for provider in list(Config.options("input")):
        Config.remove_option("input", provider)
    Config.set("input", "mouse", "mouse,disable_multitouch")
