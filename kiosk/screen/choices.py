"""What a member may choose before the visit: language, size of text, less motion."""

from kivy.properties import StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.screen.language import tongue
from kiosk.screen.rules import load_rules
from kiosk.screen.theme import TEXT_SCALES, theme


class Choices(BoxLayout):
    """Three targets; each tap goes on to the next possibility."""

    other = StringProperty("")
    """The language that a tap changes to."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        tongue.fbind("others", self._languages)
        self._languages()

    def speak_other(self) -> None:
        """Change the language."""
        if self.other:
            tongue.change_to(self.other)

    def grow(self) -> None:
        """Larger text, and after the largest the usual."""
        at = TEXT_SCALES.index(theme.text_scale) if theme.text_scale in TEXT_SCALES else 0
        theme.text_scale = TEXT_SCALES[(at + 1) % len(TEXT_SCALES)]

    def calm(self) -> None:
        """Less motion, or motion again."""
        theme.reduce_motion = not theme.reduce_motion

    def _languages(self, *_changed: object) -> None:
        self.other = tongue.others[0] if tongue.others else ""


def forget_choices(language: str) -> None:
    """The next member starts from what the kiosk is set to."""
    theme.text_scale, theme.reduce_motion = TEXT_SCALES[0], False
    if language in [*tongue.others, tongue.language] and tongue.others:
        tongue.change_to(language)


load_rules(__file__)
