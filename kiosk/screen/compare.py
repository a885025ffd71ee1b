"""One measure before and after: two bars from a common ground, with their numbers."""

from kivy.graphics import Color, SmoothRoundedRectangle
from kivy.properties import ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.coaching.view import Finding
from kiosk.screen import words
from kiosk.screen.drawn import Drawn
from kiosk.screen.language import tongue
from kiosk.screen.rules import load_rules
from kiosk.screen.theme import theme


class Bars(Drawn):
    """Two bars as long as the values, before above after. Nothing is drawn for what is absent."""

    finding = ObjectProperty(None, allownone=True)
    traits = ("finding",)

    def draw(self) -> None:
        """From scratch."""
        self.canvas.clear()
        if self.finding is None:
            return
        height = self.height * 0.4
        values = (self.finding.before.value, self.finding.after.value)
        longest = max((value for value in values if value), default=0.0)
        tops, colours = (self.top - height, self.y), (theme.quiet, theme.accent)
        with self.canvas:
            for value, y, colour in zip(values, tops, colours, strict=True):
                if value and longest > 0:
                    Color(*colour)
                    size = (max(self.width * value / longest, height), height)
                    SmoothRoundedRectangle(pos=(self.x, y), size=size, radius=[height / 2])


class Compare(BoxLayout):
    """A finding on a card."""

    finding = ObjectProperty(None, allownone=True)
    heading = StringProperty("")
    before = StringProperty("")
    after = StringProperty("")

    def on_finding(self, _card: object, finding: Finding) -> None:
        """Put it into words."""
        self.heading = tongue._(finding.title)
        self.before = words.amount(finding, finding.before, tongue._)
        self.after = words.amount(finding, finding.after, tongue._)


load_rules(__file__)
