"""Smooth strokes with round ends, drawn into the canvas that is open."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, cos, pi, radians, sin, sqrt

from kivy.graphics import SmoothEllipse, SmoothLine

Point = tuple[float, float]

FLATNESS_PX = 0.06
"""A curve may lie so far beside its chords. Kivy's own 180 segments a disc are 540 triangles for
the end of a stroke: in software rendering they were most of a frame."""
FEWEST = 10


def segments(radius: float, sweep_deg: float = 360.0) -> int:
    """Chords of a circle's part that nobody sees as chords."""
    whole = pi / sqrt(2 * FLATNESS_PX / max(radius, 2 * FLATNESS_PX))
    return max(ceil(whole * sweep_deg / 360.0), FEWEST if sweep_deg >= 360.0 else 2)


def stroke(points: Sequence[Point], width: float) -> None:
    """A line through the points, `width` pixels thick, round at joints and ends."""
    half = max(width / 2, 0.5)
    for start, end in pairwise(points):
        if start != end:
            SmoothLine(points=(*start, *end), width=half)
    for x, y in points:
        dot(x, y, half)


def dot(x: float, y: float, radius: float) -> None:
    """A filled disc."""
    SmoothEllipse(
        pos=(x - radius, y - radius),
        size=(2 * radius, 2 * radius),
        segments=segments(radius),
    )


def ring(x: float, y: float, radius: float, width: float) -> None:
    """A circle's outline."""
    radius = max(radius, 1.0)
    circle = (x, y, radius, 0, 360, segments(radius))
    SmoothLine(circle=circle, width=max(width / 2, 0.5), close=True)


def arc(centre: Point, radius: float, start_deg: float, end_deg: float, width: float) -> None:
    """Part of a circle with round ends; degrees clockwise from the top, as Kivy counts them."""
    if end_deg - start_deg < 0.01 or radius <= 0:
        return
    half = max(width / 2, 0.5)
    chords = segments(radius + half, end_deg - start_deg)
    SmoothLine(circle=(*centre, radius, start_deg, end_deg, chords), width=half)
    for angle in (start_deg, end_deg):
        dot(*on_circle(centre, radius, angle), half)


def on_circle(centre: Point, radius: float, angle_deg: float) -> Point:
    """The point of a circle at an angle, clockwise from the top."""
    return (
        centre[0] + radius * sin(radians(angle_deg)),
        centre[1] + radius * cos(radians(angle_deg)),
    )
