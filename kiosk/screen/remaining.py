"""A thin line that grows shorter with the time."""

from kivy.graphics import Color
from kivy.properties import NumericProperty

from kiosk.screen.drawing import stroke
from kiosk.screen.drawn import Drawn
from kiosk.screen.theme import theme


class Remaining(Drawn):
    """As wide as its box when everything is left."""

    share = NumericProperty(1.0)
    traits = ("share",)

    def draw(self) -> None:
        """The track, and what is left over it."""
        half = self.height / 2
        left, y = self.x + half, self.y + half
        length = max(self.width - self.height, 0.0)
        self.canvas.clear()
        with self.canvas:
            Color(*theme.track)
            stroke([(left, y), (left + length, y)], self.height)
            share = min(max(self.share, 0.0), 1.0)
            if not share:
                return
            Color(*theme.accent)
            stroke([(left, y), (left + length * share, y)], self.height)
