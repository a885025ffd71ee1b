"""Two plots for staff: a measure from visit to visit, and a signal of the last seconds."""

from collections.abc import Sequence
from math import ceil, floor

from kivy.graphics import Color, SmoothLine
from kivy.properties import AliasProperty, BooleanProperty, ListProperty, NumericProperty

from kiosk.screen.drawing import Point, dot, ring, stroke
from kiosk.screen.drawn import Drawn
from kiosk.screen.theme import theme

LEAST_SHARE = 0.08
"""Of the largest value: a smaller span is not blown up."""
Pair = tuple[float | None, float | None]


class Legend(Drawn):
    """One point of a trend plot, as it is drawn there."""

    before = BooleanProperty(False)
    traits = ("before",)

    def draw(self) -> None:
        """A ring, or a disc."""
        self.canvas.clear()
        size = 0.22 * self.height
        with self.canvas:
            Color(*(theme.quiet if self.before else theme.accent))
            if self.before:
                ring(self.center_x, self.center_y, size, 0.4 * size)
            else:
                dot(self.center_x, self.center_y, size)


def span_of(values: Sequence[float]) -> tuple[float, float]:
    """The ends of the scale that holds these values, with room at both."""
    low, high = min(values), max(values)
    half = max((high - low) / 2, LEAST_SHARE * max(abs(low), abs(high)) / 2, 1e-9) * 1.15
    return (low + high) / 2 - half, (low + high) / 2 + half


def whole_span_of(points: Sequence[Pair]) -> tuple[float, float]:
    """The same with ends that can be written as whole numbers; nothing known: no span."""
    known = [value for pair in points for value in pair if value is not None]
    if not known:
        return 0.0, 0.0
    low, high = span_of(known)
    return float(floor(low)), float(ceil(high))


class TrendPlot(Drawn):
    """One column a visit: a ring before, a disc after; the discs are joined. A line at each end of
    the scale, which `whole_span_of` tells."""

    points = ListProperty()
    traits = ("points",)

    def _dot_px(self) -> float:
        return max(0.035 * min(self.height, self.width), 1.4 * theme.u)

    dot_px = AliasProperty(_dot_px, None, bind=["size"])
    """Half of what a point is wide; the ends of the scale lie three of them within the box."""

    def draw(self) -> None:
        """From scratch."""
        self.canvas.clear()
        pairs: list[Pair] = list(self.points)
        known = [value for pair in pairs for value in pair if value is not None]
        if not known or self.width < 20:
            return
        low, high = whole_span_of(pairs)
        size = self.dot_px
        step = (self.width - 6 * size) / max(len(pairs) - 1, 1)

        def at(place: int, value: float) -> Point:
            share = (value - low) / (high - low)
            x = self.x + 3 * size + step * place if len(pairs) > 1 else self.center_x
            return x, self.y + 3 * size + share * (self.height - 6 * size)

        after = [at(n, pair[1]) for n, pair in enumerate(pairs) if pair[1] is not None]
        before = [at(n, pair[0]) for n, pair in enumerate(pairs) if pair[0] is not None]
        with self.canvas:
            Color(*theme.track)
            for end in (low, high):
                y = at(0, end)[1]
                stroke([(self.x, y), (self.right, y)], 0.2 * size)
            Color(*theme.accent)
            stroke(after, 0.5 * size)
            for point in after:
                dot(*point, size)
            Color(*theme.quiet)
            for point in before:
                ring(*point, size, 0.4 * size)


class TracePlot(Drawn):
    """A line from left to right; the newest sample is at the right."""

    samples = ListProperty()
    low = NumericProperty(0.0)
    high = NumericProperty(1.0)
    traits = ("samples", "low", "high")

    def draw(self) -> None:
        """The zero line and the signal."""
        self.canvas.clear()
        if len(self.samples) < 2 or self.high <= self.low:
            return
        step = self.width / (len(self.samples) - 1)
        scale = self.height / (self.high - self.low)
        points: list[float] = []
        for number, value in enumerate(self.samples):
            held = min(max(value, self.low), self.high)
            points += (self.x + number * step, self.y + (held - self.low) * scale)
        with self.canvas:
            Color(*theme.track)
            zero = self.y + (min(max(0.0, self.low), self.high) - self.low) * scale
            stroke([(self.x, zero), (self.right, zero)], 1.0)
            Color(*theme.accent)
            SmoothLine(points=points, width=max(0.3 * theme.u, 1.0))
