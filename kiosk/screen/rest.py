"""Rest: a circle to breathe with, the time left, and what comes next."""

from math import cos, pi

from kivy.properties import NumericProperty, StringProperty

from kiosk.coaching.view import View
from kiosk.screen import controls, sets, text, words  # noqa: F401 - some used by the rules
from kiosk.screen.circle import Circle  # noqa: F401 - used by the rules
from kiosk.screen.page import Page
from kiosk.screen.rules import load_rules
from kiosk.screen.theme import theme

BREATH_US = 8_000_000
"""One breath: in for three seconds, out for five."""
IN_SHARE = 3 / 8


def breath(passed_us: int) -> float:
    """How full the lungs are, 0 to 1: a long exhale after a shorter breath in."""
    share = passed_us % BREATH_US / BREATH_US
    rising = share < IN_SHARE
    part = share / IN_SHARE if rising else (1 - share) / (1 - IN_SHARE)
    return (1 - cos(pi * part)) / 2


class Rest(Page):
    """Nothing is asked of the runner here."""

    title = StringProperty("")
    time_left = StringProperty(words.ABSENT)
    fullness = NumericProperty(0.5)
    set_number = NumericProperty(0)
    set_count = NumericProperty(0)

    def show(self, view: View) -> None:
        """Draw this moment."""
        super().show(view)
        self.title = view.title
        self.time_left = words.clock(view.time_left_s)
        self.set_number, self.set_count = view.set_number or 0, view.set_count or 0
        since_us = view.at_us - (self._appeared_us or 0)
        self.fullness = 0.5 if theme.reduce_motion else breath(since_us)


load_rules(__file__)
