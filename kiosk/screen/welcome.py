"""Welcome: step up, no account needed, one button."""

from kivy.properties import BooleanProperty, ListProperty, NumericProperty

from kiosk.coaching.view import View
from kiosk.screen.page import Page
from kiosk.screen.rules import load_rules


class Welcome(Page):
    """The first thing a member sees."""

    __events__ = ("on_desk",)
    connections = ListProperty()
    has_desk = BooleanProperty(False)
    """Whether staff can come in from here."""
    now_us = NumericProperty(0)

    def show(self, view: View, at_us: int) -> None:
        """The runner runs, the devices are as they are now."""
        super().show(view, at_us)
        self.now_us = at_us
        self.connections = list(view.connections)

    def open_desk(self) -> None:
        """Staff want to come in; the app hears it."""
        self.dispatch("on_desk")

    def on_desk(self) -> None:
        """Bound to by the app."""


load_rules(__file__)
