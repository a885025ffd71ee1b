"""The ready check: three taps and on, or one tap and a person."""

from typing import Any

import pytest

from kiosk.coaching.questions import CALVES, FINE, NOT_QUITE, READY, READY_LINES
from kiosk.coaching.view import Intent, Phase
from kiosk.screen.ready import Ready, asks_three


@pytest.fixture
def asked(hand: Any) -> Any:
    hand.show(phase=Phase.READY, question=READY, lines=READY_LINES)
    assert isinstance(hand.page, Ready)
    return hand


def test_the_third_tap_is_the_answer(asked: Any) -> None:
    for line in READY_LINES[:3]:
        assert asked.asked == []
        asked.tap(asked.target(line))
    assert asked.asked == [(Intent.ANSWER, FINE)]


def test_one_sentence_twice_is_not_two(asked: Any) -> None:
    for _ in range(3):
        asked.tap(asked.target(READY_LINES[0]))
    assert asked.asked == []


def test_talking_to_staff_is_one_tap(asked: Any) -> None:
    asked.tap(asked.target("I talk to staff first"))
    assert asked.asked == [(Intent.ANSWER, NOT_QUITE)]


def test_the_next_member_is_asked_anew(asked: Any) -> None:
    asked.tap(asked.target(READY_LINES[0]))
    asked.show(phase=Phase.WELCOME, question=None)
    asked.show(phase=Phase.READY, question=READY, lines=READY_LINES)
    assert asked.page.ticked == 0


def test_other_questions_are_not_this_check() -> None:
    assert not asks_three(CALVES, ())
    assert not asks_three(None, READY_LINES)
