"""Welcome: step up, no account needed, one button."""

from kivy.properties import ListProperty

from kiosk.coaching.view import View
from kiosk.screen.page import Page
from kiosk.screen.rules import load_rules


class Welcome(Page):
    """The first thing a member sees."""

    connections = ListProperty()

    def show(self, view: View, at_us: int) -> None:
        """Keep the row of devices as it is now."""
        super().show(view, at_us)
        self.connections = list(view.connections)


load_rules(__file__)
