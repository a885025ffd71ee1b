"""Own keys for a PIN and for a name: large, one tap each, nothing slides up over the page."""

from kivy.graphics import Color
from kivy.properties import (
    AliasProperty,
    BooleanProperty,
    ListProperty,
    NumericProperty,
    StringProperty,
)
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.gridlayout import GridLayout

from kiosk.screen.drawing import dot, ring
from kiosk.screen.drawn import Drawn
from kiosk.screen.rules import load_rules
from kiosk.screen.target import Target
from kiosk.screen.theme import theme
from kiosk.screen.words import as_name

ERASE = "erase"
DIGITS = (*"123456789", "", "0", ERASE)
LETTERS = {"en": "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "es": "ABCDEFGHIJKLMN\u00d1OPQRSTUVWXYZ"}
PIN_LENGTH = 4
LONGEST_NAME = 12


class Key(Target):
    """One key; `sign` is what it types."""

    sign = StringProperty("")


class Filled(Drawn):
    """How many digits of a PIN are there; never which."""

    count = NumericProperty(0)
    length = NumericProperty(PIN_LENGTH)
    traits = ("count", "length")

    def draw(self) -> None:
        """Discs for what is typed, rings for what is missing."""
        self.canvas.clear()
        radius = self.height * 0.28
        left = self.center_x - 2 * radius * (self.length - 1)
        with self.canvas:
            for place in range(int(self.length)):
                x = left + 4 * radius * place
                Color(*(theme.accent if place < self.count else theme.shade))
                if place < self.count:
                    dot(x, self.center_y, radius)
                else:
                    ring(x, self.center_y, radius * 0.9, radius * 0.2)


class Keys(GridLayout):
    """A grid of keys that types into `typed`."""

    typed = StringProperty("")
    signs = ListProperty()
    longest = NumericProperty(LONGEST_NAME)
    waits = BooleanProperty(False)
    """Takes nothing while an answer is on its way."""

    def on_signs(self, _keys: object, signs: list[str]) -> None:
        """Lay the keys out anew."""
        self.clear_widgets()
        for sign in signs:
            key = Key(sign=sign)
            key.bind(on_tap=self._tapped)
            self.add_widget(key)

    def _tapped(self, key: Key) -> None:
        if self.waits:
            return
        if key.sign == ERASE:
            self.typed = self.typed[:-1]
        elif len(self.typed) < self.longest:
            self.typed += key.sign


class PinPad(BoxLayout):
    """Ten digits; `typed` is complete at four."""

    digits = ListProperty(DIGITS)
    typed = StringProperty("")
    waits = BooleanProperty(False)


class LetterPad(BoxLayout):
    """The letters of the language that is spoken; the first one typed is a capital."""

    typed = StringProperty("")

    def _shown(self) -> str:
        return as_name(self.typed)

    shown = AliasProperty(_shown, None, bind=["typed"])
    """As people write it."""

    def letters(self, language: str) -> list[str]:
        """The keys of a language."""
        return [*LETTERS.get(language, LETTERS["en"]), ERASE]


load_rules(__file__)
