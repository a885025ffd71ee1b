"""No feedback: a circle, a sentence, no number but the time."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.coaching.view import Cue, Intent, Phase
from kiosk.gait.measures import Live, Quality, Reading
from kiosk.screen.calm import BREATH_US, IN_SHARE, breath


@given(st.integers(0, 10 * BREATH_US))
def test_breath_stays_between_empty_and_full(passed_us: int) -> None:
    assert -1e-9 <= breath(passed_us) <= 1 + 1e-9


def test_breathing_out_takes_longer_than_in() -> None:
    full_us = round(BREATH_US * IN_SHARE)
    assert breath(full_us) == pytest.approx(1.0, abs=1e-6)
    assert full_us < BREATH_US - full_us


def test_the_baseline_shows_no_number_but_the_time(hand: Any) -> None:
    live = Live(hand.view.at_us, cadence_spm=Reading(171.0, Quality.MEASURED))
    hand.show(phase=Phase.BASELINE, live=live, time_left_s=31.0)
    assert [text for text in hand.texts() if any(map(str.isdigit, text))] == ["0:31"]


def test_why_the_time_stands_still_is_what_is_said(hand: Any) -> None:
    page = hand.show(phase=Phase.BASELINE, held="Paused", cue=Cue("Run quietly.", 0))
    assert page.sentence == "Paused"
    assert page.held


def test_what_the_visit_says_comes_before_what_is_usual(hand: Any) -> None:
    assert hand.show(phase=Phase.REST).sentence == "Breathe out. Loose hands, loose jaw."
    assert hand.show(lines=("Arms down, keep moving.",)).sentence == "Arms down, keep moving."
    assert hand.show(cue=Cue("Quiet hips.", 0)).sentence == "Quiet hips."


def test_the_speed_to_set_is_said_as_the_console_shows_it(hand: Any) -> None:
    page = hand.show(phase=Phase.RETEST, wanted_speed_mps=2.78)
    assert page.sentence == "Set the belt to 10.0 km/h."


def test_stop_and_skip_are_there(hand: Any) -> None:
    hand.show(phase=Phase.WALK, time_left_s=60.0)
    hand.tap(hand.target("Skip"))
    hand.tap(hand.target("Stop"))
    assert [intent for intent, _value in hand.asked] == [Intent.SKIP, Intent.STOP]
