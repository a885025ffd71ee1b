"""Icons as strokes in a square of 24 by 24, so that no font needs to have them."""

from dataclasses import dataclass

from kivy.graphics import Color
from kivy.properties import ColorProperty, NumericProperty, StringProperty

from kiosk.screen.drawing import Point, dot, ring, stroke
from kiosk.screen.drawn import Drawn

GRID = 24.0
WEIGHT = 2.4
"""Thickness of a stroke on the grid."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Open strokes, rings (x, y, radius) and discs (x, y, radius), y upwards."""

    strokes: tuple[tuple[Point, ...], ...] = ()
    rings: tuple[tuple[float, float, float], ...] = ()
    discs: tuple[tuple[float, float, float], ...] = ()


ICONS = {
    "stop": Drawing(
        strokes=(
            ((8, 2), (16, 2), (22, 8), (22, 16), (16, 22), (8, 22), (2, 16), (2, 8), (8, 2)),
            ((8.5, 8.5), (15.5, 8.5), (15.5, 15.5), (8.5, 15.5), (8.5, 8.5)),
        )
    ),
    "skip": Drawing(strokes=(((4, 4), (12, 12), (4, 20)), ((12, 4), (20, 12), (12, 20)))),
    "easier": Drawing(
        strokes=(((3, 16), (10, 9), (14, 13), (21, 5)), ((21, 11), (21, 5), (15, 5)))
    ),
    "plus": Drawing(strokes=(((4, 12), (20, 12)), ((12, 4), (12, 20)))),
    "fewer": Drawing(strokes=(((4, 12), (20, 12)),)),
    "letter": Drawing(strokes=(((4, 3), (12, 21), (20, 3)), ((7.2, 10), (16.8, 10)))),
    "motion": Drawing(strokes=(((3, 18), (17, 18)), ((7, 12), (21, 12)), ((3, 6), (17, 6)))),
    "still": Drawing(strokes=(((8, 4), (8, 20)), ((16, 4), (16, 20)))),
    "go": Drawing(strokes=(((4, 12), (20, 12)), ((13, 19), (20, 12), (13, 5)))),
    "tick": Drawing(strokes=(((4, 12), (10, 6), (20, 18)),)),
    "wait": Drawing(rings=((12, 12, 9),), strokes=(((12, 17), (12, 12), (16, 9)),)),
    "less": Drawing(strokes=(((4, 16), (12, 8), (20, 16)),)),
    "more": Drawing(strokes=(((4, 8), (12, 16), (20, 8)),)),
    "shoe": Drawing(
        strokes=(
            ((2, 7), (2, 15), (6, 15), (9, 18), (12, 15), (19, 12), (22, 9), (22, 7), (2, 7)),
            ((2, 4), (22, 4)),
        )
    ),
    "help": Drawing(
        strokes=(((8, 16), (10, 19), (14, 19), (16, 16), (12, 11), (12, 9)),),
        discs=((12, 4.5, 1.6),),
    ),
}


class Icon(Drawn):
    """One of ICONS, as large as its box."""

    name = StringProperty("tick")
    color = ColorProperty((1, 1, 1, 1))
    weight = NumericProperty(WEIGHT)

    traits = ("name", "color", "weight")

    def draw(self) -> None:
        """Draw the strokes into the largest centred square."""
        side = min(self.size)
        scale = side / GRID
        left, bottom = self.center_x - side / 2, self.center_y - side / 2
        drawing = ICONS[self.name]
        self.canvas.clear()
        with self.canvas:
            Color(*self.color)
            for points in drawing.strokes:
                placed = [(left + x * scale, bottom + y * scale) for x, y in points]
                stroke(placed, self.weight * scale)
            for x, y, radius in drawing.rings:
                ring(left + x * scale, bottom + y * scale, radius * scale, self.weight * scale)
            for x, y, radius in drawing.discs:
                dot(left + x * scale, bottom + y * scale, radius * scale)
