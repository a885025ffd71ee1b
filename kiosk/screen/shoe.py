"""A shoe with a pod on its laces: taps fall on it while it is asked for, then it has a tick."""

from math import cos, pi

from kivy.graphics import Color
from kivy.properties import BooleanProperty, NumericProperty

from kiosk.screen.drawing import Point, dot, ring, stroke
from kiosk.screen.drawn import Drawn
from kiosk.screen.theme import theme

TURN_US = 2_400_000
"""Two taps and a rest."""
TAPS_AT = (0.10, 0.28)
TAP_SHARE = 0.16
"""Of a turn: a finger comes down, and a ring spreads from where it landed."""
FINEST = 60
"""Steps of a turn that are drawn: 25 a second."""
STILL = 12
"""The one that is drawn of a shoe that does not move."""
OUTLINE = (
    *((2.6, 5.4), (2.4, 8.0), (2.9, 11.0), (3.0, 13.6), (2.6, 15.4), (3.6, 16.3), (5.2, 15.7)),
    *((7.0, 14.9), (8.8, 15.5), (10.2, 17.2), (11.3, 17.6), (12.6, 16.2), (14.4, 14.2)),
    *((16.6, 12.4), (19.0, 11.3), (21.2, 10.2), (22.6, 8.6), (22.9, 6.9), (22.4, 5.4), (2.6, 5.4)),
)
LACES = (((10.8, 14.4), (12.6, 15.9)), ((12.6, 12.7), (14.4, 13.9)), ((14.7, 11.2), (16.4, 12.2)))
SOLE = ((2.5, 3.5), (21.6, 3.5), (23.0, 4.3))
POD = (14.6, 16.8)


def tapped(share: float) -> tuple[float, float]:
    """How far down the finger is, 0 to 1, and how far the ring has spread, 0 to 1 or 0 for none."""
    down, spread = 0.0, 0.0
    for start in TAPS_AT:
        inside = (share - start) / TAP_SHARE
        if 0 <= inside < 1:
            down = (1 - cos(2 * pi * inside)) / 2
        after = (share - start - TAP_SHARE / 2) / (1.6 * TAP_SHARE)
        if 0 < after < 1:
            spread = after
    return down, spread


class Shoe(Drawn):
    """The left one points left. Set `at_us` every frame while it is asked for."""

    left = BooleanProperty(False)
    found = BooleanProperty(False)
    asked = BooleanProperty(False)
    at_us = NumericProperty(0)
    moment = NumericProperty(STILL)
    traits = ("left", "found", "asked", "moment")

    def on_at_us(self, _shoe: object, at_us: float) -> None:
        """Move only while it is asked for, and only as finely as can be seen."""
        moves = self.asked and not theme.reduce_motion
        self.moment = int(at_us % TURN_US * FINEST / TURN_US) if moves else STILL

    def draw(self) -> None:
        """The shoe, the pod, and the finger that shows what to do."""
        scale = min(self.width / 25, self.height / 25)
        turn = -1 if self.left else 1

        def at(point: Point) -> Point:
            return (
                self.center_x + turn * (point[0] - 12.5) * scale,
                self.center_y + (point[1] - 12.5) * scale,
            )

        line = theme.ink if self.found or self.asked else theme.shade
        self.canvas.clear()
        with self.canvas:
            Color(*line)
            stroke([at(point) for point in OUTLINE], 0.9 * scale)
            stroke([at(point) for point in SOLE], 1.1 * scale)
            for lace in LACES:
                stroke([at(point) for point in lace], 0.8 * scale)
            self._pod(at(POD), scale)

    def _pod(self, pod: Point, scale: float) -> None:
        down, spread = tapped(self.moment / FINEST) if self.asked else (0.0, 0.0)
        if spread:
            Color(*theme.accent[:3], 1 - spread)
            ring(*pod, (2 + 4.5 * spread) * scale, 0.6 * scale)
        Color(*(theme.accent if self.found or self.asked else theme.shade))
        dot(*pod, 2.1 * scale)
        if self.asked:
            Color(*theme.ink)
            y = pod[1] + (3.4 + 3.0 * (1 - down)) * scale
            dot(pod[0], y, 1.2 * scale)
            stroke([(pod[0], y), (pod[0], y + 4.4 * scale)], 1.9 * scale)
        elif self.found:
            Color(*theme.on_accent)
            tick = ((-1.0, 0.1), (-0.3, -0.7), (1.1, 0.8))
            stroke([(pod[0] + x * scale, pod[1] + y * scale) for x, y in tick], 0.6 * scale)
