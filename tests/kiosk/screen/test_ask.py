"""Questions: one tap on an answer, or a number moved within what is allowed."""

from typing import Any

import pytest

from kiosk.coaching.view import Intent, Phase, Question
from kiosk.screen.target import Target
from kiosk.screen.theme import theme

EASE = Question("ease", "How easy was that?", 1, 3, 1, ("Hard", "All right", "Easy"))
CADENCE = Question("cadence", "How many steps a minute?", 120, 220, 5)


def answers(page: Any) -> Any:
    """What answers the question on this page."""
    return page.ids.slot.children[0]


def icon(hand: Any, name: str) -> Any:
    """The target with this icon."""
    return next(w for w in hand.page.walk() if isinstance(w, Target) and w.icon == name)


@pytest.mark.parametrize(("label", "value"), [("Hard", 1), ("All right", 2), ("Easy", 3)])
def test_every_answer_is_one_tap(hand: Any, label: str, value: float) -> None:
    hand.show(phase=Phase.FEEL, question=EASE)
    hand.tap(hand.target(label))
    assert hand.asked == [(Intent.ANSWER, value)]


def test_a_number_starts_in_the_middle_and_stays_within_its_ends(hand: Any) -> None:
    dose = answers(hand.show(phase=Phase.GUESS, question=CADENCE))
    assert dose.value == 170
    for _ in range(2):
        hand.tap(icon(hand, "plus"))
    assert dose.value == 180
    dose.move(1000)
    assert dose.value == 220
    dose.move(-1000)
    hand.tap(icon(hand, "fewer"))
    assert dose.value == 120
    hand.tap(hand.target("That is it"))
    assert hand.asked == [(Intent.ANSWER, 120)]


def test_the_next_question_starts_afresh(hand: Any) -> None:
    page = hand.show(phase=Phase.GUESS, question=CADENCE)
    answers(page).move(3)
    hand.show(question=Question("lean", "Which way?", 0, 10, 1))
    assert answers(page).value == 5
    assert page.text == "Which way?"


def test_a_number_starts_where_it_is_told_and_shows_its_halves(hand: Any) -> None:
    half = Question("console_speed", "What speed?", 1, 19, 0.5, start=5.5)
    hand.show(phase=Phase.WALK, question=half)
    assert "5.5" in hand.texts()


def test_who_moves_can_stop_instead_of_answering(hand: Any) -> None:
    half = Question("console_speed", "What speed?", 1, 19, 0.5)
    page = hand.show(phase=Phase.WALK, question=half)
    assert page.moving
    hand.tap(hand.target("Stop"))
    assert hand.asked == [(Intent.STOP, None)]


def test_a_speed_is_asked_for_and_told_in_the_gyms_unit(hand: Any) -> None:
    speed = Question("console_speed", "What, in {unit}?", 1, 19, 0.5, start=5.0, speed=True)
    theme.units = "mph"
    try:
        page = hand.show(phase=Phase.WALK, question=speed)
        assert "What, in mph?" in hand.texts()
        assert answers(page).value == 3.0
        answers(page).move(100)
        assert answers(page).value == 12.0
        answers(page).move(-18)
        hand.tap(hand.target("That is it"))
    finally:
        theme.units = "km/h"
    assert hand.asked == [(Intent.ANSWER, pytest.approx(3.0 * 1.609344, abs=1e-3))]


def test_where_the_gym_counts_in_km_h_a_speed_stays_as_it_is(hand: Any) -> None:
    speed = Question("console_speed", "What, in {unit}?", 1, 19, 0.5, start=5.0, speed=True)
    hand.show(phase=Phase.WALK, question=speed)
    hand.tap(hand.target("That is it"))
    assert hand.asked == [(Intent.ANSWER, 5.0)]
