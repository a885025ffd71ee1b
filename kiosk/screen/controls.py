"""What a runner may ask for: always in the same places, never smaller than 40 mm, one tap each."""

from kivy.properties import BooleanProperty, ObjectProperty, OptionProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.coaching.view import Intent
from kiosk.screen.rules import load_rules


class Controls(BoxLayout):
    """Pause, easier (or show me), skip, stop. Stop lies outermost and is the only red."""

    page = ObjectProperty(None, allownone=True)
    offer = OptionProperty("", options=["", "easier", "show_me"])
    """What lies beside Pause: easier while there is an aim, show me where there is none."""
    paused = BooleanProperty(False)
    can_pause = BooleanProperty(True)

    def ask(self, name: str) -> None:
        """Hand a touch to the page."""
        if self.page is not None:
            self.page.ask(Intent(name))


load_rules(__file__)
