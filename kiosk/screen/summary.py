"""The end: you noticed, we measured, next time; posture, cadence, relaxation. No grade."""

from kivy.properties import ListProperty, StringProperty

from kiosk.coaching.view import Finding, Heading, View
from kiosk.screen import findings
from kiosk.screen.compare import Compare
from kiosk.screen.language import tongue
from kiosk.screen.page import Page
from kiosk.screen.rules import load_rules


class Summary(Page):
    """Three sentences, three cards."""

    noticed = StringProperty("")
    measured = StringProperty("")
    next_time = StringProperty("")
    note = StringProperty("")
    findings = ListProperty([None])

    def show(self, view: View, at_us: int) -> None:
        """Draw this moment."""
        super().show(view, at_us)
        self.noticed = findings.noticed(view.answers, tongue._)
        self.measured = findings.measured(view.findings, tongue._)
        self.next_time = findings.next_time(view.take_home_spm, tongue._)
        self.note = view.lines[0] if view.lines else ""
        self.findings = list(view.findings)

    def on_findings(self, _page: object, found: list[Finding]) -> None:
        """One card for each heading: its first clear change, or its first finding."""
        cards = self.ids.cards
        cards.clear_widgets()
        for heading in Heading:
            here = [finding for finding in found if finding.heading is heading]
            here.sort(key=lambda finding: finding.verdict.value != "changed")
            cards.add_widget(Compare(heading, here[0] if here else None))


load_rules(__file__)
