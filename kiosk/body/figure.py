"""A moving figure: where every joint is over one cycle of a movement, and how far it is bent.

The feet come from their footfalls, the trunk from its carriage, the knees from both ends of the
leg; the same curves move the virtual runner. Places are in m: forward of the mean place of the
hips, left of the middle, above the ground.
"""

from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from kiosk.body.activity import Activity, Strike
from kiosk.body.carriage import Attitude, CarriagePath
from kiosk.body.curve import Array
from kiosk.body.foot_path import FootPath
from kiosk.body.footfall import FOREVER_S, Footfall, Footfalls
from kiosk.body.leg import shank_lean_rad
from kiosk.body.mass_path import MassPath
from kiosk.body.pose import Pose
from kiosk.body.shape import Bearing, carriage, shape
from kiosk.body.skeleton import Skeleton
from kiosk.body.support import supports

_PHASES, _STRIDES = 96, 6
_OVER_FOOT_SHARE, _STANCE_WIDTH_M, _BALL_AHEAD_M = 0.42, 0.10, 0.06
_BENT = {Activity.RUN: 0.945, Activity.HOP: 0.955, Activity.QUICK_FEET: 0.955}
_STRAIGHT = 0.95  # hip height over that of a straight leg, where it is not bent for springing
_ELBOW_RAD = {Activity.RUN: 1.5, Activity.QUICK_FEET: 1.4, Activity.HOP: 1.1}
_ARM_SWING_RAD = {Activity.RUN: 0.55, Activity.QUICK_FEET: 0.35, Activity.WALK: 0.35}
_ARM_SWING_RAD[Activity.MARCH] = 0.30


class _Tempo(NamedTuple):
    """One step, or hop, and the contact in it; speed over the ground."""

    step_s: float
    contact_s: float
    speed_mps: float


_TEMPO = {
    Activity.STAND: _Tempo(0.5, 0.5, 0.0),
    Activity.WALK: _Tempo(0.53, 0.64, 1.3),
    Activity.RUN: _Tempo(0.353, 0.245, 2.8),
    Activity.HOP: _Tempo(0.36, 0.21, 0.0),
    Activity.QUICK_FEET: _Tempo(0.34, 0.20, 0.0),
    Activity.MARCH: _Tempo(0.62, 0.75, 0.0),
}


class Figure:
    """One movement, over and over."""

    def __init__(
        self,
        activity: Activity,
        skeleton: Skeleton | None = None,
        strike: Strike = Strike.MIDFOOT,
        arms_up: bool = False,
    ) -> None:
        self.skeleton = skeleton or Skeleton()
        self._activity, self._arms_up = activity, arms_up
        tempo = _TEMPO[activity]
        self.cycle_s = tempo.step_s * (2.0 if activity.alternates else 1.0)
        """Two steps, or one hop."""
        self._tables = self._joints(strike, tempo)

    def pose(self, phase: float) -> Pose:
        """The joints at a phase of the cycle; whole numbers are left contacts."""
        at = (phase % 1.0) * _PHASES
        row, share = int(at), at - int(at)
        joints = {}
        for name, table in self._tables.items():
            x, y, z = (table[row] + share * (table[row + 1] - table[row])).tolist()
            joints[name] = (x, y, z)
        return Pose(MappingProxyType(joints))

    def _joints(self, strike: Strike, tempo: _Tempo) -> dict[str, Array]:
        t_s = 3.0 * self.cycle_s + np.linspace(0.0, self.cycle_s, _PHASES + 1)
        falls = {side: self._footfalls(side, strike, tempo) for side in ("left", "right")}
        mass = MassPath(supports([fall for one in falls.values() for fall in one]))
        bearing = self._carriage(tempo)
        middle = np.stack(
            [
                bearing.surge_m(t_s) - bearing.surge_m(t_s).mean(),
                bearing.sway_m(t_s),
                _BENT.get(self._activity, _STRAIGHT) * self.skeleton.hip_height_m
                + mass.height_m(t_s),
            ],
            axis=1,
        )
        joints = {"pelvis": middle}
        pelvis, trunk = bearing.pelvis(t_s), bearing.trunk(t_s)
        for side, outwards in (("left", 1.0), ("right", -1.0)):
            hip = middle + _turned(pelvis, 0.0, 0.5 * outwards * self.skeleton.hip_width_m, 0.0)
            joints[f"hip_{side}"] = hip
            path = FootPath(falls[side], self.skeleton.heel_to_ball_m)
            joints |= self._leg(side, outwards, path, hip, t_s, tempo.speed_mps)
            joints |= self._arm(side, outwards, middle, trunk, t_s)
        joints["neck"] = middle + _turned(trunk, 0.0, 0.0, self.skeleton.trunk_m)
        head_m = self.skeleton.trunk_m + 0.6 * self.skeleton.head_m
        joints["head"] = middle + _turned(trunk, 0.02, 0.0, head_m)
        return joints

    def _footfalls(self, side: str, strike: Strike, tempo: _Tempo) -> Footfalls:
        own = shape(self._activity, strike, tempo.speed_mps, tempo.step_s - tempo.contact_s)
        if self._activity is Activity.STAND:
            return Footfalls([own.moved(ic_s=-1e3, to_s=FOREVER_S)])
        first_s = tempo.step_s if side == "right" and self._activity.alternates else 0.0
        falls: list[Footfall] = []
        for number in range(-1, _STRIDES):
            ic_s = first_s + number * self.cycle_s
            over_s = ic_s + _OVER_FOOT_SHARE * tempo.contact_s
            falls.append(
                own.moved(ic_s=ic_s, to_s=ic_s + tempo.contact_s, x_m=tempo.speed_mps * over_s)
            )
        return Footfalls(falls)

    def _carriage(self, tempo: _Tempo) -> CarriagePath:
        own = carriage(self._activity, Bearing()).moved(jolt_mps2=0.0, brake_mps=0.0)
        turn = 0.5 if self._activity.alternates else 0.0
        steps = range(-2, 2 * _STRIDES)
        return CarriagePath([own.moved(at_s=k * tempo.step_s, phase=turn * k) for k in steps])

    def _leg(
        self, side: str, outwards: float, path: FootPath, hip: Array, t_s: Array, speed_mps: float
    ) -> dict[str, Array]:
        pose, body = path.at(t_s), self.skeleton
        cosine, sine = np.cos(pose.pitch_rad), np.sin(pose.pitch_rad)
        across = np.full(len(t_s), 0.5 * _STANCE_WIDTH_M * outwards)
        ball_x = pose.x_m - speed_mps * t_s + _BALL_AHEAD_M

        def on_foot(back_m: float, up_m: float) -> Array:
            forward = ball_x - back_m * cosine - up_m * sine
            return np.stack([forward, across, pose.z_m - back_m * sine + up_m * cosine], axis=1)

        ankle = on_foot(0.75 * body.heel_to_ball_m, body.ankle_height_m)
        lean = shank_lean_rad(body, hip[:, 0] - ankle[:, 0], hip[:, 2] - ankle[:, 2])
        shank = np.stack([np.sin(lean), np.zeros(len(lean)), np.cos(lean)], axis=1)
        knee = ankle + body.shank_m * shank
        knee[:, 1] = 0.5 * (hip[:, 1] + ankle[:, 1])
        return {
            f"knee_{side}": knee,
            f"ankle_{side}": ankle,
            f"heel_{side}": on_foot(body.heel_to_ball_m, 0.0),
            f"ball_{side}": on_foot(0.0, 0.0),
        }

    def _arm(
        self, side: str, outwards: float, middle: Array, trunk: Attitude, t_s: Array
    ) -> dict[str, Array]:
        body = self.skeleton
        shoulder = middle + _turned(
            trunk, 0.0, 0.5 * outwards * body.shoulder_width_m, 0.96 * body.trunk_m
        )
        if self._arms_up:
            elbow = shoulder + _turned(trunk, 0.03, 0.02 * outwards, body.upper_arm_m)
            hand = elbow + _turned(trunk, 0.01, -0.04 * outwards, body.forearm_m)
            return {f"shoulder_{side}": shoulder, f"elbow_{side}": elbow, f"hand_{side}": hand}
        turn = 2.0 * np.pi * t_s / self.cycle_s
        swing = _ARM_SWING_RAD.get(self._activity, 0.0) * outwards * np.cos(turn)
        upper = -swing - trunk.pitch_rad - 0.1  # against the leg of the same side
        fore = upper + _ELBOW_RAD.get(self._activity, 0.25)
        elbow = shoulder + body.upper_arm_m * _hanging(upper)
        hand = elbow + body.forearm_m * _hanging(fore)
        return {f"shoulder_{side}": shoulder, f"elbow_{side}": elbow, f"hand_{side}": hand}


def _hanging(forward_rad: Array) -> Array:
    """Unit vector that hangs down, swung forward by an angle."""
    return np.stack([np.sin(forward_rad), np.zeros(len(forward_rad)), -np.cos(forward_rad)], axis=1)


def _turned(attitude: Attitude, forward_m: float, left_m: float, up_m: float) -> Array:
    """An arm of a body part in world axes, for the small angles of an upright trunk."""
    roll, pitch, yaw = attitude.roll_rad, attitude.pitch_rad, attitude.yaw_rad
    forward = forward_m * np.cos(pitch) - up_m * np.sin(pitch) - left_m * np.sin(yaw)
    left = left_m * np.cos(yaw) - up_m * np.sin(roll)
    up = up_m * np.cos(pitch) + forward_m * np.sin(pitch) + left_m * np.sin(roll)
    return np.stack([forward, left, up], axis=1)
