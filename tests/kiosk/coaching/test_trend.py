"""Judging oneself is a trend of its own: cadence, foot strike, side, lean, and how easy it felt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.coaching.earlier import Earlier, Guessed
from kiosk.coaching.questions import CADENCE, EASE_AFTER
from kiosk.coaching.record import AnswerRecord
from kiosk.coaching.trend import EASIER, NEARER, better, trends
from kiosk.coaching.view import Question

GUESSED = list(NEARER)


@pytest.mark.parametrize("question", GUESSED, ids=lambda question: question.name)
def test_each_guess_has_its_own_trend_and_a_line_when_nearer(question: Question) -> None:
    far, right = question.step, 0.0
    earlier = Earlier(2, guesses=(Guessed(question.name, far), Guessed(question.name, -far)))
    today = [AnswerRecord(question.name, question.low, question.low)]
    (trend,) = trends(earlier, today)
    assert (trend.question, trend.errors) == (question.name, (far, -far, right))
    assert better(earlier, today) == [NEARER[question]]


@given(st.lists(st.floats(-40, 40), max_size=6), st.floats(-40, 40))
def test_nothing_is_said_of_a_guess_that_was_no_nearer(before: list[float], today: float) -> None:
    earlier = Earlier(len(before), guesses=tuple(Guessed("cadence", e) for e in before))
    said = better(earlier, [AnswerRecord("cadence", 165 + today, 165)])
    usual = sum(map(abs, before)) / len(before) if before else 0.0
    if usual - abs(today) < CADENCE.step - 1e-6:
        assert said == []


def test_what_was_not_measured_is_no_guess() -> None:
    assert trends(Earlier(), [AnswerRecord("cadence", 165, None)]) == ()
    assert better(Earlier(1, guesses=(Guessed("cadence", 20.0),)), []) == []


@pytest.mark.parametrize(("today", "lines"), [(5, [EASIER]), (4, [EASIER]), (3, []), (2, [])])
def test_ease_is_asked_and_only_compared_with_the_own(today: int, lines: list[str]) -> None:
    earlier = Earlier(2, eases=(3.0, 3.0))
    assert better(earlier, [AnswerRecord(EASE_AFTER.name, today, None)]) == lines
    assert better(Earlier(), [AnswerRecord(EASE_AFTER.name, today, None)]) == []
