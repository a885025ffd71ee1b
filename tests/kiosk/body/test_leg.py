"""The knee fits between hip and ankle."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.body.leg import shank_lean_rad
from kiosk.body.skeleton import Skeleton

BODY = Skeleton()


@given(st.floats(-0.35, 0.35), st.floats(0.50, 0.68))
def test_thigh_and_shank_keep_their_lengths(forward_m: float, up_m: float) -> None:
    lean = shank_lean_rad(BODY, np.array([forward_m]), np.array([up_m]))[0]
    knee = BODY.shank_m * np.array([np.sin(lean), np.cos(lean)])
    thigh = np.hypot(forward_m - knee[0], up_m - knee[1])
    assert thigh == pytest.approx(BODY.thigh_m, rel=0.02)


def test_the_knee_is_before_the_line_from_hip_to_ankle() -> None:
    lean = shank_lean_rad(BODY, np.array([0.0]), np.array([0.7]))[0]
    assert 0.3 < lean < 0.9


def test_a_hip_out_of_reach_gives_a_nearly_straight_leg() -> None:
    lean = shank_lean_rad(BODY, np.array([0.3]), np.array([1.2]))[0]
    assert lean == pytest.approx(np.arctan2(0.3, 1.2), abs=0.25)
