"""Smooth strokes with round ends, drawn into the canvas that is open."""

from collections.abc import Sequence
from itertools import pairwise
from math import cos, radians, sin

from kivy.graphics import SmoothEllipse, SmoothLine

Point = tuple[float, float]


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
    SmoothEllipse(pos=(x - radius, y - radius), size=(2 * radius, 2 * radius))


def ring(x: float, y: float, radius: float, width: float) -> None:
    """A circle's outline."""
    SmoothLine(circle=(x, y, max(radius, 1.0)), width=max(width / 2, 0.5), close=True)


def arc(centre: Point, radius: float, start_deg: float, end_deg: float, width: float) -> None:
    """Part of a circle with round ends; degrees clockwise from the top, as Kivy counts them."""
    if end_deg - start_deg < 0.01 or radius <= 0:
        return
    half = max(width / 2, 0.5)
    SmoothLine(circle=(*centre, radius, start_deg, end_deg), width=half)
    for angle in (start_deg, end_deg):
        dot(*on_circle(centre, radius, angle), half)


def on_circle(centre: Point, radius: float, angle_deg: float) -> Point:
    """The point of a circle at an angle, clockwise from the top."""
    return (
        centre[0] + radius * sin(radians(angle_deg)),
        centre[1] + radius * cos(radians(angle_deg)),
    )
