"""The figure holds together, stands on the ground and comes round."""

import itertools

import numpy as np
import pytest

from kiosk.body.activity import Activity
from kiosk.body.figure import Figure
from kiosk.body.skeleton import Skeleton

BODY = Skeleton(height_m=1.8)
PHASES = np.linspace(0.0, 1.0, 33)


def track(figure: Figure, joint: str) -> np.ndarray:
    return np.array([figure.pose(phase).joints[joint] for phase in PHASES])


@pytest.mark.parametrize("activity", list(Activity))
def test_bones_keep_their_length(activity: Activity) -> None:
    figure = Figure(activity, BODY)
    for side, (one, other, length_m) in itertools.product(
        ("left", "right"),
        (
            ("hip", "knee", BODY.thigh_m),
            ("knee", "ankle", BODY.shank_m),
            ("shoulder", "elbow", BODY.upper_arm_m),
            ("heel", "ball", BODY.heel_to_ball_m),
        ),
    ):
        apart = np.linalg.norm(
            track(figure, f"{one}_{side}") - track(figure, f"{other}_{side}"), axis=1
        )
        assert apart == pytest.approx(length_m, rel=0.10), (one, other, side)


@pytest.mark.parametrize("activity", list(Activity))
def test_the_cycle_closes_and_nothing_sinks_into_the_ground(activity: Activity) -> None:
    figure = Figure(activity, BODY)
    first, last = figure.pose(0.0).joints, figure.pose(0.99999).joints
    for name in first:
        assert first[name] == pytest.approx(last[name], abs=0.01), name
    for name in ("ball_left", "ball_right", "heel_left", "heel_right"):
        assert track(figure, name)[:, 2].min() > -0.03
    head = track(figure, "head")[:, 2]
    assert 1.5 < head.min() <= head.max() < 1.85


@pytest.mark.parametrize("activity", [Activity.RUN, Activity.WALK, Activity.MARCH])
def test_the_right_leg_does_half_a_cycle_later_what_the_left_does(activity: Activity) -> None:
    figure = Figure(activity, BODY)
    for phase in PHASES:
        left = figure.pose(phase).joints["ankle_left"]
        right = figure.pose(phase + 0.5).joints["ankle_right"]
        assert (left[0], left[2]) == pytest.approx((right[0], right[2]), abs=0.02)


def test_running_bends_the_swinging_knee_and_flies() -> None:
    figure = Figure(Activity.RUN, BODY)
    knee = [figure.pose(phase).angles("left").knee_rad for phase in PHASES]
    assert np.degrees(max(knee)) > 60.0
    assert np.degrees(min(knee)) > 0.0
    lowest = np.minimum(track(figure, "ball_left")[:, 2], track(figure, "ball_right")[:, 2])
    assert lowest.max() > 0.02


def test_walking_and_standing_never_leave_the_ground() -> None:
    for activity in (Activity.WALK, Activity.STAND, Activity.MARCH):
        figure = Figure(activity, BODY)
        lowest = np.minimum(track(figure, "ball_left")[:, 2], track(figure, "ball_right")[:, 2])
        lowest = np.minimum(lowest, track(figure, "heel_left")[:, 2])
        lowest = np.minimum(lowest, track(figure, "heel_right")[:, 2])
        assert lowest.max() < 0.02


def test_arms_reach_overhead_or_hang() -> None:
    up, down = Figure(Activity.MARCH, BODY, arms_up=True), Figure(Activity.MARCH, BODY)
    assert track(up, "hand_left")[:, 2].min() > track(up, "head")[:, 2].max()
    assert track(down, "hand_left")[:, 2].max() < track(down, "shoulder_left")[:, 2].min()


def test_arms_swing_against_the_legs() -> None:
    joints = Figure(Activity.RUN, BODY).pose(0.0).joints  # left foot lands in front
    assert joints["ankle_left"][0] > joints["ankle_right"][0]
    assert joints["hand_left"][0] < joints["hand_right"][0]


def test_a_cycle_of_running_is_two_steps_and_of_hops_one() -> None:
    assert Figure(Activity.RUN).cycle_s == pytest.approx(2 * 60 / 170, rel=0.01)
    assert Figure(Activity.HOP).cycle_s == pytest.approx(0.36)
