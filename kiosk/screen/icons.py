"""Icons as strokes in a square of 24 by 24, so that no font needs to have them."""

from dataclasses import dataclass
from functools import lru_cache

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.properties import ColorProperty, NumericProperty, StringProperty

from kiosk.screen.baked import bake
from kiosk.screen.drawing import Point, dot, ring, stroke
from kiosk.screen.drawn import Drawn
from kiosk.screen.theme import Colour

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
    "shoe": Drawing(
        strokes=(
            ((2, 7), (2, 15), (6, 15), (9, 18), (12, 15), (19, 12), (22, 9), (22, 7), (2, 7)),
            ((2, 4), (22, 4)),
        )
    ),
    "pause": Drawing(strokes=(((8, 4), (8, 20)), ((16, 4), (16, 20)))),
    "eye": Drawing(
        strokes=(
            ((2, 12), (6, 16.5), (12, 18.5), (18, 16.5), (22, 12)),
            ((2, 12), (6, 7.5), (12, 5.5), (18, 7.5), (22, 12)),
        ),
        discs=((12, 12, 3),),
    ),
    "person": Drawing(
        strokes=(((3, 3), (4.5, 8), (9, 10.5), (15, 10.5), (19.5, 8), (21, 3)),),
        rings=((12, 16.5, 4.5),),
    ),
    "join": Drawing(
        strokes=(
            ((1, 3), (2.5, 8), (6.5, 10), (10.5, 10), (14, 8), (15, 3)),
            ((19.5, 9), (19.5, 17)),
            ((15.5, 13), (23.5, 13)),
        ),
        rings=((8.5, 16.5, 4),),
    ),
    "guest": Drawing(
        strokes=(
            ((5, 2), (5, 22), (15, 22), (15, 2)),
            ((10, 12), (22, 12)),
            ((18, 16), (22, 12), (18, 8)),
        )
    ),
    "hand": Drawing(
        strokes=(
            ((7, 3), (4, 9), (3, 13)),
            ((7, 3), (16, 3), (19, 8), (19, 15)),
            ((7, 10), (7, 18)),
            ((11, 11), (11, 21)),
            ((15, 11), (15, 19)),
        )
    ),
    "swap": Drawing(
        strokes=(
            ((3, 16), (21, 16)),
            ((16, 21), (21, 16), (16, 11)),
            ((21, 7), (3, 7)),
            ((8, 12), (3, 7), (8, 2)),
        )
    ),
    "back": Drawing(strokes=(((20, 12), (4, 12)), ((11, 19), (4, 12), (11, 5)))),
    "erase": Drawing(
        strokes=(
            ((9, 5), (22, 5), (22, 19), (9, 19), (2, 12), (9, 5)),
            ((12, 9), (18, 15)),
            ((18, 9), (12, 15)),
        )
    ),
    "cross": Drawing(strokes=(((5, 5), (19, 19)), ((5, 19), (19, 5)))),
    "bin": Drawing(
        strokes=(
            ((3, 18), (21, 18)),
            ((9, 18), (9, 21), (15, 21), (15, 18)),
            ((5, 18), (6.5, 2), (17.5, 2), (19, 18)),
        )
    ),
    "undo": Drawing(
        strokes=(
            ((9, 20), (3, 14), (9, 8)),
            ((3, 14), (15, 14), (20, 11.5), (21, 8), (20, 4.5), (15, 2.5), (10, 2.5)),
        )
    ),
    "box": Drawing(strokes=(((4, 4), (20, 4), (20, 20), (4, 20), (4, 4)),)),
    "boxed": Drawing(
        strokes=(((4, 4), (20, 4), (20, 20), (4, 20), (4, 4)), ((8, 12), (11, 9), (16.5, 15.5)))
    ),
    "take": Drawing(
        strokes=(
            ((2, 15), (2, 22), (9, 22), (9, 15), (2, 15)),
            ((15, 15), (15, 22), (22, 22), (22, 15), (15, 15)),
            ((2, 2), (2, 9), (9, 9), (9, 2), (2, 2)),
            ((15, 9), (15, 6), (18, 6)),
            ((21, 9), (21, 2), (15, 2)),
        )
    ),
    "lock": Drawing(
        strokes=(
            ((4, 3), (20, 3), (20, 12), (4, 12), (4, 3)),
            ((7.5, 12), (7.5, 17), (9.5, 20.5), (14.5, 20.5), (16.5, 17), (16.5, 12)),
        )
    ),
    "floor": Drawing(
        strokes=(((2, 4), (22, 4)), ((2, 8), (22, 8)), ((18, 8), (20, 20), (15, 20))),
        rings=(),
    ),
    "list": Drawing(
        strokes=(((9, 19), (21, 19)), ((9, 12), (21, 12)), ((9, 5), (21, 5))),
        discs=((3.5, 19, 1.7), (3.5, 12, 1.7), (3.5, 5, 1.7)),
    ),
    "pod": Drawing(
        strokes=(((8, 5), (16, 5), (20, 9), (20, 15), (16, 19), (8, 19), (4, 15), (4, 9), (8, 5)),),
        discs=((12, 12, 2.2),),
    ),
    "gear": Drawing(
        strokes=(((3, 18), (21, 18)), ((3, 12), (21, 12)), ((3, 6), (21, 6))),
        discs=((8, 18, 3), (16, 12, 3), (10, 6, 3)),
    ),
    "chart": Drawing(strokes=(((3, 21), (3, 3), (21, 3)), ((6, 8), (11, 13), (14, 10), (20, 18)))),
    "pulse": Drawing(strokes=(((1, 12), (7, 12), (10, 20), (14, 4), (17, 12), (23, 12)),)),
    "slope": Drawing(strokes=(((2, 5), (22, 5), (22, 17), (2, 5)),)),
    "info": Drawing(strokes=(((12, 4), (12, 13)),), discs=((12, 18.5, 1.8),)),
    "card": Drawing(
        strokes=(
            ((3, 4), (21, 4), (21, 20), (3, 20), (3, 4)),
            ((7, 15), (17, 15)),
            ((7, 9), (13, 9)),
        )
    ),
    "up": Drawing(strokes=(((4, 8), (12, 16), (20, 8)),)),
    "down": Drawing(strokes=(((4, 16), (12, 8), (20, 16)),)),
    "left": Drawing(strokes=(((16, 4), (8, 12), (16, 20)),)),
    "right": Drawing(strokes=(((8, 4), (16, 12), (8, 20)),)),
    "alarm": Drawing(
        strokes=(((12, 21), (1.5, 3), (22.5, 3), (12, 21)), ((12, 14.5), (12, 9.5))),
        discs=((12, 6.3, 1.3),),
    ),
    "strap": Drawing(
        strokes=(((2, 14), (8, 10), (16, 10), (22, 14)), ((2, 10), (8, 6), (16, 6), (22, 10)))
    ),
}


@lru_cache(maxsize=256)
def picture_of(name: str, side: int, color: Colour, weight: float) -> Texture:
    """An icon as a texture; a screen has few, in few colours, and they stand still."""

    def draw() -> None:
        scale = side / GRID
        Color(*color)
        for points in ICONS[name].strokes:
            stroke([(x * scale, y * scale) for x, y in points], weight * scale)
        for x, y, radius in ICONS[name].rings:
            ring(x * scale, y * scale, radius * scale, weight * scale)
        for x, y, radius in ICONS[name].discs:
            dot(x * scale, y * scale, radius * scale)

    return bake((side, side), (*color[:3], 0.0), draw)


class Icon(Drawn):
    """One of ICONS, as large as its box."""

    name = StringProperty("tick")
    color = ColorProperty((1, 1, 1, 1))
    weight = NumericProperty(WEIGHT)

    traits = ("name", "color", "weight")

    def draw(self) -> None:
        """Lay the icon into the largest centred square, on whole pixels."""
        side = int(min(self.size))
        self.canvas.clear()
        if side < 1 or self.color[3] == 0:
            return
        texture = picture_of(self.name, side, tuple(self.color), self.weight)
        left, bottom = round(self.center_x - side / 2), round(self.center_y - side / 2)
        with self.canvas:
            Color(1, 1, 1, 1)
            Rectangle(texture=texture, pos=(left, bottom), size=(side, side))
