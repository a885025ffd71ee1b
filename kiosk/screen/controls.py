"""What a runner may ask for: always in the same places, never smaller than 40 mm, one tap each."""

from kivy.properties import BooleanProperty, DictProperty, ObjectProperty, OptionProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.coaching.view import Intent
from kiosk.screen.rules import load_rules
from kiosk.words import N_

OFFERS = {
    "easier": (N_("Easier"), "easier"),
    "show_me": (N_("Show me"), "eye"),
    "belt_begin": (N_("Belt"), "floor"),
    "enter_speed": ("", "floor"),
}
"""By the name of its intent: the word, or none for the unit of speed, and the icon."""


class Controls(BoxLayout):
    """Pause, easier (or show me), skip, stop. Stop lies outermost and is the only red."""

    page = ObjectProperty(None, allownone=True)
    offer = OptionProperty("", options=["", *OFFERS])
    """What lies beside Pause: easier while there is an aim, show me where there is none, and where
    neither has a meaning the belt's speed, to be set or to be told."""
    offered = DictProperty(OFFERS)
    paused = BooleanProperty(False)
    can_pause = BooleanProperty(True)

    def ask(self, name: str) -> None:
        """Hand a touch to the page."""
        if self.page is not None:
            self.page.ask(Intent(name))


load_rules(__file__)
