"""A sole rolls on the ground without slip and without jumps."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.body.sole import rolled, rolling

LEVER_M = 0.18


def test_a_flat_sole_stands_where_it_stands() -> None:
    forward, upward = rolled(np.zeros(1), LEVER_M)
    assert forward[0] == pytest.approx(0.0, abs=1e-3)
    assert upward[0] == pytest.approx(0.0, abs=2e-3)


def test_on_the_heel_the_ball_is_up_and_back_on_the_toes_up_and_forward() -> None:
    forward, upward = rolled(np.array([0.3, -0.7]), LEVER_M)
    assert upward == pytest.approx([LEVER_M * np.sin(0.3), 0.01], abs=3e-3)
    assert forward[0] == pytest.approx(-LEVER_M * (1.0 - np.cos(0.3)), abs=1e-3)
    assert 0.0 < forward[1] < 0.01


@given(st.floats(-1.1, 0.5), st.floats(-12.0, 12.0), st.floats(-300.0, 300.0))
def test_speed_and_acceleration_are_those_of_the_place(
    pitch: float, rate: float, bend: float
) -> None:
    dt = 1e-5
    u = np.array([-dt, 0.0, dt])
    places = rolled(pitch + rate * u + 0.5 * bend * u**2, LEVER_M)
    courses = rolling((np.array([pitch]), np.array([rate]), np.array([bend])), LEVER_M)
    for place, course in zip(places, courses, strict=True):
        assert course.way[0] == place[1]
        assert course.speed[0] == pytest.approx((place[2] - place[0]) / (2.0 * dt), abs=1e-3)
        across = (place[2] - 2.0 * place[1] + place[0]) / dt**2
        assert course.bend[0] == pytest.approx(across, abs=0.3, rel=1e-2)
