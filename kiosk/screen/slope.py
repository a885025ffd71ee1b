"""Before and after as two points and the line between them; the noise of the sensor as a strip."""

from kivy.graphics import Color, Rectangle
from kivy.properties import ObjectProperty

from kiosk.coaching.view import Finding, Verdict
from kiosk.screen.drawing import dot, ring, stroke
from kiosk.screen.drawn import Drawn
from kiosk.screen.theme import theme

LEAST_SHARE = 0.06
"""Of the larger value: a smaller span would make a mountain of a molehill."""


def heights(before: float, after: float, floor: float) -> tuple[float, float, float]:
    """Where both points lie between 0 and 1, and how tall half of the noise strip is."""
    span = max(abs(after - before), 2 * floor, LEAST_SHARE * max(abs(before), abs(after)), 1e-9)
    middle, whole = (before + after) / 2, 1.5 * span

    def height(value: float) -> float:
        return 0.5 + (value - middle) / whole

    return height(before), height(after), min(floor / whole, 0.5)


class Slope(Drawn):
    """One finding. Nothing is drawn for what is absent."""

    finding = ObjectProperty(None, allownone=True)
    traits = ("finding",)

    def draw(self) -> None:
        """From scratch."""
        self.canvas.clear()
        finding: Finding | None = self.finding
        if finding is None or finding.before.value is None or finding.after.value is None:
            return
        first, last, strip = heights(
            finding.before.value, finding.after.value, finding.before.floor
        )
        size = min(self.height, self.width) * 0.09
        left, right = self.x + 2 * size, self.right - 2 * size
        low, tall = self.y + 2 * size, self.height - 4 * size
        start, end = (left, low + first * tall), (right, low + last * tall)
        changed = finding.verdict is Verdict.CHANGED
        with self.canvas:
            Color(*theme.track)
            half = max(strip * tall, 0.2 * size)
            Rectangle(pos=(left, start[1] - half), size=(right - left, 2 * half))
            Color(*(theme.accent if changed else theme.quiet))
            stroke([start, end], 0.45 * size)
            dot(*end, size)
            Color(*theme.ground)
            dot(*start, size)
            Color(*theme.quiet)
            ring(*start, size, 0.4 * size)
