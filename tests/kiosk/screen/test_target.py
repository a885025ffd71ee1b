"""A target acts when the finger lands on it, and only then."""

from typing import Any

from kivy.tests.common import UnitTestTouch

from kiosk.coaching.view import Phase


def test_it_acts_on_touch_down_and_looks_pressed_until_up(hand: Any) -> None:
    hand.show(phase=Phase.WELCOME)
    start = hand.target("Start")
    touch = UnitTestTouch(*start.to_window(*start.center))
    touch.touch_down()
    assert start.pressed
    assert len(hand.asked) == 1
    touch.touch_up()
    assert not start.pressed
    assert len(hand.asked) == 1


def test_beside_it_nothing_happens(hand: Any) -> None:
    hand.show(phase=Phase.WELCOME)
    start = hand.target("Start")
    for x, y in ((start.right + 5, start.center_y), (start.center_x, start.top + 5)):
        touch = UnitTestTouch(x, y)
        touch.touch_down()
        touch.touch_up()
    assert hand.asked == []


def test_disabled_it_is_not_there(hand: Any) -> None:
    page = hand.show(phase=Phase.REST, time_left_s=5.0)
    [hidden] = [w for w in page.walk() if hasattr(w, "label") and w.disabled]
    assert hidden.opacity == 0
    hand.tap(hidden)
    assert hand.asked == []
