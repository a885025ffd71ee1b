"""Cards: what to do, the figure that shows it, and going on."""

from typing import Any

from kiosk.coaching.view import Intent, Phase


def test_a_demonstration_shows_its_movement(hand: Any) -> None:
    page = hand.show(phase=Phase.DEMONSTRATION, exercise="small_springs", lines=("Short jumps.",))
    assert page.movement == "small_springs"
    assert "Short jumps." in hand.texts()
    assert hand.show(phase=Phase.STAND_TALL, exercise=None).movement == "stand_tall"
    assert hand.show(phase=Phase.PODS).movement == ""


def test_going_on_is_not_skipping_except_where_something_is_measured(hand: Any) -> None:
    hand.show(phase=Phase.PURPOSE, time_left_s=5.0)
    hand.tap(hand.target("Go on"))
    hand.show(phase=Phase.STAND_TALL, time_left_s=5.0)
    hand.tap(hand.target("Skip"))
    assert [intent for intent, _value in hand.asked] == [Intent.DONE, Intent.SKIP]


def test_stop_is_there(hand: Any) -> None:
    hand.show(phase=Phase.BELT, time_left_s=5.0)
    hand.tap(hand.target("Stop"))
    assert hand.asked == [(Intent.STOP, None)]
