"""Asking a person to come: in a corner wherever somebody stands before the screen."""

from kivy.properties import BooleanProperty, ObjectProperty

from kiosk.coaching.view import Intent
from kiosk.screen.rules import load_rules
from kiosk.screen.target import Target


class CallStaff(Target):
    """One tap calls; then it says that somebody knows, and is the door for whoever comes."""

    page = ObjectProperty(None, allownone=True)
    called = BooleanProperty(False)

    def on_tap(self) -> None:
        """Call, once; after that staff come in here."""
        if self.page is not None and not self.called:
            self.page.ask(Intent.CALL_STAFF)
        elif self.page is not None and self.page.open_door is not None:
            self.page.open_door()


load_rules(__file__)
