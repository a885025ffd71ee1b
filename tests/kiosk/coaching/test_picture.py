"""What the screen gets: words for each phase, numbers only where they belong."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from kiosk.coaching.earlier import Earlier, Guessed
from kiosk.coaching.library import builtin_exercises, builtin_programs
from kiosk.coaching.offer import NO_POSTURE
from kiosk.coaching.picture import SETTLING
from kiosk.coaching.questions import CADENCE, READY_LINES
from kiosk.coaching.trend import NEARER
from kiosk.coaching.view import Intent, Phase
from kiosk.coaching.visit import Visit

if TYPE_CHECKING:
    from conftest import Member

MEMBER_OF = Callable[..., "Member"]


def test_every_phase_of_a_visit_has_a_title_and_progress_never_goes_back(
    member_of: MEMBER_OF,
) -> None:
    member = member_of("standard")
    member.touch(Intent.START)
    member.frame_us = 200_000
    while member.run(2).phase is not Phase.SUMMARY:
        if member.views[-1].phase is Phase.BELT:
            member.speed_mps = 0.0 if "Stop" in member.views[-1].title else 2.8
    assert all(view.title for view in member.views)
    seen = {view.phase for view in member.views}
    assert seen == set(Phase) - {Phase.WELCOME}
    progress = [view.progress for view in member.views]
    assert progress == sorted(progress)


def test_the_health_card_says_when_to_stop(member_of: MEMBER_OF) -> None:
    member = member_of("express")
    member.touch(Intent.START)
    assert member.run_to(Phase.READY).lines == READY_LINES


def test_the_demonstration_says_what_these_sensors_do_not_see(member_of: MEMBER_OF) -> None:
    member = member_of("express")
    member.touch(Intent.START)
    assert NO_POSTURE in member.run_to(Phase.DEMONSTRATION).lines


def test_staffs_own_picture_is_named_where_the_exercise_is_explained(
    member_of: MEMBER_OF,
) -> None:
    member = member_of("express")
    own = builtin_programs()["express"].model_copy(update={"media": {"small_springs": "hop.gif"}})
    member.visit = Visit(own, builtin_exercises(), UUID(int=1), "2026-11-29T10:00:00Z")
    member.touch(Intent.START)
    while member.run(0.5).phase is not Phase.SUMMARY:
        if member.views[-1].phase is Phase.BELT:
            member.speed_mps = 0.0 if "Stop" in member.views[-1].title else 2.8
    named = {(view.exercise, view.phase) for view in member.views if view.own_picture == "hop.gif"}
    assert named == {("small_springs", Phase.PURPOSE), ("small_springs", Phase.DEMONSTRATION)}


def test_the_retest_asks_for_the_speed_of_the_baseline(member: "Member") -> None:
    member.touch(Intent.START)
    member.run_to(Phase.SET)
    member.speed_mps = 3.2
    member.run_to(Phase.COUNTDOWN)
    assert member.views[-1].wanted_speed_mps == 2.8
    member.speed_mps = 2.8
    assert member.run(0.2).wanted_speed_mps is None


def test_the_summary_has_a_beat_to_take_home_and_says_that_it_is_early(member: "Member") -> None:
    member.touch(Intent.START)
    summary = member.run_to(Phase.SUMMARY)
    assert summary.take_home_spm is not None
    assert round(summary.take_home_spm) == 168
    assert SETTLING in summary.lines


def test_a_notice_goes_away(member: "Member") -> None:
    member.touch(Intent.START)
    member.run_to(Phase.BASELINE)
    member.run(5)
    member.speed_mps = 3.2
    assert member.run(2).notice is not None
    assert member.run(8).notice is None


def test_how_wrong_the_guesses_were_is_a_trend(member_of: MEMBER_OF) -> None:
    member = member_of("express")
    earlier = Earlier(2, guesses=(Guessed("cadence", 30.0), Guessed("cadence", -20.0)))
    member.visit.known(earlier, member.at_us)
    member.touch(Intent.START)
    member.run_to(Phase.GUESS)
    while member.run(0.2).question is not None:
        question = member.views[-1].question
        assert question is not None
        member.touch(Intent.ANSWER, 165 if question.name == "cadence" else question.low)
    reveal = member.run(0.2)
    assert reveal.guess_errors[:2] == (30.0, -20.0)
    assert reveal.guess_errors[2] == pytest.approx(5, abs=0.5)
    member.touch(Intent.STOP)
    assert NEARER[CADENCE] in member.run(0.2).lines


def test_letting_go_is_practised_a_line_at_a_time(member_of: MEMBER_OF) -> None:
    member = member_of("standard")
    member.touch(Intent.START)
    member.touch(Intent.GUEST)
    member.run_to(Phase.WALK)
    while member.run(1).title != "Walk and let go":
        pass
    first, later = member.run(1).lines, member.run(10).lines
    assert first == ("Shrug, drop, breathe out long.", "Loose hands, loose jaw.")
    assert later == first[::-1]


def test_each_set_and_rest_says_what_is_its_own(member_of: MEMBER_OF) -> None:
    member = member_of("standard")
    member.touch(Intent.START)
    member.frame_us = 250_000
    seen: dict[str, set[tuple[str, ...]]] = {}
    banded: set[str | None] = set()
    while member.run(0.25).phase is not Phase.SUMMARY:
        view = member.views[-1]
        if view.phase is Phase.BELT:
            member.speed_mps = 0.0 if "Stop" in view.title else 2.8
        if view.phase in (Phase.SET, Phase.REST):
            seen.setdefault(f"{view.exercise} {view.phase}", set()).add(view.lines)
        if view.reference_band_spm is not None:
            banded.add(view.exercise)
            assert (view.reference_band_spm.low, view.reference_band_spm.high) == (170, 180)
    before, between = "Arms still down: move your usual way.", "Arms down, keep moving."
    assert seen["tall_reach rest"] == {(before,), (between,)}
    assert seen["tall_reach set"] == {("Arms up, spine growing, march on the spot.",)}
    assert banded == {"push_and_float"}  # of running, and of nothing on the spot
    assert seen["push_and_float set"] == seen["push_and_float rest"] == {()}
