"""Lengths of the body."""

import pytest

from kiosk.body.skeleton import Skeleton


def test_segments_are_shares_of_height_and_fit_together() -> None:
    small, tall = Skeleton(height_m=1.5), Skeleton(height_m=2.0)
    for name in ("shank_m", "thigh_m", "foot_m", "trunk_m", "hip_width_m", "upper_arm_m"):
        assert getattr(tall, name) == pytest.approx(getattr(small, name) * 2.0 / 1.5)
    assert tall.hip_height_m == pytest.approx(0.53 * 2.0)
    assert tall.hip_height_m + tall.trunk_m + tall.head_m == pytest.approx(2.0)
    assert tall.heel_to_ball_m < tall.foot_m
    assert tall.forearm_m > 0.3
    assert tall.shoulder_width_m == pytest.approx(0.516)
