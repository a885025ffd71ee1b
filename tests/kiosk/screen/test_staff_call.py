"""Calling a person: once, and then it says that somebody comes."""

from typing import Any

from kiosk.coaching.view import Intent, Phase


def test_one_tap_calls_and_a_second_does_not(hand: Any) -> None:
    hand.show(phase=Phase.WHO)
    hand.tap(hand.target("Call staff"))
    hand.show(staff_called=True)
    hand.tap(hand.target("Staff is coming"))
    assert hand.asked == [(Intent.CALL_STAFF, None)]


def test_whoever_comes_goes_in_by_the_same_target(hand: Any) -> None:
    opened: list[bool] = []
    hand.show(phase=Phase.WHO, staff_called=True)
    hand.page.open_door = lambda: opened.append(True)
    hand.tap(hand.target("Staff is coming"))
    assert opened == [True]
    assert hand.asked == []
