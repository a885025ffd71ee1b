"""Text that fits: it starts at the size it should have and never leaves its box."""

from kivy.core.text import Label as Measure
from kivy.properties import NumericProperty
from kivy.uix.label import Label

from kiosk.screen.rules import load_rules

STEP = 0.95


class Text(Label):
    """A label of at most `wanted` and at least `least` pixels; between them it shrinks to fit."""

    wanted = NumericProperty(20.0)
    least = NumericProperty(12.0)

    def on_kv_post(self, base_widget: object) -> None:
        """Fit again whenever what matters changes."""
        for name in ("size", "text", "wanted", "least", "bold"):
            self.fbind(name, self.fit)
        self.fit()

    def fit(self, *_changed: object) -> None:
        """Take the largest size at which every word and every line fits."""
        if self.width < 2 or self.height < 2:
            return
        size = self.wanted
        while size > self.least and not self._fits(size):
            size = max(self.least, size * STEP)
        self.font_size = size

    def _fits(self, font_size: float) -> bool:
        options = {"font_size": font_size, "font_name": self.font_name, "bold": self.bold}
        word = Measure(**options)
        longest = max((word.get_extents(part)[0] for part in self.text.split()), default=0)
        if longest > self.width:
            return False
        lines = Measure(
            text=self.text,
            text_size=(self.width, None),
            line_height=self.line_height,
            **options,
        )
        lines.resolve_font_name()
        _width, height = lines.render()
        return bool(height <= self.height)


load_rules(__file__)
