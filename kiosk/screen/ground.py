"""The dark ground that every screen lies on. It dims when nobody is there."""

from kivy.graphics import Color, Rectangle
from kivy.properties import BooleanProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.screen.theme import theme

DIMMED = 0.72
"""How much of the light is taken away."""


class Ground(FloatLayout):
    """Fills the window; holds one screen at a time. The touch that wakes it does nothing else."""

    dimmed = BooleanProperty(False)
    touched = BooleanProperty(False)
    """Since somebody last looked."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        with self.canvas.before:
            Color(*theme.ground)
            fill = Rectangle()
        with self.canvas.after:
            self._shadow = Color(0, 0, 0, 0)
            cover = Rectangle()
        self._sheets = (fill, cover)
        for trait in ("pos", "size"):
            self.fbind(trait, self._lay)
        self._lay()

    def on_touch_down(self, touch: object) -> bool:
        """Wake up, or pass the touch on."""
        self.touched = True
        if self.dimmed:
            self.dimmed = False
            return True
        return bool(super().on_touch_down(touch))

    def on_dimmed(self, _ground: object, dimmed: bool) -> None:
        """Take the light away or give it back."""
        self._shadow.a = DIMMED if dimmed else 0.0

    def _lay(self, *_change: object) -> None:
        for sheet in self._sheets:
            sheet.pos, sheet.size = self.pos, self.size
