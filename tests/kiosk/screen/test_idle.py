"""Nobody there: the screen dims and rests; the touch that wakes it does nothing else."""

from typing import Any

from kivy.clock import Clock

from kiosk.coaching.view import Intent, Phase
from kiosk.screen.idle import DIM_AFTER_US, RESTING_FPS


def dim(hand: Any) -> None:
    """Leave the welcome alone for long enough."""
    hand.show(phase=Phase.WELCOME)
    hand.wait(DIM_AFTER_US)
    assert hand.screen.root.dimmed


def test_it_dims_rests_and_draws_nothing(hand: Any) -> None:
    dim(hand)
    assert Clock._max_fps == RESTING_FPS
    before = hand.page.now_us
    hand.wait(1_000_000)
    assert hand.page.now_us == before


def test_the_touch_that_wakes_it_is_swallowed(hand: Any) -> None:
    dim(hand)
    start = hand.target("Start")
    hand.tap(start)
    assert hand.asked == []
    assert not hand.screen.root.dimmed
    assert Clock._max_fps != RESTING_FPS
    hand.tap(start)
    assert hand.asked == [(Intent.START, None)]


def test_a_touch_puts_the_dimming_off(hand: Any) -> None:
    hand.show(phase=Phase.WELCOME)
    hand.wait(DIM_AFTER_US // 2)
    hand.tap(hand.page)
    hand.wait(DIM_AFTER_US * 3 // 4)
    assert not hand.screen.root.dimmed


def test_it_never_dims_in_a_visit(hand: Any) -> None:
    hand.show(phase=Phase.WALK, time_left_s=500.0)
    hand.wait(10 * DIM_AFTER_US)
    assert not hand.screen.root.dimmed
