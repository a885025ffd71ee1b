"""The beat as a ball that hops from foot to foot and lands when the sound is heard. No flash."""

from math import isnan, nan, pi, sin

from kivy.graphics import Canvas, Color
from kivy.properties import NumericProperty

from kiosk.screen.drawing import dot, stroke
from kiosk.screen.drawn import Drawn, same
from kiosk.screen.theme import theme

US_PER_MINUTE = 60_000_000


def phase_of(at_us: int, beat_us: int | None, beat_spm: float | None) -> float:
    """Beats since the known one, with the fraction of the next; NaN while there is no beat."""
    if beat_spm is None or beat_us is None or beat_spm <= 0:
        return nan
    return (at_us - beat_us) * beat_spm / US_PER_MINUTE


def ball_of(phase: float, *, still: bool) -> tuple[float, float]:
    """Where the ball is: 0 left to 1 right, and 0 down to 1 at the top of the hop."""
    even, within = int(phase // 1) % 2 == 0, phase % 1
    if still:
        return (0.0 if even else 1.0), 0.0
    return (within if even else 1 - within), sin(pi * within)


class Hop(Drawn):
    """Two footfalls and the ball between them. Set `phase` every frame."""

    phase = NumericProperty(nan, comparator=same)
    traits = ("phase",)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._footfalls = Canvas()
        self._ball = Canvas()
        self.canvas.add(self._footfalls)
        self.canvas.add(self._ball)
        for trait in ("pos", "size"):
            self.fbind(trait, lambda *_change: self._footfalls.clear())

    def draw(self) -> None:
        """The ball; the footfalls only when they moved."""
        self._ball.clear()
        if isnan(self.phase):
            self._footfalls.clear()
            return
        radius = self.height * 0.17
        left, right = self.x + 2 * radius, self.right - 2 * radius
        if not self._footfalls.children:
            with self._footfalls:
                Color(*theme.quiet)
                for x in (left, right):
                    stroke([(x - radius, self.y), (x + radius, self.y)], 0.4 * radius)
        across, up = ball_of(self.phase, still=theme.reduce_motion)
        with self._ball:
            Color(*theme.ink)
            y = self.y + 1.3 * radius + up * (self.height - 2.3 * radius)
            dot(left + across * (right - left), y, radius)
