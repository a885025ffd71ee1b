"""Welcome: step up, no account needed, one button."""

from kivy.properties import ListProperty

from kiosk.coaching.view import View
from kiosk.screen import target, text  # noqa: F401 - used by the rules beside this file
from kiosk.screen.devices import DeviceRow
from kiosk.screen.page import Page
from kiosk.screen.rules import load_rules


class Welcome(Page):
    """The first thing a member sees."""

    connections = ListProperty()

    def show(self, view: View) -> None:
        """Keep the row of devices as it is now."""
        super().show(view)
        self.connections = list(view.connections)


__all__ = ["DeviceRow", "Welcome"]
load_rules(__file__)
