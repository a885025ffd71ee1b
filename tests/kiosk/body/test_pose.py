"""Joint angles of a pose that anybody can check."""

import math

import pytest

from kiosk.body.pose import Pose


def pose(knee_x: float, ball_z: float = 0.0) -> Pose:
    joints = {"pelvis": (0.0, 0.0, 0.9), "neck": (0.0, 0.0, 1.4)}
    joints |= {"hip_left": (0.0, 0.1, 0.9), "knee_left": (knee_x, 0.1, 0.5)}
    joints |= {"ankle_left": (0.0, 0.1, 0.1), "heel_left": (-0.05, 0.1, 0.0)}
    return Pose(joints | {"ball_left": (0.13, 0.1, ball_z)})


def test_a_straight_leg_has_no_angles() -> None:
    angles = pose(0.0).angles("left")
    assert (angles.hip_rad, angles.knee_rad, angles.ankle_rad) == pytest.approx((0.0, 0.0, 0.0))


def test_a_knee_in_front_bends_hip_knee_and_ankle() -> None:
    """Thigh and shank each lean by atan(1/4); the foot stays flat."""
    angles = pose(0.1).angles("left")
    lean = math.atan(0.25)
    assert angles.knee_rad == pytest.approx(2 * lean)
    assert angles.hip_rad == pytest.approx(lean)
    assert angles.ankle_rad == pytest.approx(lean)


def test_raised_toes_draw_the_ankle_up() -> None:
    assert pose(0.0, ball_z=0.18).angles("left").ankle_rad == pytest.approx(math.radians(45))
