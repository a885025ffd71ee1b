"""How a spot on one shank moves: the ankle goes with the foot, the knee lies between hip and ankle.

But a leg has a mass and is steered by muscles. Neither the quick turns of its light foot nor every
corner of that geometry shake it, and what stops the foot reaches it softer and a little later.
"""

import math
from typing import NamedTuple

import numpy as np

from kiosk.body.carriage import Attitude
from kiosk.body.curve import Array, smooth_through, steadied
from kiosk.body.foot_path import FootPath, FootPose
from kiosk.body.footfall import Footfalls
from kiosk.body.leg import shank_lean_rad
from kiosk.body.mass_path import MassPath
from kiosk.body.skeleton import Skeleton
from kiosk.simulator.placement import STANCE_WIDTH_M, Spot, carried_spot
from kiosk.simulator.sensor import Motion
from kiosk.simulator.truth import Foot

LOWER_SHANK = Spot(0.02, 0.03, 0.25)
"""Seen from the ankle."""
_ANKLE = Spot(-0.13, 0.0, 0.08)
"""Seen from the ball of the foot."""
_OVER_FOOT_SHARE = 0.42  # of a contact, until the hip is where `_Hip` says


class _Hip(NamedTuple):
    """Where the hip is."""

    height: float
    """At landing, over that of a straight leg."""
    behind_m: float
    """Behind the ball of the standing foot, in mid-contact."""


_STEADY_HIP = _Hip(0.97, 0.10)
"""The ankle lands 0.30 m before a walker's hip, the knee bent by 23 degrees, a runner's by 29. The
textbooks have a third of a metre, 5 and some 20 (Perry, Gait Analysis, 1992; Novacheck, Gait &
Posture 7, 1998); with the hip of the others it would be 35 and 40."""
_OTHER_HIP = _Hip(0.945, 0.06)
"""Hops and quick feet, of which no shank is recorded: bent for springing."""
_STEADY_SHARE = math.sqrt(math.log(2.0)) / (2.0 * math.pi * 5.0)
"""Of a stride: a bell of this width leaves half the power of the fifth harmonic. Legs that walk
move below 6 Hz (Winter, Sidwall and Hobson, J Biomech 7, 1974)."""
_STRIDE_S = (0.6, 1.3)  # of the fastest runner, of a stroller; what lies beyond is standing
_LATE_S = 0.008  # recorded shanks are hit 28 ms after 60 N, walking and running; the foot after 20


class ShankMotion:
    """A spot on one shank."""

    def __init__(
        self,
        path: FootPath,
        falls: Footfalls,
        mass: MassPath,
        skeleton: Skeleton,
        foot: Foot,
        spot: Spot = LOWER_SHANK,
    ) -> None:
        self._path, self._falls, self._mass, self._skeleton = path, falls, mass, skeleton
        self._outwards = 1.0 if foot is Foot.LEFT else -1.0
        self._spot = spot
        contact_s = np.minimum(falls["to_s"] - falls["ic_s"], 0.7)
        self._over_s = falls["ic_s"] + _OVER_FOOT_SHARE * contact_s
        self._over_m = falls["x_m"] - falls["ahead_m"]

    def __call__(self, t_s: Array) -> Motion:
        steady = smooth_through(t_s, self._falls["ic_s"], self._falls["steady"], level=True)
        course = self._geometry(t_s, _OTHER_HIP)
        if steady.any():
            course += steady * (self._steadied(t_s - _LATE_S) - course)
        ankle_x, ankle_z, lean = course
        zero = np.zeros(len(t_s))
        roll = np.full(len(t_s), -0.06 * self._outwards)
        left = np.full(len(t_s), 0.5 * STANCE_WIDTH_M * self._outwards)
        attitude = Attitude(roll, -lean, zero)
        return carried_spot(np.stack([ankle_x, left, ankle_z], axis=1), attitude, self._spot)

    def _steadied(self, t_s: Array) -> Array:
        steady_s = self._steady_s(t_s)
        ankle = steadied(self._ankle_m, t_s, steady_s * self._loose(t_s))
        lean = steadied(lambda at_s: self._geometry(at_s, _STEADY_HIP)[2:], t_s, steady_s)
        return np.concatenate([ankle, lean])

    def _steady_s(self, t_s: Array) -> Array:
        lands_s = self._falls["ic_s"]
        if len(lands_s) < 2:
            return np.full(len(t_s), _STEADY_SHARE * _STRIDE_S[1])
        stride_s = np.clip(np.diff(lands_s), *_STRIDE_S)
        return _STEADY_SHARE * smooth_through(t_s, lands_s[:-1], stride_s, level=True)

    def _loose(self, t_s: Array) -> Array:
        """1 where the foot has left the ground, less where it lands."""
        lands_s, off_s = self._falls["ic_s"], self._falls["to_s"].copy()
        off_s[:-1] = np.minimum(off_s[:-1], lands_s[1:] - 1e-3)  # who stood
        knots_s = np.stack([lands_s, off_s], axis=1).ravel()
        loose = np.stack([self._falls["gives"], np.ones(len(off_s))], axis=1).ravel()
        return smooth_through(t_s, knots_s, loose, level=True)

    def _ankle_m(self, t_s: Array) -> Array:
        return np.stack(_ankle(self._path.at(t_s)))

    def _geometry(self, t_s: Array, hip: _Hip) -> Array:
        """Of the ankle forward and up, and the lean that ankle and hip ask for, a row each."""
        ankle_x, ankle_z = self._ankle_m(t_s)
        hip_x = smooth_through(t_s, self._over_s, self._over_m) - hip.behind_m
        hip_z = hip.height * self._skeleton.hip_height_m + self._mass.height_m(t_s)
        lean = shank_lean_rad(self._skeleton, hip_x - ankle_x, hip_z - ankle_z)
        return np.stack([ankle_x, ankle_z, lean])


def _ankle(pose: FootPose) -> tuple[Array, Array]:
    cosine, sine = np.cos(pose.pitch_rad), np.sin(pose.pitch_rad)
    forward, up = _ANKLE.forward_m, _ANKLE.up_m
    return (
        pose.x_m + forward * cosine - up * sine,
        pose.z_m + forward * sine + up * cosine,
    )
