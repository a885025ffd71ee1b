"""Where a sensor sits and how that place moves."""

from dataclasses import dataclass

import numpy as np

from kiosk.body.curve import Array
from kiosk.body.foot_path import FootPath
from kiosk.simulator.sensor import Motion, rotation
from kiosk.simulator.truth import Foot


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a body part, seen from its origin (foot: the ball)."""

    forward_m: float
    left_m: float
    up_m: float


INSTEP = Spot(-0.075, 0.0, 0.065)
HEEL = Spot(-0.19, 0.0, 0.05)
_TOE_OUT_RAD = 0.12
_STANCE_WIDTH_M = 0.10


class FootMotion:
    """A spot on one foot. The sole tips inwards as the toes point down, as the joint below the
    ankle makes it do."""

    def __init__(self, path: FootPath, foot: Foot, spot: Spot = INSTEP) -> None:
        self._path = path
        self._outwards = 1.0 if foot is Foot.LEFT else -1.0
        self._spot = spot

    def __call__(self, t_s: Array) -> Motion:
        pose = self._path.at(t_s)
        roll = -0.18 * self._outwards * pose.pitch_rad
        yaw = self._outwards * (_TOE_OUT_RAD - 0.08 * pose.pitch_rad)
        turns = rotation(roll, pose.pitch_rad, yaw)
        arm = np.array([self._spot.forward_m, self._spot.left_m, self._spot.up_m])
        left = np.full(len(t_s), 0.5 * _STANCE_WIDTH_M * self._outwards)
        ball = np.stack([pose.x_m, left, pose.z_m], axis=1)
        return Motion(ball + turns @ arm, roll, pose.pitch_rad, yaw)
