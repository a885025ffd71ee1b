"""Smooth curves of one variable, from which places and angles over time are made.

All are twice differentiable, so that an acceleration made from them has no invented spikes.
"""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Indices = NDArray[np.intp]


def quintic(u: Array, span: Array, start: tuple[Array, ...], end: tuple[Array, ...]) -> Array:
    """The fifth-order curve over `span` s between two (value, rate, acceleration); u s into it."""
    s = u / span
    p0, v0, a0 = start[0], start[1] * span, start[2] * span**2
    p1, v1, a1 = end[0], end[1] * span, end[2] * span**2
    rise = p1 - p0
    c3 = 10 * rise - 6 * v0 - 4 * v1 - 1.5 * a0 + 0.5 * a1
    c4 = -15 * rise + 8 * v0 + 7 * v1 + 1.5 * a0 - a1
    c5 = 6 * rise - 3 * (v0 + v1) - 0.5 * (a0 - a1)
    return p0 + s * (v0 + s * (0.5 * a0 + s * (c3 + s * (c4 + s * c5))))


def through(u: Array, row: Indices, knots: tuple[Array, Array, Array, Array]) -> Array:
    """The curve of one row of knots (times, values, rates, accelerations) at u.

    Each table has one row an event and one column a knot; `row` picks the row for each u.
    """
    times, values, rates, bends = knots
    span_of = np.zeros(len(u), dtype=np.intp)
    for column in range(1, times.shape[1] - 1):
        span_of += u >= times[row, column]
    start, end = (row, span_of), (row, span_of + 1)
    return quintic(
        u - times[start],
        times[end] - times[start],
        (values[start], rates[start], bends[start]),
        (values[end], rates[end], bends[end]),
    )


def bump(s: Array) -> Array:
    """0 at s = 0 and 1, 1 in the middle, with no speed and no acceleration at the ends."""
    inside = np.clip(s, 0.0, 1.0)
    return 64.0 * (inside * (1.0 - inside)) ** 3


def step(s: Array) -> Array:
    """From 0 to 1 over s = 0 to 1, with no speed and no acceleration at the ends."""
    inside = np.clip(s, 0.0, 1.0)
    return inside**3 * (10.0 - 15.0 * inside + 6.0 * inside**2)


def arrest(u: Array, speed: Array, time_s: Array) -> Array:
    """Displacement while a speed is brought to rest by something that gives, such as a sole.

    It begins at `speed` with no acceleration, brakes hardest at 0.7 time_s (0.8 speed / time_s)
    and ends where it began.
    """
    s = np.clip(u / time_s, 0.0, 60.0)
    return speed * time_s * (s + s**2) * np.exp(-s)


def ring(u: Array, peak_mps2: Array, rate_hz: Array, decay_s: Array) -> Array:
    """Displacement of a damped oscillation that sets in softly; its acceleration is near peak."""
    s = np.clip(u / decay_s, 0.0, 60.0)
    turn = 2.0 * np.pi * rate_hz
    return peak_mps2 / turn**2 * s**2 * np.exp(2.0 - 2.0 * s) * np.sin(turn * u)
