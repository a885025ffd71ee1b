"""One heading's card: its first finding before and after, as two bars with their numbers."""

from kivy.graphics import Color, SmoothRoundedRectangle
from kivy.properties import ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.coaching.view import Finding, Heading
from kiosk.screen import findings
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
        thick = self.height * 0.3
        values = [abs(side.value or 0.0) for side in (self.finding.before, self.finding.after)]
        rows = (self.y + self.height * 0.75, self.y + self.height * 0.25)
        colours = (theme.quiet, theme.accent)
        with self.canvas:
            for value, y, colour in zip(values, rows, colours, strict=True):
                if value > 0:
                    Color(*colour)
                    size = (max(self.width * value / max(values), thick), thick)
                    SmoothRoundedRectangle(
                        pos=(self.x, y - thick / 2), size=size, radius=[thick / 2]
                    )


class Compare(BoxLayout):
    """Posture, cadence or relaxation. Without a finding it says that nothing was measured."""

    finding = ObjectProperty(None, allownone=True)
    heading = StringProperty("")
    title = StringProperty("")
    before = StringProperty("")
    after = StringProperty("")

    def __init__(self, heading: Heading, finding: Finding | None, **kwargs: object) -> None:
        super().__init__(**kwargs)
        say = tongue._
        self.heading = say(findings.HEADINGS[heading])
        self.finding = finding
        if finding is None:
            self.title = say(findings.NOT_MEASURED)
            return
        self.title = "" if say(finding.title) == self.heading else say(finding.title)
        self.before = findings.amount(finding.measure, finding.before, say)
        self.after = findings.amount(finding.measure, finding.after, say)


load_rules(__file__)
