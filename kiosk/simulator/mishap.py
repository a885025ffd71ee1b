"""A pod that comes off: it falls to the floor, bounces, tumbles and lies."""

import math
from dataclasses import dataclass

import numpy as np

from kiosk.body.curve import Array
from kiosk.body.foot_path import GRAVITY_MPS2
from kiosk.simulator.sensor import Motion, MotionAt

_BOUNCES, _SPRING = 4, 0.35
_TURN_RADPS = (9.0, -6.0, 3.0)


@dataclass(frozen=True, slots=True)
class Dropped:
    """The movement of a place until the pod comes off it, and the pod's own from then on."""

    worn: MotionAt
    at_s: float
    height_m: float = 0.9

    def __call__(self, t_s: Array) -> Motion:
        motion = self.worn(t_s)
        off = t_s >= self.at_s
        if not off.any():
            return motion
        start = self.worn(np.array([self.at_s]))
        u = t_s[off] - self.at_s
        position = motion.position_m.copy()
        position[off] = start.position_m[0]
        position[off, 2] += self._height_m(u) - self.height_m
        tumbling_s = np.minimum(u, self._rests_after_s())
        angles = []
        names = (motion.roll_rad, motion.pitch_rad, motion.yaw_rad)
        begun = (start.roll_rad, start.pitch_rad, start.yaw_rad)
        for worn, from_rad, turn in zip(names, begun, _TURN_RADPS, strict=True):
            angle = worn.copy()
            angle[off] = from_rad[0] + turn * tumbling_s
            angles.append(angle)
        return Motion(position, *angles)

    def _height_m(self, u: Array) -> Array:
        """Over the floor: free fall, then ever lower bounces."""
        fall_s = math.sqrt(2.0 * self.height_m / GRAVITY_MPS2)
        height = np.where(u < fall_s, self.height_m - 0.5 * GRAVITY_MPS2 * u**2, 0.0)
        begin_s, speed_mps = fall_s, GRAVITY_MPS2 * fall_s * _SPRING
        for _ in range(_BOUNCES):
            last_s = 2.0 * speed_mps / GRAVITY_MPS2
            air = u - begin_s
            inside = (air >= 0.0) & (air < last_s)
            height[inside] = (speed_mps * air - 0.5 * GRAVITY_MPS2 * air**2)[inside]
            begin_s, speed_mps = begin_s + last_s, speed_mps * _SPRING
        return height

    def _rests_after_s(self) -> float:
        fall_s = math.sqrt(2.0 * self.height_m / GRAVITY_MPS2)
        return fall_s + 2.0 * fall_s * sum(_SPRING**n for n in range(1, _BOUNCES + 1))
