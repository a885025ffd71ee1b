"""Circles are counted clockwise from the top."""

from math import cos, pi, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.screen.drawing import FLATNESS_PX, on_circle, segments


@pytest.mark.parametrize(
    ("angle", "point"), [(0, (10, 15)), (90, (15, 10)), (180, (10, 5)), (-90, (5, 10))]
)
def test_points_of_a_circle(angle: float, point: tuple[float, float]) -> None:
    assert on_circle((10, 10), 5, angle) == pytest.approx(point)


@given(st.floats(0.01, 2000), st.floats(0.1, 360))
def test_no_chord_can_be_seen(radius: float, sweep_deg: float) -> None:
    chord_rad = radians(sweep_deg) / segments(radius, sweep_deg)
    assert radius * (1 - cos(min(chord_rad, pi) / 2)) <= FLATNESS_PX * 1.01


def test_the_end_of_a_stroke_is_a_few_triangles() -> None:
    assert segments(4.0) <= 20
