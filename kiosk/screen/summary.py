"""The end: what changed between the first bout and the last, and one thing for next time."""

from kivy.properties import ObjectProperty, StringProperty

from kiosk.coaching.view import View
from kiosk.screen import words
from kiosk.screen.language import tongue
from kiosk.screen.page import Page
from kiosk.screen.rules import load_rules


class Summary(Page):
    """Before and after, only where the change is larger than the sensor's noise."""

    sentence = StringProperty("")
    cadence = ObjectProperty(words.NO_CHANGE)
    contact = ObjectProperty(words.NO_CHANGE)

    def show(self, view: View) -> None:
        """Draw this moment."""
        super().show(view)
        before, after = view.before, view.after
        self.sentence = words.measured(before, after, tongue._)
        if before is not None and after is not None:
            self.cadence = words.change(before.cadence_spm, after.cadence_spm)
            self.contact = words.change(before.contact_time_s, after.contact_time_s, 1000.0)


load_rules(__file__)
