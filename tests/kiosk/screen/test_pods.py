"""The pods' page: which shoe to tap next, what was found, how full it is."""

from typing import Any

from kiosk.coaching.view import Connection, Intent, Phase, Worn
from kiosk.screen import pods

LEFT = Connection("Left shoe", ready=True, worn=Worn.LEFT_SHOE, battery_pct=82.0)
RIGHT = Connection("Right shoe", ready=True, worn=Worn.RIGHT_SHOE, battery_pct=None)
WAIST = Connection("Waist", ready=True, worn=Worn.WAIST)


def test_left_first_then_right_then_both(hand: Any) -> None:
    page = hand.show(phase=Phase.PODS, connections=(), lines=("Clip a pod on each shoe.",))
    assert page.title == pods.TAP_LEFT
    assert "Clip a pod on each shoe." in hand.texts()
    hand.show(connections=(LEFT,))
    assert page.title == pods.TAP_RIGHT
    assert {"82 %"} <= set(hand.texts())
    hand.show(connections=(LEFT, RIGHT, WAIST))
    assert (page.title, page.others) == (pods.BOTH_FOUND, [WAIST])
    assert page.right_percent < 0


def test_a_pod_that_does_not_stream_is_not_found(hand: Any) -> None:
    silent = Connection("Left shoe", ready=False, worn=Worn.LEFT_SHOE)
    assert not hand.show(phase=Phase.PODS, connections=(silent,)).left_found


def test_going_on_without_is_always_possible(hand: Any) -> None:
    hand.show(phase=Phase.PODS, connections=())
    hand.tap(hand.target("Go on without"))
    hand.show(connections=(LEFT, RIGHT))
    hand.tap(hand.target("Go on"))
    hand.tap(hand.target("Stop"))
    assert [intent for intent, _value in hand.asked] == [Intent.DONE, Intent.DONE, Intent.STOP]


def test_only_two_found_shoes_can_be_swapped(hand: Any) -> None:
    hand.show(phase=Phase.PODS, connections=(LEFT,))
    swap = [w for w in hand.page.walk() if getattr(w, "label", "") == "Swap sides"]
    assert [w.disabled for w in swap] == [True]
    hand.show(connections=(LEFT, RIGHT))
    hand.tap(hand.target("Swap sides"))
    assert hand.asked == [(Intent.SWAP_PODS, None)]
