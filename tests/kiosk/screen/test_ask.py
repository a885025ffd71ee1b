"""Questions: one tap on an answer, or a number moved within what is allowed."""

from typing import Any

import pytest

from kiosk.coaching.view import Intent, Phase, Question

EASE = Question("ease", "How easy was that?", 1, 3, 1, ("Hard", "All right", "Easy"))
CADENCE = Question("cadence", "How many steps a minute?", 120, 220, 5)


@pytest.mark.parametrize(("label", "value"), [("Hard", 1), ("All right", 2), ("Easy", 3)])
def test_every_answer_is_one_tap(hand: Any, label: str, value: float) -> None:
    hand.show(phase=Phase.FEEL, question=EASE)
    hand.tap(hand.target(label))
    assert hand.asked == [(Intent.ANSWER, value)]


def test_a_number_starts_in_the_middle_and_stays_within_its_ends(hand: Any) -> None:
    page = hand.show(phase=Phase.GUESS, question=CADENCE)
    assert page.value == 170
    page.move(1)
    assert page.value == 175
    page.move(1000)
    assert page.value == 220
    page.move(-1000)
    assert page.value == 120
    hand.tap(hand.target("That is it"))
    assert hand.asked == [(Intent.ANSWER, 120)]


def test_the_next_question_starts_afresh(hand: Any) -> None:
    page = hand.show(phase=Phase.GUESS, question=CADENCE)
    page.move(3)
    hand.show(question=Question("lean", "Which way?", 0, 10, 1))
    assert page.value == 5
    assert page.text == "Which way?"
