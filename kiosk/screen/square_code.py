"""A square code for a phone's camera: dark on light, with its quiet border."""

from collections.abc import Sequence

from kivy.graphics import Color, Rectangle
from kivy.properties import ListProperty

from kiosk.screen.drawn import Drawn

BORDER = 4
"""Modules of light around it, as the standard asks."""


class SquareCode(Drawn):
    """Rows of dark (True) and light. Drawn in whole pixels, as large as fits."""

    rows = ListProperty()
    traits = ("rows",)

    @property
    def module_px(self) -> int:
        """Side of one module."""
        return int(min(self.size) // (len(self.rows) + 2 * BORDER)) if self.rows else 0

    def draw(self) -> None:
        """The light square, and each run of dark modules as one rectangle."""
        self.canvas.clear()
        px = self.module_px
        if px < 1:
            return
        side = px * (len(self.rows) + 2 * BORDER)
        left, top = int(self.center_x - side / 2), int(self.center_y + side / 2)
        with self.canvas:
            Color(1, 1, 1, 1)
            Rectangle(pos=(left, top - side), size=(side, side))
            Color(0, 0, 0, 1)
            for number, row in enumerate(self.rows):
                y = top - (BORDER + number + 1) * px
                for start, length in runs(row):
                    x = left + (BORDER + start) * px
                    Rectangle(pos=(x, y), size=(length * px, px))


def runs(row: Sequence[bool]) -> list[tuple[int, int]]:
    """Where dark begins in a row, and how long it stays."""
    found: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if dark and place and row[place - 1]:
            start, length = found.pop()
            found.append((start, length + 1))
        elif dark:
            found.append((place, 1))
    return found
