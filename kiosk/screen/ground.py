"""The dark ground that every screen lies on."""

from kivy.graphics import Color, Rectangle
from kivy.uix.floatlayout import FloatLayout

from kiosk.screen.theme import theme


class Ground(FloatLayout):
    """Fills the window; holds one screen at a time."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        with self.canvas.before:
            Color(*theme.ground)
            self._fill = Rectangle()
        for trait in ("pos", "size"):
            self.fbind(trait, self._lay)

    def _lay(self, *_change: object) -> None:
        self._fill.pos, self._fill.size = self.pos, self.size
