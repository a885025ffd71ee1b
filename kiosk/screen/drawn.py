"""A widget that draws itself: at most once a frame, only when what it shows has changed."""

from kivy.clock import Clock
from kivy.uix.widget import Widget


def same(one: float, other: float) -> bool:
    """Whether a number stayed as it was. Unknown is unknown again: NaN set anew changes nothing,
    and so draws nothing."""
    return bool(one == other or (one != one and other != other))


class Drawn(Widget):
    """Subclasses name in `traits` what they draw from, and draw in `draw`."""

    traits: tuple[str, ...] = ()

    def __init__(self, **kwargs: object) -> None:
        self._redraw = Clock.create_trigger(self._draw_once, -1)
        super().__init__(**kwargs)
        for trait in ("pos", "size", *self.traits):
            self.fbind(trait, self._changed)
        self._redraw()

    def _changed(self, *_change: object) -> None:
        self._redraw()

    def _draw_once(self, _passed_s: float) -> None:
        self.draw()

    def draw(self) -> None:
        """Fill the canvas from the traits."""
        raise NotImplementedError
