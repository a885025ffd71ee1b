"""Guesses: always ease and cadence, then what can be checked takes turns."""

from math import radians

import pytest

from kiosk.coaching.questions import guesses
from kiosk.gait.measures import UNKNOWN, Quality, Reading, SetResult


def result(balance: float | None = None) -> SetResult:
    share = UNKNOWN if balance is None else Reading(balance, Quality.MEASURED)
    return SetResult(0, 1, 150, Reading(161.0, Quality.MEASURED), balance=share)


def test_what_nobody_measured_is_not_asked() -> None:
    assert [q.name for q, _ in guesses(0, None, {})] == ["ease_before"]
    assert [q.name for q, _ in guesses(0, result(), {})] == ["ease_before", "cadence"]


def test_the_third_question_takes_turns() -> None:
    known = {"strike_angle": 0.2, "trunk_lean": 0.1}
    names = [guesses(visit, result(0.51), known)[2][0].name for visit in range(4)]
    assert names == ["strike", "side", "lean", "strike"]


@pytest.mark.parametrize(
    ("name", "deg", "answer"),
    [
        *(("strike_angle", 12, 1), ("strike_angle", 3, 2), ("strike_angle", -6, 3)),
        *(("trunk_lean", 1, 1), ("trunk_lean", 6, 2), ("trunk_lean", 14, 3)),
    ],
)
def test_angles_become_the_answers_that_can_be_given(name: str, deg: float, answer: float) -> None:
    assert guesses(0, None, {name: radians(deg)})[-1][1] == answer


@pytest.mark.parametrize(("balance", "answer"), [(0.52, 1), (0.501, 2), (0.48, 3)])
def test_the_longer_foot(balance: float, answer: float) -> None:
    assert guesses(0, result(balance), {})[-1][1] == answer
