"""Where a sensor sits on the body and how that place moves."""

from dataclasses import dataclass

import numpy as np

from kiosk.body.carriage import Attitude, CarriagePath
from kiosk.body.curve import Array
from kiosk.body.foot_path import FootPath
from kiosk.body.mass_path import MassPath
from kiosk.simulator.sensor import Motion, carried
from kiosk.simulator.truth import Foot


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a body part, seen from its origin."""

    forward_m: float
    left_m: float
    up_m: float

    @property
    def arm(self) -> Array:
        return np.array([self.forward_m, self.left_m, self.up_m])


INSTEP = Spot(-0.075, 0.0, 0.065)
"""Seen from the ball of the foot, as the next."""
HEEL = Spot(-0.19, 0.0, 0.05)
WAIST = Spot(-0.10, 0.0, 0.03)
"""Seen from the middle of the pelvis."""
BREASTBONE = Spot(0.12, 0.0, 0.36)
"""Seen from the middle of the pelvis along the trunk, as the next."""
UPPER_BACK = Spot(-0.11, 0.0, 0.42)
_TOE_OUT_RAD = 0.12
STANCE_WIDTH_M = 0.10
_TRUNK_SHOCK_SHARE = 0.45  # of the waist's shock that reaches the chest


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
        arm = carried(roll, pose.pitch_rad, yaw, self._spot.arm)
        left = np.full(len(t_s), 0.5 * STANCE_WIDTH_M * self._outwards)
        ball = np.stack([pose.x_m, left, pose.z_m], axis=1)
        return Motion(ball + arm, roll, pose.pitch_rad, yaw)


class PelvisMotion:
    """A spot on the pelvis."""

    def __init__(self, mass: MassPath, carriage: CarriagePath, spot: Spot = WAIST) -> None:
        self._mass, self._carriage, self._spot = mass, carriage, spot

    def __call__(self, t_s: Array) -> Motion:
        middle = _middle(self._mass, self._carriage, t_s, 1.0)
        return carried_spot(middle, self._carriage.pelvis(t_s), self._spot)


class TrunkMotion:
    """A spot on the upper trunk."""

    def __init__(self, mass: MassPath, carriage: CarriagePath, spot: Spot = BREASTBONE) -> None:
        self._mass, self._carriage, self._spot = mass, carriage, spot

    def __call__(self, t_s: Array) -> Motion:
        middle = _middle(self._mass, self._carriage, t_s, _TRUNK_SHOCK_SHARE)
        return carried_spot(middle, self._carriage.trunk(t_s), self._spot)


def _middle(mass: MassPath, carriage: CarriagePath, t_s: Array, share: float) -> Array:
    """The middle of the pelvis, in the frame that goes with the runner's mean speed."""
    forward, up = carriage.shock_m(t_s)
    return np.stack(
        [
            carriage.surge_m(t_s) + share * forward,
            carriage.sway_m(t_s),
            mass.height_m(t_s) + share * up,
        ],
        axis=1,
    )


def carried_spot(origin: Array, attitude: Attitude, spot: Spot) -> Motion:
    angles = (attitude.roll_rad, attitude.pitch_rad, attitude.yaw_rad)
    return Motion(origin + carried(*angles, spot.arm), *angles)
