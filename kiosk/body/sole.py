"""How a sole rolls on the ground: over the heel while the toes are up, over the toes while the heel
is up. What it rolls over does not slip; the followed point is the ball of the foot.
"""

from typing import NamedTuple

import numpy as np

from kiosk.body.curve import Array

_EDGE_RAD = 0.012  # the roll from heel to ball is rounded over this angle
_TOES_M = 0.03
"""The point that a raised heel turns about wanders from the ball towards the tip of the toes: by
3 _TOES_M φ² / cos φ, 7 cm at 45 degrees."""


class Course(NamedTuple):
    """Place along one axis with its first two rates of change."""

    way: Array
    speed: Array
    bend: Array


def rolled(pitch_rad: Array, heel_to_ball_m: float) -> tuple[Array, Array]:
    """Forward and upward place of the ball at this pitch, seen from where it stands when flat."""
    heel, toes = _on_heel_rad(pitch_rad), np.maximum(-pitch_rad, 0.0)
    forward = -heel_to_ball_m * (1.0 - np.cos(heel)) + _TOES_M * (0.75 * toes**4 + toes**6 / 6.0)
    upward = heel_to_ball_m * np.sin(heel) + _TOES_M * toes**3
    return forward, upward


def rolling(pitch: tuple[Array, ...], heel_to_ball_m: float) -> tuple[Course, Course]:
    """The same with speed and acceleration, of a sole with this pitch, its rate and its change."""
    pitch_rad, rate_radps, bend_radps2 = pitch
    heel, toes = _on_heel_rad(pitch_rad), np.maximum(-pitch_rad, 0.0)
    root = np.hypot(pitch_rad, _EDGE_RAD)
    turn, bend = 0.5 * (1.0 + pitch_rad / root), 0.5 * _EDGE_RAD**2 / root**3
    sine, cosine = np.sin(heel), np.cos(heel)
    forward_1 = -heel_to_ball_m * sine * turn - _TOES_M * (3.0 * toes**3 + toes**5)
    forward_2 = -heel_to_ball_m * (cosine * turn**2 + sine * bend)
    forward_2 += _TOES_M * (9.0 * toes**2 + 5.0 * toes**4)
    upward_1 = heel_to_ball_m * cosine * turn - 3.0 * _TOES_M * toes**2
    upward_2 = heel_to_ball_m * (cosine * bend - sine * turn**2) + 6.0 * _TOES_M * toes
    courses = [
        Course(way, one * rate_radps, two * rate_radps**2 + one * bend_radps2)
        for way, one, two in zip(
            rolled(pitch_rad, heel_to_ball_m),
            (forward_1, upward_1),
            (forward_2, upward_2),
            strict=True,
        )
    ]
    return courses[0], courses[1]


def _on_heel_rad(pitch_rad: Array) -> Array:
    angle: Array = 0.5 * (pitch_rad + np.hypot(pitch_rad, _EDGE_RAD))
    return angle
