"""How many bouts there are, which one this is: filled, current, still to come."""

from kivy.graphics import Color
from kivy.properties import NumericProperty

from kiosk.screen.drawing import dot, ring
from kiosk.screen.drawn import Drawn
from kiosk.screen.theme import theme


class Sets(Drawn):
    """A row of discs from the left."""

    number = NumericProperty(0)
    count = NumericProperty(0)

    traits = ("number", "count")

    def draw(self) -> None:
        """From scratch."""
        radius = min(self.height / 2, self.width / max(3 * self.count, 1))
        self.canvas.clear()
        with self.canvas:
            for index in range(int(self.count)):
                x = self.x + radius + index * 3 * radius
                done, now = index + 1 < self.number, index + 1 == self.number
                Color(*(theme.accent if done or now else theme.track))
                if now:
                    ring(x, self.center_y, 0.84 * radius, 0.32 * radius)
                    dot(x, self.center_y, 0.4 * radius)
                else:
                    dot(x, self.center_y, 0.7 * radius)
