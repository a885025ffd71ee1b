"""Touches: one is one, one too soon is none, and Stop always counts."""

from typing import Any

from kiosk.coaching.view import Intent, Phase


def test_a_tap_asks_once(hand: Any) -> None:
    hand.show(phase=Phase.WELCOME)
    hand.tap(hand.target("Start"))
    assert hand.asked == [(Intent.START, None)]


def test_a_tap_on_a_screen_that_has_just_appeared_was_meant_for_the_last_one(hand: Any) -> None:
    hand.show(phase=Phase.SUMMARY, settle=False)
    hand.tap(hand.target("Done"))
    assert hand.asked == []
    hand.wait(1_000_000)
    hand.tap(hand.target("Done"))
    assert hand.asked == [(Intent.DONE, None)]


def test_stop_counts_at_once(hand: Any) -> None:
    hand.show(phase=Phase.REST, time_left_s=20.0, settle=False)
    hand.tap(hand.target("Stop"))
    assert hand.asked == [(Intent.STOP, None)]


def test_the_longest_time_seen_is_the_whole(hand: Any) -> None:
    page = hand.show(phase=Phase.WALK, time_left_s=40.0)
    assert page.share == 1.0
    hand.show(time_left_s=10.0)
    assert page.share == 0.25
    hand.show(phase=Phase.EASY_RUN, time_left_s=10.0)
    hand.show(phase=Phase.WALK, time_left_s=10.0)
    assert page.share == 1.0
