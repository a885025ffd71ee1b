"""The language on the screen, as a property that rules bind to: `tongue._("Start")`."""

from collections.abc import Callable

from kivy.event import EventDispatcher
from kivy.properties import ObjectProperty


def as_written(message: str) -> str:
    """English: the message ids themselves."""
    return message


class Tongue(EventDispatcher):
    """Set `_` to a catalogue's gettext and every bound label says it anew."""

    _ = ObjectProperty(as_written)

    def speak(self, translate: Callable[[str], str]) -> None:
        """Say everything in this language from now on."""
        self._ = translate


tongue = Tongue()
