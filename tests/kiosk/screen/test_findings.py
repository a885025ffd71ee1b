"""What a visit found, in words: only what is clear, and the member's own guess beside the truth."""

from math import radians

import pytest

from kiosk.coaching.record import AnswerRecord
from kiosk.coaching.view import Finding, Verdict
from kiosk.gait.measures import UNKNOWN, Quality, Reading
from kiosk.screen import findings, words


def same(message: str) -> str:
    return message


def finding(measure: str, before: float, after: float, verdict: Verdict) -> Finding:
    readings = (Reading(value, Quality.MEASURED) for value in (before, after))
    return Finding(measure, measure, *readings, verdict)


def test_the_clear_changes_are_said_the_most_important_first() -> None:
    said = findings.measured(
        [
            finding("cadence_spm", 166.0, 175.0, Verdict.CHANGED),
            finding("contact_time_s", 0.262, 0.249, Verdict.CHANGED),
            finding("flight_time_s", 0.1, 0.13, Verdict.CHANGED),
        ],
        same,
    )
    assert said == "9 more steps a minute. 13 ms less on the ground."


def test_a_change_within_the_noise_is_never_put_into_numbers() -> None:
    said = findings.measured([finding("cadence_spm", 166, 167, Verdict.NO_CLEAR_CHANGE)], same)
    assert said == findings.NO_CLEAR_CHANGE


def test_why_nothing_can_be_said() -> None:
    other_speed = finding("cadence_spm", 166, 190, Verdict.NOT_COMPARABLE)
    assert findings.measured([other_speed], same) == findings.NOT_COMPARABLE
    assert findings.measured([], same) == findings.NOT_MEASURED


def test_a_change_of_posture_names_both_values() -> None:
    lean = finding("trunk_lean_rad", radians(4), radians(8), Verdict.CHANGED)
    assert findings.measured([lean], same) == "trunk_lean_rad: 4\u00b0, then 8\u00b0."


@pytest.mark.parametrize(
    ("measure", "value", "shown"),
    [
        ("contact_time_s", 0.249, "249 ms"),
        ("trunk_lean_rad", radians(7), "7\u00b0"),
        ("lateral_sway_m", 0.031, "3 cm"),
        ("balance", 0.52, "52 %"),
        ("cadence_spm", 175.2, "175"),
        ("ease", 4.0, "Easy"),
    ],
)
def test_amounts_carry_peoples_units(measure: str, value: float, shown: str) -> None:
    assert findings.amount(measure, Reading(value, Quality.MEASURED), same) == shown
    assert words.ABSENT in findings.amount(measure, UNKNOWN, same)


def test_what_the_member_noticed_is_the_guess_beside_the_truth() -> None:
    answers = [AnswerRecord("ease_before", 3), AnswerRecord("cadence", 170, 166.4)]
    assert findings.noticed(answers, same) == "You guessed 170 steps a minute; it was 166."
    assert findings.noticed([AnswerRecord("cadence", 170)], same) == ""


def test_an_answer_with_labels_is_said_in_words() -> None:
    question, guess, truth = findings.said(AnswerRecord("strike", 1, 2), same)
    assert (guess, truth) == ("Heel", "Whole foot")
    assert question.endswith("?")
    assert findings.said(AnswerRecord("cadence", 170, None), same)[1:] == ("170", words.ABSENT)


def test_there_is_always_one_thing_for_next_time() -> None:
    assert "174" in findings.next_time(173.6, same)
    assert findings.next_time(None, same)
