"""Sees what is on an X server's screen, and knows buttons by their looks: nothing is asked of the
program that draws them."""

import struct
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen, run
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kiosk.screen import window
from kiosk.screen.panel import PANELS
from kiosk.words.catalogue import load

PANEL = PANELS["1280x800"]
window.prepare(PANEL, offscreen=True)

Pixels = NDArray[np.int16]
ALIKE = 6.0
"""Mean difference of channels, of 255, below which two pictures of a button are the same one."""
XWD_FIELDS = 25
HEADER, NCOLORS, PER_LINE, WIDTH, HEIGHT = 0, 19, 12, 4, 5


@dataclass(frozen=True)
class Button:
    """One button of one page as it looks; `at` is its middle in the window, from the top left."""

    page: str
    label: str
    at: tuple[int, int]
    box: tuple[int, int, int, int]
    looks: Pixels

    def is_on(self, screen: Pixels) -> bool:
        """Whether it is there now, finished and not pressed."""
        left, top, right, bottom = self.box
        here = screen[top:bottom, left:right]
        return here.shape == self.looks.shape and np.abs(here - self.looks).mean() < ALIKE


@dataclass(frozen=True)
class Screen:
    """An X server with one screen, of which every pixel can be read."""

    display: str
    memory: Path

    def look(self) -> Pixels:
        """What is on it now."""
        raw = self.memory.read_bytes()
        head = struct.unpack(f">{XWD_FIELDS}I", raw[: 4 * XWD_FIELDS])
        start, line = head[HEADER] + 12 * head[NCOLORS], head[PER_LINE]
        flat = np.frombuffer(raw, np.uint8, head[HEIGHT] * line, start)
        rows = flat.reshape(head[HEIGHT], line // 4, 4)[:, : head[WIDTH], 2::-1]
        return rows.astype(np.int16)

    def click(self, x: int, y: int) -> None:
        """As a finger on a touch screen; the pointer does not stay in the picture."""
        away = ["mousemove", str(PANEL.width_px - 1), str(PANEL.height_px - 1)]
        words = ["xdotool", "mousemove", str(x), str(y), "click", "1", *away]
        run(words, env={"DISPLAY": self.display, "PATH": "/usr/bin:/bin"}, check=True)


@contextmanager
def x_server(folder: Path) -> Iterator[Screen]:
    """One of its own, of the panel's size."""
    size = f"{PANEL.width_px}x{PANEL.height_px}x24"
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", size, "-fbdir", str(folder)]
    with Popen(command, stdout=PIPE, stderr=DEVNULL, text=True) as server:
        assert server.stdout is not None
        yield Screen(f":{server.stdout.readline().strip()}", folder / "Xvfb_screen0")
        server.terminate()


def buttons(language: str, wanted: Iterable[tuple[str, str]], folder: Path) -> list[Button]:
    """How these look, each a page of the gallery and a word in English."""
    from kiosk.screen.gallery import walk
    from kiosk.screen.target import Target

    say, found, left = load(language).gettext, list[Button](), set(wanted)
    for name, screen in walk(PANEL, say):
        for label in [label for page, label in left if page == name]:
            screen.picture(folder / "page.png")
            here = [w for w in screen.page.walk() if isinstance(w, Target)]
            (target,) = [w for w in here if w.label == say(label) and not w.disabled]
            found.append(_button(name, label, target, _read(folder / "page.png")))
            left.discard((name, label))
        if not left:
            break
    assert not left, f"not in the gallery: {left}"
    return found


def _button(page: str, label: str, target: Any, picture: Pixels) -> Button:
    x, y = (round(one) for one in target.to_window(target.x, target.y))
    width, height = round(target.width), round(target.height)
    top = PANEL.height_px - y - height
    box = x, top, x + width, top + height
    middle = x + width // 2, top + height // 2
    return Button(page, label, middle, box, picture[top : top + height, x : x + width])


def _read(path: Path) -> Pixels:
    from PIL import Image

    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB")).astype(np.int16)
