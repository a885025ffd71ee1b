"""The dark ground that every screen lies on. It dims when nobody is there."""

from collections.abc import Iterator
from contextlib import contextmanager

from kivy.graphics import Color, Rectangle
from kivy.properties import BooleanProperty, NumericProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.screen.theme import theme

DIMMED = 0.72
"""How much of the light is taken away."""


class Ground(FloatLayout):
    """Fills the window; holds one screen at a time. The touch that wakes it does nothing else."""

    dimmed = BooleanProperty(False)
    progress = NumericProperty(0.0)
    """How much of the visit is behind: a thin line along the upper edge."""
    touched = BooleanProperty(False)
    """Since somebody last looked."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__()
        # Sheets over the whole window cost more than all the rest in software rendering: they
        # have no size while they are not needed.
        with self.canvas.before:
            Color(*theme.ground)
            self._fill = Rectangle(size=(0, 0))
        with self.canvas.after:
            Color(*theme.accent)
            self._done = Rectangle(size=(0, 0))
            self._shade = Color(0, 0, 0, DIMMED)
            self._cover = Rectangle(size=(0, 0))
        for name, value in kwargs.items():  # a size is followed by the sheets
            setattr(self, name, value)

    @contextmanager
    def filled(self) -> Iterator[None]:
        """Draw the ground too: a picture has no window behind it."""
        self._fill.pos, self._fill.size = self.pos, self.size
        yield
        self._fill.size = (0, 0)

    def on_touch_down(self, touch: object) -> bool:
        """Wake up, or pass the touch on."""
        self.touched = True
        if self.dimmed:
            self.dimmed = False
            return True
        return bool(super().on_touch_down(touch))

    def on_progress(self, _ground: object, progress: float) -> None:
        """Draw the line."""
        thick = max(0.9 * theme.u, 1.0)
        self._done.pos = self.x, self.top - thick
        self._done.size = self.width * progress, thick if progress > 0 else 0

    def on_dimmed(self, _ground: object, dimmed: bool) -> None:
        """Take the light away or give it back, as far as the brightness allows."""
        alpha = DIMMED if dimmed else 1 - theme.brightness
        self._shade.a = alpha
        self._cover.pos, self._cover.size = self.pos, self.size if alpha > 0 else (0, 0)

    def on_size(self, *_size: object) -> None:
        """The sheet fills the window."""
        self.on_dimmed(self, self.dimmed)
