"""Text that fits: it starts at the size it should have and never leaves its box."""

from collections.abc import Iterable

from kivy.core.text import Label as Measure
from kivy.graphics.texture import Texture
from kivy.properties import BooleanProperty, NumericProperty
from kivy.uix.label import Label

from kiosk.screen.baked import plain
from kiosk.screen.rules import load_rules

STEP = 0.95


class Text(Label):
    """A label of at most `wanted` and at least `least` pixels; between them it shrinks to fit."""

    wanted = NumericProperty(20.0)
    least = NumericProperty(12.0)
    balanced = BooleanProperty(False)
    """Break lines so that they are about as long as each other."""

    def on_kv_post(self, base_widget: object) -> None:
        """Fit again whenever what matters changes."""
        for name in ("size", "text", "wanted", "least", "bold"):
            self.fbind(name, self.fit)
        self.fit()

    def on_texture(self, _text: object, texture: Texture | None) -> None:
        """It lies on whole pixels."""
        if texture is not None:
            plain(texture)

    def fit(self, *_changed: object) -> None:
        """Take the largest size at which every word and every line fits."""
        if self.width < 2 or self.height < 2 or not self.text.strip():
            return
        size = self.wanted
        while size > self.least and not self._fits(size):
            size = max(self.least, size * STEP)
        self.font_size = size
        self.text_size = self._wrapped_width(size), None

    @property
    def broken(self) -> str:
        """A word that is too long for a line even at the smallest size; empty where all is well."""
        writer = self._measure(self.font_size)
        words = self.text.split()
        return next((word for word in words if writer.get_extents(word)[0] > self.width + 1), "")

    def _fits(self, font_size: float) -> bool:
        return bool(
            self._longest_word(font_size) <= self.width
            and self._height(font_size, self.width) <= self.height
        )

    def _wrapped_width(self, font_size: float) -> float | None:
        """Where lines break; None for a single line, whose texture is then no larger than it."""
        line = self._measure(font_size).get_extents(self.text)[0]
        if "\n" not in self.text and line <= self.width:
            return None
        return self._balanced_width(font_size) if self.balanced else float(self.width)

    def _longest_word(self, font_size: float) -> float:
        word = self._measure(font_size)
        return max((float(word.get_extents(part)[0]) for part in self.text.split()), default=0.0)

    def _height(self, font_size: float, width: float) -> float:
        lines = self._measure(font_size, text=self.text, text_size=(width, None))
        return float(lines.render()[1])

    def _balanced_width(self, font_size: float) -> float:
        height = self._height(font_size, self.width)
        width, least = float(self.width), self._longest_word(font_size)
        while width * STEP > least and self._height(font_size, width * STEP) <= height:
            width *= STEP
        return width

    def _measure(self, font_size: float, **more: object) -> Measure:
        measure = Measure(
            font_size=font_size,
            font_name=self.font_name,
            bold=self.bold,
            line_height=self.line_height,
            **more,
        )
        measure.resolve_font_name()
        return measure


def alike(texts: Iterable[Text], wanted: float) -> None:
    """What stands together is written in one size: the largest at which all of it fits."""
    shown = [text for text in texts if text.text.strip()]
    for text in shown:
        text.wanted = wanted
    smallest = min((text.font_size for text in shown), default=wanted)
    for text in shown:
        text.wanted = smallest


load_rules(__file__)
