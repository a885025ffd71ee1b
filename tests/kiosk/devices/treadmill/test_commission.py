"""Which belts may be controlled, and how far."""

import pytest

from kiosk.devices.treadmill.commission import Commissioned, NotFit, Trial, commission, within
from kiosk.devices.treadmill.features import Range

SPEED, INCLINE = Range(0.8, 20.0, 0.1), Range(0.0, 15.0, 0.5)
GOOD = (Trial(1.3, 1.3, 2.0), Trial(2.0, 1.95, 3.0))


def test_a_good_belt_gets_the_narrowest_of_all_limits() -> None:
    belt = commission("A", SPEED, GOOD, 4.0, 18.0, INCLINE, 10.0)
    assert belt == Commissioned("A", 0.8, 16.0, 3.0, 10.0, 0.5)
    assert commission("A", SPEED, GOOD, 4.0, 12.0).most_kmh == 12.0
    assert commission("A", Range(1, 9, 0.1), GOOD, 4.0, 18.0).most_kmh == 9
    assert commission("A", SPEED, GOOD, 4.0, 18.0, INCLINE, 15.0).most_incline_pct == 12.0


def test_rule_5_a_belt_that_may_be_set_to_nothing_is_not_brought_to_a_stand_by_it() -> None:
    for least in (0.0, 0.1, 0.49):
        speed = Range(least, 20.0, 0.1)
        belt = commission("A", speed, GOOD, 4.0, 18.0)
        assert belt.least_kmh == 0.5
        assert within(belt, speed) == belt
        assert within(belt, Range(0.8, 20.0, 0.1)) is None, "another range than staff found"


@pytest.mark.parametrize(
    "incline", [None, Range(0, 0, 0), Range(), Range(0.0, 15.0, 1.5), Range(0.0, 15.0, 6.5)]
)
def test_an_incline_without_a_range_or_with_steps_too_big_to_stand_on_is_left_alone(
    incline: Range | None,
) -> None:
    assert commission("A", SPEED, GOOD, 4.0, 18.0, incline, 10.0).most_incline_pct is None


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"speed": Range()}, "speed range"),
        ({"speed": Range(0.0, 0.0, 0.0)}, "speed range"),
        ({"trials": ()}, "no trial"),
        ({"trials": (Trial(1.0, 1.61, 2.0),)}, "it takes miles"),
        ({"trials": (Trial(1.0, 2.56, 2.0),)}, "it ran 2.56"),
        ({"trials": (Trial(1.0, 1.06, 2.0),)}, "it ran 1.06"),
        ({"trials": (Trial(1.0, 1.0, 16.0),)}, "16 s to follow"),
        ({"stop_s": None}, "did not stop"),
        ({"staff_most_kmh": 0.8}, "nothing is left"),
    ],
)
def test_why_a_belt_is_not_fit(change: dict[str, object], why: str) -> None:
    asked = {"speed": SPEED, "trials": GOOD, "stop_s": 4.0, "staff_most_kmh": 12.0} | change
    with pytest.raises(NotFit, match=why):
        commission("A", **asked)


def test_a_belt_is_controlled_only_in_the_range_that_staff_found() -> None:
    """A console that was set to miles since then may say 0.5 to 12.4."""
    belt = Commissioned("A", 0.8, 16.0, 3.0)
    assert within(belt, None) is within(belt, Range()) is within(None, SPEED) is None
    for other in (Range(20, 30, 0.1), Range(1.0, 20.0, 0.1), Range(0.5, 12.4, 0.1)):
        assert within(belt, other) is None
    assert within(belt, SPEED) == belt
