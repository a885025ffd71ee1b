"""The centre of mass between and on the ground, and the force that carries it.

In flight it falls freely. A contact between two flights pushes with a half sine whose impulse is
the body's weight over the contact and its shares of the flights beside it, so that the peak is
m g (pi/2) (flight / contact + 1); a heel's impact adds a short pulse early in it. A longer
support (walking, standing) is a path of its own, entered and left without a jump.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kiosk.body.curve import Array, step
from kiosk.body.foot_path import GRAVITY_MPS2
from kiosk.body.support import Support

_SETTLE_S = 0.06  # a landing into standing is braked, a take-off from it gathered, this fast
_EASE_S = 0.4  # the rise and fall of walking sets in and ends over this time
_H_S = 1e-4


@dataclass(frozen=True, slots=True)
class _Push:
    """Constants of one contact between two flights."""

    impact_mps2: float
    peak_mps2: float
    skew: float


class MassPath:
    """Height of the centre of mass over its height at initial contact."""

    def __init__(self, supports: Sequence[Support]) -> None:
        self._supports = tuple(supports)
        self._starts_s = np.array([support.start_s for support in supports])
        self._pushes = [_push(support) if support.springs else None for support in supports]

    def height_m(self, t_s: Array) -> Array:
        """0 at every landing."""
        row = np.maximum(np.searchsorted(self._starts_s, t_s, side="right") - 1, 0)
        ends = np.append(np.flatnonzero(np.diff(row)) + 1, len(row))
        height, first = np.zeros(len(t_s)), 0
        for last in ends.tolist():
            if last > first:
                height[first:last] = self._within(int(row[first]), t_s[first:last])
            first = last
        return height

    def force_bw(self, t_s: Array) -> Array:
        """Vertical force of both feet on the ground in body weights."""
        before, here, after = (self.height_m(t_s + shift) for shift in (-_H_S, 0.0, _H_S))
        force: Array = 1.0 + (after - 2.0 * here + before) / _H_S**2 / GRAVITY_MPS2
        return np.where(np.abs(force) < 1e-4, 0.0, force)

    def _within(self, number: int, t_s: Array) -> Array:
        support, push = self._supports[number], self._pushes[number]
        u = t_s - support.start_s
        if push is not None:
            on_ground = _pushed(np.minimum(u, support.contact_s), support, push)
        else:
            on_ground = _carried(np.minimum(t_s, support.end_s), support)
        air = np.maximum(t_s - support.end_s, 0.0)
        rising = support.leaving_mps * air - 0.5 * GRAVITY_MPS2 * air**2
        height: Array = on_ground + rising
        return height


def _push(support: Support) -> _Push:
    """Impact, peak and skew such that speed and height at toe-off are those of the next flight."""
    contact_s = support.contact_s
    impulse_mps = support.leaving_mps - support.arriving_mps + GRAVITY_MPS2 * contact_s
    wide_s = min(support.impact_s, 0.5 * contact_s)
    impact_mps2 = support.impact_bw * GRAVITY_MPS2
    sharp_mps = 0.5 * impact_mps2 * wide_s
    main_mps = impulse_mps - sharp_mps
    way_m = support.rise_m - support.arriving_mps * contact_s + 0.5 * GRAVITY_MPS2 * contact_s**2
    main_way_m = way_m - sharp_mps * (contact_s - 0.5 * wide_s)
    skew = 8.0 * (main_way_m / (main_mps * contact_s) - 0.5)
    return _Push(impact_mps2, main_mps * np.pi / (2.0 * contact_s), float(skew))


def _pushed(u: Array, support: Support, push: _Push) -> Array:
    contact_s = support.contact_s
    turn = np.pi / contact_s
    main = u - np.sin(turn * u) / turn
    main = main + 0.25 * push.skew * (u - np.sin(2.0 * turn * u) / (2.0 * turn))
    height = push.peak_mps2 / turn * main
    wide_s = min(support.impact_s, 0.5 * contact_s)
    early, later = np.minimum(u, wide_s), np.maximum(u - wide_s, 0.0)
    full = 2.0 * np.pi / wide_s
    pulse = 0.5 * early**2 + (np.cos(full * early) - 1.0) / full**2 + wide_s * later
    whole: Array = (
        height
        + 0.5 * push.impact_mps2 * pulse
        + support.arriving_mps * u
        - 0.5 * GRAVITY_MPS2 * u**2
    )
    return whole


def _carried(t_s: Array, support: Support) -> Array:
    """Walking and standing: braked landing, rise and fall over each step, gathered take-off."""
    since, left = t_s - support.start_s, support.end_s - t_s
    height = _braked(since, support.arriving_mps) if support.lands else np.zeros(len(t_s))
    if support.leaves:
        height = height + _braked(left, -support.leaving_mps)
        height = height + support.rise_m * (1.0 - step(left / _EASE_S))
    eased = step(since / _EASE_S) * step(left / _EASE_S)
    for rise in support.rises:
        s = (t_s - rise.start_s) / (rise.end_s - rise.start_s)
        inside = (s > 0.0) & (s < 1.0)
        height[inside] += rise.size_m * (eased * np.sin(np.pi * s) ** 2)[inside]
    whole: Array = height
    return whole


def _braked(u: Array, speed_mps: float) -> Array:
    """From free fall with this speed to rest where it began."""
    s = np.clip(u / _SETTLE_S, 0.0, 60.0)
    bend = speed_mps * _SETTLE_S - 0.5 * GRAVITY_MPS2 * _SETTLE_S**2
    place: Array = (speed_mps * _SETTLE_S * s + bend * s**2) * np.exp(-s)
    return place
