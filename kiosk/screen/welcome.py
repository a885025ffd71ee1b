"""Welcome: step up, no account needed, one button."""

from kivy.properties import ListProperty, NumericProperty

from kiosk.coaching.view import View
from kiosk.screen.page import Page
from kiosk.screen.rules import load_rules


class Welcome(Page):
    """The first thing a member sees."""

    connections = ListProperty()
    now_us = NumericProperty(0)

    def show(self, view: View, at_us: int) -> None:
        """The runner runs, the devices are as they are now."""
        super().show(view, at_us)
        self.now_us = at_us
        self.connections = list(view.connections)


load_rules(__file__)
