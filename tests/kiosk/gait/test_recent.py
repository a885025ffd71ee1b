from math import inf, nan

import pytest

from kiosk.gait.measures import UNKNOWN
from kiosk.gait.recent import middle


def test_too_few_numbers_are_unknown() -> None:
    assert middle([1.0, nan, 2.0, inf], 0.1) == UNKNOWN


def test_the_floor_shrinks_with_the_root_of_the_count() -> None:
    few, many = middle([1.0] * 4, 0.1), middle([1.0] * 16, 0.1)
    assert few.value == many.value == 1.0
    assert few.floor == pytest.approx(2 * many.floor)
