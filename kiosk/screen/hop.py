"""The beat as a ball that hops from foot to foot and lands when the sound is heard. No flash."""

from math import isnan, nan, pi, sin

from kivy.graphics import Canvas, Color
from kivy.properties import NumericProperty
from kivy.uix.widget import Widget

from kiosk.screen.drawing import dot, stroke
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


class Hop(Widget):
    """Two footfalls and the ball between them. Set `phase` every frame."""

    phase = NumericProperty(nan)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._ground = Canvas()
        self._ball = Canvas()
        self.canvas.add(self._ground)
        self.canvas.add(self._ball)
        for trait in ("pos", "size", "phase"):
            self.fbind(trait, self._draw)

    def _draw(self, *_changed: object) -> None:
        self._ball.clear()
        if isnan(self.phase):
            self._ground.clear()
            return
        across, up = ball_of(self.phase, still=theme.reduce_motion)
        radius = self.height * 0.17
        left, right = self.x + 2 * radius, self.right - 2 * radius
        floor = self.y + self.height * 0.1
        if not self._ground.children:
            self._draw_ground(left, right, floor, radius)
        with self._ball:
            Color(*theme.ink)
            rise = self.height - floor + self.y - 2 * radius
            dot(left + across * (right - left), floor + 1.3 * radius + up * rise, radius)

    def _draw_ground(self, left: float, right: float, floor: float, radius: float) -> None:
        with self._ground:
            Color(*theme.quiet)
            for x in (left, right):
                stroke([(x - radius, floor), (x + radius, floor)], 0.4 * radius)

    def on_size(self, *_changed: object) -> None:
        """The footfalls move with the box."""
        self._ground.clear()

    on_pos = on_size
