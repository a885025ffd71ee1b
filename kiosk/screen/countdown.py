"""Three, two, one: the numeral and what is about to begin."""

from kivy.properties import NumericProperty, StringProperty

from kiosk.coaching.view import View
from kiosk.screen import words
from kiosk.screen.page import Page
from kiosk.screen.rules import load_rules


class Countdown(Page):
    """Ready, and then the set."""

    moving = True
    title = StringProperty("")
    numeral = StringProperty("")
    share = NumericProperty(1.0)
    """How much of the current second is left, 1 to 0."""

    def show(self, view: View, at_us: int) -> None:
        """Draw this moment."""
        super().show(view, at_us)
        self.title = self.say_now(view, view.title)
        self.numeral = words.count(view.time_left_s)
        left_s = view.time_left_s or 0.0
        self.share = left_s % 1.0 if left_s > 0 else 0.0


load_rules(__file__)
