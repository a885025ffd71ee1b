"""The language on the screen, as a property that rules bind to: `tongue._("Start")`."""

from collections.abc import Callable, Mapping

from kivy.event import EventDispatcher
from kivy.properties import DictProperty, ListProperty, ObjectProperty, StringProperty

from kiosk.screen.words import OWN_NAMES

Translate = Callable[[str], str]


def as_written(message: str) -> str:
    """English: the message ids themselves."""
    return message


class Tongue(EventDispatcher):
    """Set `_` to a catalogue's gettext and every bound label says it anew."""

    _ = ObjectProperty(as_written)
    language = StringProperty("en")
    others = ListProperty()
    """The languages one may change to."""
    _known = DictProperty()

    def learn(self, languages: Mapping[str, Translate], spoken: str) -> None:
        """Offer these languages and speak one of them."""
        self._known = dict(languages)
        self.change_to(spoken)

    def change_to(self, language: str) -> None:
        """Say everything in this language from now on."""
        self.language = language
        self.others = [other for other in self._known if other != language]
        self._ = self._known[language]

    def speak(self, translate: Translate) -> None:
        """Speak one language, whatever it is called, and offer no other."""
        self._known, self.others = {}, []
        self._ = translate


tongue = Tongue()


def own_name(language: str) -> str:
    """What a language calls itself."""
    return OWN_NAMES.get(language, language)
