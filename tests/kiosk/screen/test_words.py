"""Numbers as people read them; what is absent is a dash, what is not clear is not claimed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.coaching.view import Finding, Verdict
from kiosk.gait.measures import UNKNOWN, Quality, Reading
from kiosk.screen import words


def same(message: str) -> str:
    return message


def finding(measure: str, before: float, after: float, verdict: Verdict) -> Finding:
    readings = (Reading(value, Quality.MEASURED) for value in (before, after))
    return Finding(measure, measure, *readings, verdict)


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


def test_the_clear_changes_are_said_the_most_important_first() -> None:
    said = words.measured(
        [
            finding("cadence_spm", 166.0, 175.0, Verdict.CHANGED),
            finding("contact_time_s", 0.262, 0.249, Verdict.CHANGED),
            finding("flight_time_s", 0.1, 0.13, Verdict.CHANGED),
        ],
        same,
    )
    assert said == "9 more steps a minute. 13 ms less on the ground."


def test_a_change_within_the_noise_is_never_put_into_numbers() -> None:
    said = words.measured([finding("cadence_spm", 166, 167, Verdict.NO_CLEAR_CHANGE)], same)
    assert said == words.NO_CLEAR_CHANGE


def test_why_nothing_can_be_said() -> None:
    other_speed = finding("cadence_spm", 166, 190, Verdict.NOT_COMPARABLE)
    assert words.measured([other_speed], same) == words.NOT_COMPARABLE
    assert words.measured([], same) == words.NOT_MEASURED


def test_amounts_carry_peoples_units() -> None:
    contact = finding("contact_time_s", 0.262, 0.249, Verdict.CHANGED)
    assert words.amount(contact, contact.after, same) == "249 ms"
    assert words.amount(contact, UNKNOWN, same) == f"{words.ABSENT} ms"
