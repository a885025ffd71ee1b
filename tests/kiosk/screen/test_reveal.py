"""The reveal: only guesses that something measured can answer."""

from typing import Any

from kiosk.coaching.record import AnswerRecord
from kiosk.coaching.view import Phase


def test_a_guess_and_its_truth_stand_side_by_side(hand: Any) -> None:
    answers = (AnswerRecord("ease_before", 3), AnswerRecord("cadence", 170, 166))
    hand.show(phase=Phase.REVEAL, answers=answers, time_left_s=5.0)
    assert {"170", "166"} <= set(hand.texts())
    hand.show(answers=(AnswerRecord("cadence", 170, None),))
    assert "170" not in hand.texts()
