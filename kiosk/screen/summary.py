"""The end: what may honestly be said of the change, and the measures behind it."""

from kivy.properties import ListProperty, StringProperty

from kiosk.coaching.view import Finding, View
from kiosk.screen import words
from kiosk.screen.compare import Compare
from kiosk.screen.language import tongue
from kiosk.screen.page import Page
from kiosk.screen.rules import load_rules

SHOWN = 2
"""The most important ones; the take-home has them all."""


class Summary(Page):
    """Before and after. No grade."""

    sentence = StringProperty("")
    findings = ListProperty()

    def show(self, view: View, at_us: int) -> None:
        """Draw this moment."""
        super().show(view, at_us)
        self.sentence = words.measured(view.findings, tongue._)
        self.findings = list(view.findings[:SHOWN])

    def on_findings(self, _page: object, findings: list[Finding]) -> None:
        """One card each."""
        cards = self.ids.cards
        cards.clear_widgets()
        for finding in findings:
            cards.add_widget(Compare(finding=finding))


load_rules(__file__)
