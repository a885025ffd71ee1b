"""Circles are counted clockwise from the top."""

import pytest

from kiosk.screen.drawing import on_circle


@pytest.mark.parametrize(
    ("angle", "point"), [(0, (10, 15)), (90, (15, 10)), (180, (10, 5)), (-90, (5, 10))]
)
def test_points_of_a_circle(angle: float, point: tuple[float, float]) -> None:
    assert on_circle((10, 10), 5, angle) == pytest.approx(point)
