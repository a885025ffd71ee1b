"""Smooth curves of one variable, from which places and angles over time are made.

All are twice differentiable, so that an acceleration made from them has no invented spikes.
"""

from collections.abc import Callable

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


def stepped(s: Array) -> Array:
    """The area under `step` from 0 to s."""
    inside = np.clip(s, 0.0, 1.0)
    area: Array = inside**4 * (2.5 - 3.0 * inside + inside**2) + np.maximum(s - 1.0, 0.0)
    return area


def arrest(u: Array, speed: Array, time_s: Array) -> Array:
    """Displacement while a speed is brought to rest by something that gives, such as a sole.

    It begins at `speed` with no acceleration, brakes hardest at 0.7 time_s (0.8 speed / time_s)
    and ends where it began.
    """
    s = np.clip(u / time_s, 0.0, 60.0)
    return speed * time_s * (s + s**2) * np.exp(-s)


def yielded(u: Array, at_s: Array, width_s: Array) -> Array:
    """Way, per unit of speed, of something that hits the ground at u = 0 and is stopped at `at_s`.

    A sole gives easily at first and then hardens, so the blow, speed / (4 width_s), comes late.
    """
    return np.minimum(u, at_s) - rounded(u, at_s, width_s)


def rounded(u: Array, at_s: Array, width_s: Array) -> Array:
    """What rounds the corner that a curve of slope 1 makes at `at_s`; nothing at u = 0."""
    away = np.minimum(np.abs(u - at_s) / width_s, 60.0)
    corner: Array = width_s * np.log1p(np.exp(-away)) * step(2.0 * u / at_s)
    return corner


_GATHER_S, _RETURN_S = 0.10, 0.45


def sagged(u: Array, at_s: Array, width_s: float) -> Array:
    """Way, per unit of speed, of something loose: it gathers speed before u = 0, is stopped around
    `at_s` with speed / (4 width_s), and comes back slowly."""
    s = np.clip((u + _GATHER_S) / _GATHER_S, 0.0, 1.0)
    gathered = _GATHER_S * stepped(s)
    on = np.maximum(u, 0.0) - width_s * np.logaddexp(0.0, np.clip((u - at_s) / width_s, -60, 60))
    later = np.maximum(u - at_s - 60.0 * width_s, 0.0)
    back = eased_out(np.maximum(u - at_s, 0.0), np.full(len(u), _RETURN_S))
    way: Array = (gathered + on - later) * back
    return way


def eased_out(u: Array, span: Array) -> Array:
    """1 at u = 0, 0 from u = span on, level at both ends."""
    return 1.0 - step(u / span)


def ring(u: Array, peak_mps2: Array, rate_hz: Array, decay_s: Array) -> Array:
    """Displacement of a damped oscillation that sets in softly; its acceleration is near peak."""
    s = np.clip(u / decay_s, 0.0, 60.0)
    turn = 2.0 * np.pi * rate_hz
    return peak_mps2 / turn**2 * s**2 * np.exp(2.0 - 2.0 * s) * np.sin(turn * u)


def smooth_through(t_s: Array, at_s: Array, values: Array, level: bool = False) -> Array:
    """A curve through points with a steady rate of change; constant before and after them.

    With `level` it comes to rest at every point, and so never overshoots.
    """
    if len(at_s) < 2:
        return np.full(len(t_s), values[0])
    row = np.clip(np.searchsorted(at_s, t_s, side="right") - 1, 0, len(at_s) - 2)
    span = at_s[row + 1] - at_s[row]
    s = np.clip((t_s - at_s[row]) / span, 0.0, 1.0)
    if level:
        eased: Array = values[row] + (values[row + 1] - values[row]) * step(s)
        return eased
    rates = _rates(at_s, values)
    v0, v1 = rates[row] * span, rates[row + 1] * span
    rise = values[row + 1] - values[row]
    curve: Array = values[row] + s * (
        v0 + s * (3.0 * rise - 2.0 * v0 - v1 + s * (v0 + v1 - 2.0 * rise))
    )
    return curve


def _rates(at_s: Array, values: Array) -> Array:
    """Harmonic mean of the neighbouring slopes; 0 at the ends and where it turns."""
    slopes = np.diff(values) / np.diff(at_s)
    rates = np.zeros(len(values))
    product = slopes[1:] * slopes[:-1]
    rises = product > 0.0
    rates[1:-1][rises] = 2.0 * product[rises] / (slopes[1:] + slopes[:-1])[rises]
    return rates


_BELL_S = 0.003  # between the places a bell is laid over; widths from there on are smooth
_BELL_WIDTHS = 6.5  # beyond it a leg would jump by less than a tenth of a nanometre


def steadied(course: Callable[[Array], Array], t_s: Array, width_s: Array) -> Array:
    """A course, one row a quantity, under a bell of this standard deviation at each time; what lies
    between t_s and 6.5 widths beside it is asked for."""
    reach = int(np.ceil(_BELL_WIDTHS * width_s.max() / _BELL_S))
    middle = np.rint(t_s / _BELL_S).astype(np.intp)
    first = int(middle.min()) - reach
    places = np.arange(first, int(middle.max()) + reach + 1, dtype=float)
    rough = course(_BELL_S * places)
    total, weights = np.zeros((len(rough), len(t_s))), np.zeros(len(t_s))
    for away in range(-reach, reach + 1):
        at = middle + away
        weight = np.exp(-0.5 * ((t_s - _BELL_S * at) / width_s) ** 2)
        total += weight * rough[:, at - first]
        weights += weight
    return total / weights
