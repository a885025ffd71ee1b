"""One quantity before and after: two bars from a common ground, the change beside them."""

from kivy.graphics import Color, SmoothRoundedRectangle
from kivy.properties import ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.screen import words
from kiosk.screen.drawn import Drawn
from kiosk.screen.rules import load_rules
from kiosk.screen.theme import theme


class Bars(Drawn):
    """Two bars as long as the values, before above after. Nothing is drawn for what is absent."""

    what = ObjectProperty(words.NO_CHANGE)

    traits = ("what",)

    def draw(self) -> None:
        """From scratch."""
        values = (self.what.before, self.what.after)
        longest = max((value for value in values if value is not None), default=0.0)
        self.canvas.clear()
        if longest <= 0:
            return
        height = self.height * 0.4
        tops = (self.top - height, self.y)
        colours = (theme.quiet, theme.accent)
        with self.canvas:
            for value, y, colour in zip(values, tops, colours, strict=True):
                if value is not None:
                    Color(*colour)
                    length = max(self.width * value / longest, height)
                    SmoothRoundedRectangle(
                        pos=(self.x, y), size=(length, height), radius=[height / 2]
                    )


class Compare(BoxLayout):
    """A heading, the two bars with their numbers."""

    heading = StringProperty("")
    unit = StringProperty("")
    what = ObjectProperty(words.NO_CHANGE, rebind=True)

    def number(self, value: float | None) -> str:
        """A value in people's units, or a dash."""
        return words.ABSENT if value is None else f"{value:.0f}"


load_rules(__file__)
