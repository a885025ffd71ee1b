"""Numbers as people read them; what is absent is a dash, what is not clear is not claimed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.gait.measures import UNKNOWN, Quality, Reading
from kiosk.screen import words


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (None, words.ABSENT),
        (0.0, "0:00"),
        (0.01, "0:01"),
        (24.0, "0:24"),
        (61.2, "1:02"),
        (-3, "0:00"),
    ],
)
def test_time_left_is_rounded_up(seconds: float | None, shown: str) -> None:
    assert words.clock(seconds) == shown


@given(st.floats(0.001, 3.0))
def test_a_countdown_never_says_zero(seconds: float) -> None:
    assert words.count(seconds) in {"1", "2", "3"}


def test_an_unknown_reading_is_a_dash_and_an_estimate_says_so() -> None:
    assert words.cadence(UNKNOWN) == words.ABSENT
    assert words.cadence(Reading(171.6, Quality.MEASURED)) == "172"
    assert words.milliseconds(Reading(0.2496, Quality.ESTIMATED)) == "≈250"


def test_speed_is_that_of_the_console() -> None:
    assert words.speed(2.7778) == "10.0 km/h"
    assert words.speed(2.7778, words.MPH) == "6.2 mph"
