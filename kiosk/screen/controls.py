"""Stop, skip, easier: always in the same corner, never smaller than 40 mm, one tap each."""

from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.coaching.view import Intent
from kiosk.screen.rules import load_rules


class Controls(BoxLayout):
    """The three things a runner may ask for. Stop lies outermost and is the only red."""

    page = ObjectProperty(None, allownone=True)
    can_ease = BooleanProperty(True)

    def ask(self, name: str) -> None:
        """Hand a touch to the page."""
        if self.page is not None:
            self.page.ask(Intent(name))


load_rules(__file__)
