"""One heading's card: its first finding before and after, as a slope with both numbers."""

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.coaching.view import Finding, Heading
from kiosk.screen import findings
from kiosk.screen.language import tongue
from kiosk.screen.rules import load_rules


class Compare(BoxLayout):
    """Posture, cadence or relaxation. Without a finding it says that nothing was measured."""

    finding = ObjectProperty(None, allownone=True)
    heading = StringProperty("")
    title = StringProperty("")
    before = StringProperty("")
    after = StringProperty("")
    brief = BooleanProperty(True)
    """Numbers, not words, which would need two lines."""

    def __init__(self, heading: Heading, finding: Finding | None, **kwargs: object) -> None:
        super().__init__(**kwargs)
        say = tongue._
        self.heading = say(findings.HEADINGS[heading])
        self.finding = finding
        if finding is None:
            self.title = say(findings.NOT_MEASURED)
            return
        self.title = "" if say(finding.title) == self.heading else say(finding.title)
        self.brief = finding.measure != "ease"
        self.before = findings.amount(finding.measure, finding.before, say)
        self.after = findings.amount(finding.measure, finding.after, say)


load_rules(__file__)
