"""A circle that empties with the time, or breathes with the runner."""

from kivy.graphics import Color
from kivy.properties import ColorProperty, NumericProperty

from kiosk.screen.drawing import arc, ring
from kiosk.screen.drawn import Drawn
from kiosk.screen.theme import theme


class Circle(Drawn):
    """A thin track and, over it, the share that is left. `scale` moves the radius."""

    share = NumericProperty(1.0)
    scale = NumericProperty(1.0)
    color = ColorProperty(theme.accent)

    traits = ("share", "scale", "color")

    def draw(self) -> None:
        """From scratch."""
        thickness = min(self.size) * 0.035
        radius = (min(self.size) / 2 - thickness) * self.scale
        self.canvas.clear()
        with self.canvas:
            Color(*theme.track)
            ring(self.center_x, self.center_y, radius, 0.5 * thickness)
            Color(*self.color)
            arc(self.center, radius, 0, 360 * min(max(self.share, 0.0), 1.0), thickness)
