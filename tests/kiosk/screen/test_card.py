"""Cards: what to do, the figure that shows it, and going on."""

from typing import Any

from kiosk.coaching.view import Intent, Phase


def test_a_demonstration_shows_its_movement(hand: Any) -> None:
    page = hand.show(phase=Phase.DEMONSTRATION, exercise="small_springs", lines=("Short jumps.",))
    assert page.movement == "small_springs"
    assert "Short jumps." in hand.texts()
    assert hand.show(phase=Phase.BELT).movement == ""


def test_going_on_is_not_skipping(hand: Any) -> None:
    hand.show(phase=Phase.PURPOSE, time_left_s=5.0)
    hand.tap(hand.target("Go on"))
    assert hand.asked == [(Intent.DONE, None)]


def test_stop_is_there(hand: Any) -> None:
    hand.show(phase=Phase.BELT, time_left_s=5.0)
    hand.tap(hand.target("Stop"))
    assert hand.asked == [(Intent.STOP, None)]
