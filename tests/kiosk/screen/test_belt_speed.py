"""Setting the belt from here: one tap a change, Stop at once, and only while the belt obeys."""

from dataclasses import replace
from typing import Any

import pytest

from kiosk.coaching.equipment import BeltControl, Hold
from kiosk.coaching.view import Intent, Phase, Question
from kiosk.screen.belt_speed import BeltSpeed
from kiosk.screen.calm import Calm
from kiosk.screen.theme import theme

HELD = BeltControl(Hold.HOLDING, least_mps=1 / 3.6, most_mps=6 / 3.6, wanted_mps=5.2 / 3.6)


def wished_kmh(hand: Any) -> list[float]:
    return [3.6 * mps for intent, mps in hand.asked if intent is Intent.BELT_SPEED]


def test_an_offered_belt_is_taken_by_one_tap(hand: Any) -> None:
    page = hand.show(phase=Phase.WALK, belt=BeltControl(Hold.OFFERED))
    assert isinstance(page, Calm)
    hand.tap(hand.target("Belt"))
    assert hand.asked == [(Intent.BELT_BEGIN, None)]


def test_a_tap_is_the_next_whole_step_within_the_belts_limits(hand: Any) -> None:
    page = hand.show(phase=Phase.WALK, belt=HELD)
    assert page.number == "5.2 km/h"
    page.move(1)
    page.move(-1)
    page.move(3)
    assert wished_kmh(hand) == pytest.approx([5.5, 4.5, 6.0])


def test_steps_are_of_the_unit_that_is_shown(hand: Any) -> None:
    theme.units = "mph"
    try:
        page = hand.show(phase=Phase.WALK, belt=HELD)
        assert page.number == "3.2 mph"
        page.move(1)
    finally:
        theme.units = "km/h"
    assert wished_kmh(hand) == pytest.approx([3.5 * 1.609344], abs=1e-3)


def test_the_incline_is_set_where_staff_allow_it_and_the_speed_comes_first(hand: Any) -> None:
    held = replace(HELD, most_incline_pct=2.0, wanted_incline_pct=1.0)
    page = hand.show(phase=Phase.WALK, belt=held)
    assert page.number == "5.2 km/h"
    hand.tap(hand.target("Incline"))
    page = hand.show(phase=Phase.WALK, belt=held)
    assert page.number == "1.0 %"
    page.move(1)
    page.move(9)
    page.move(-9)
    assert hand.asked == [(Intent.BELT_INCLINE, pct) for pct in (1.5, 2.0, 0.0)]
    hand.tap(hand.target("Speed"))
    assert hand.show(phase=Phase.WALK, belt=held).number == "5.2 km/h"


def test_rule_3_how_long_it_lasts_without_another_tap_is_counted_down(hand: Any) -> None:
    page = hand.show(phase=Phase.WALK, belt=replace(HELD, ends_in_s=112.2))
    assert page.time_left == "1:53"
    assert hand.show(phase=Phase.WALK, belt=replace(HELD, ends_in_s=9.0)).time_left == "0:09"
    stopping = BeltControl(Hold.STOPPING)
    assert hand.show(phase=Phase.WALK, belt=stopping).time_left == "", "nothing ends by itself"


def test_without_an_incline_there_is_no_button_for_it(hand: Any) -> None:
    page = hand.show(phase=Phase.WALK, belt=HELD)
    assert not page.may_tilt


@pytest.mark.parametrize("hold", [Hold.ASKING, Hold.STOPPING])
def test_nothing_can_be_wished_before_or_after(hand: Any, hold: Hold) -> None:
    page = hand.show(phase=Phase.WALK, belt=BeltControl(hold))
    assert isinstance(page, BeltSpeed)
    assert not page.holds


def test_what_is_looked_at_after_done_covers_nothing(hand: Any) -> None:
    page = hand.show(phase=Phase.WALK, belt=BeltControl(Hold.FINISHING))
    assert isinstance(page, Calm)
    assert page.offer == "", "it is not to be had yet"


def test_stop_counts_at_once_and_done_gives_the_belt_back(hand: Any) -> None:
    hand.show(phase=Phase.WALK, belt=HELD, settle=False)
    hand.tap(hand.target("Stop"))
    hand.wait(1_000_000)
    hand.tap(hand.target("Done"))
    assert hand.asked == [(Intent.BELT_STOP, None), (Intent.BELT_END, None)]


def test_its_stop_is_not_hidden_by_a_question(hand: Any) -> None:
    question = Question("mine", "Yours?", 0, 1, 1, ("Yes", "No"))
    assert isinstance(hand.show(phase=Phase.WALK, belt=HELD, question=question), BeltSpeed)


def test_a_set_is_never_covered_by_it(hand: Any) -> None:
    assert not isinstance(hand.show(phase=Phase.SET, belt=HELD, beat_spm=170.0), BeltSpeed)


def test_where_no_belt_speaks_its_speed_may_be_told_anew(hand: Any) -> None:
    hand.show(phase=Phase.EASY_RUN, belt_read=False)
    hand.tap(hand.target("km/h"))
    assert hand.asked == [(Intent.ENTER_SPEED, None)]
