"""Questions and what their answers do to the visit."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from kiosk.coaching.library import builtin_exercises, builtin_programs
from kiosk.coaching.view import Intent, Phase
from kiosk.coaching.visit import Visit

if TYPE_CHECKING:
    from conftest import Member

    from kiosk.coaching.view import View


MEMBER_OF = Callable[..., "Member"]


def returning(member_of: MEMBER_OF, visits: int) -> "Member":
    member = member_of("express", visits)
    member.touch(Intent.START)
    return member


def obey(member: "Member") -> "Callable[[View], None]":
    def change(view: "View") -> None:
        if view.phase is Phase.BELT:
            member.speed_mps = 0.0 if "Stop" in view.title else 2.8

    return change


def exercises_of(member: "Member") -> set[str]:
    while member.views[-1].phase is not Phase.SUMMARY:
        member.run(5, obey(member))
    record = member.visit.record()
    assert record is not None
    return {one.exercise for one in record.sets}


def test_who_talks_to_staff_first_does_not_hop(
    member_of: MEMBER_OF,
) -> None:
    member = returning(member_of, 0)
    member.run_to(Phase.READY)
    member.touch(Intent.ANSWER, 2)
    assert member.run(1).phase is Phase.PODS
    done = exercises_of(member)
    assert "small_springs" not in done
    assert "push_and_float" in done
    record = member.visit.record()
    assert record is not None
    assert [(a.question, a.value) for a in record.answers] == [("ready", 2)]


@pytest.mark.parametrize(("answer", "sets"), [(1, 2), (2, 1)])
def test_tired_calves_hop_less(member_of: MEMBER_OF, answer: float, sets: int) -> None:
    member = returning(member_of, 1)
    member.run_to(Phase.PURPOSE)
    question = member.views[-1].question
    assert question is not None
    assert question.name == "calves"
    member.touch(Intent.ANSWER, answer)
    exercises_of(member)
    record = member.visit.record()
    assert record is not None
    assert len([one for one in record.sets if one.exercise == "small_springs"]) == sets


def test_a_guess_is_kept_beside_what_was_measured_and_revealed(member_of: MEMBER_OF) -> None:
    member = returning(member_of, 0)
    member.run_to(Phase.GUESS)
    member.touch(Intent.ANSWER, 3)
    member.touch(Intent.ANSWER, 170)
    member.touch(Intent.ANSWER, 2)
    revealed = member.run(0.5)
    assert revealed.phase is Phase.REVEAL
    said = {answer.question: answer for answer in revealed.answers}
    assert said["cadence"].value == 170
    assert said["cadence"].measured == pytest.approx(160, rel=0.01)
    assert said["side"].measured == 2


def test_an_answer_nobody_could_give_is_not_taken(member_of: MEMBER_OF) -> None:
    member = returning(member_of, 0)
    member.run_to(Phase.READY)
    member.touch(Intent.ANSWER, 7)
    assert member.views[-1].question == member.run(0.5).question


def test_ease_is_asked_in_the_summary_if_not_before(
    member_of: MEMBER_OF,
) -> None:
    member = returning(member_of, 0)
    member.run_to(Phase.GUESS)
    member.touch(Intent.ANSWER, 2)
    exercises_of(member)
    question = member.views[-1].question
    assert question is not None
    assert question.name == "ease_after"
    member.touch(Intent.ANSWER, 4)
    summary = member.run(0.5)
    assert summary.phase is Phase.SUMMARY
    assert [f.measure for f in summary.findings][-1] == "ease"


def at_the_door(member_of: MEMBER_OF, desk_day: float | None) -> "Member":
    member = member_of("standard")
    member.touch(Intent.START)
    member.touch(Intent.GUEST)
    member.run_to(Phase.READY)
    member.touch(Intent.ANSWER, 1)
    asked = member.run(0.2)
    assert asked.question is not None
    assert (asked.question.text, asked.lines) == ("Desk day?", ())
    if desk_day is not None:
        member.touch(Intent.ANSWER, desk_day)
        assert member.run(0.2).phase is Phase.PODS
    return member


@pytest.mark.parametrize("answer", [1, None])
def test_who_had_no_desk_day_or_does_not_say_goes_straight_to_the_walk(
    member_of: MEMBER_OF, answer: float | None
) -> None:
    member = at_the_door(member_of, answer)
    member.run_to(Phase.WALK)
    assert "desk_opener" not in {view.exercise for view in member.views}


def test_after_a_desk_day_a_minute_for_the_hips_that_says_it_is_not_sensed(
    member_of: MEMBER_OF,
) -> None:
    member = at_the_door(member_of, 2)
    member.speed_mps, member.runs = 0.0, False
    shown = member.run_to(Phase.DEMONSTRATION)
    assert shown.exercise == "desk_opener"
    assert "No sensor sees this one: it is yours to feel." in shown.lines
    begun = member.run_to(Phase.SET)
    assert begun.time_left_s == pytest.approx(60, abs=0.2)
    cues = {view.cue.text for view in (member.run(1) for _ in range(58)) if view.cue}
    assert cues == {"Hips long, spine tall.", "Change legs.", "Squeeze, and let go."}
    felt = member.run_to(Phase.FEEL)
    assert felt.question is not None
    member.touch(Intent.ANSWER, 4)
    assert member.run(1).phase is Phase.WALK
    progress = [view.progress for view in member.views]
    assert progress == sorted(progress)


def test_the_opener_is_staffs_own_to_word(member_of: MEMBER_OF) -> None:
    member = member_of("standard")
    program = builtin_programs()["standard"]
    own = {"show": {"en": ("Roll the ball.",)}, "say": {"en": ("Other foot.",)}}
    parts = [p.model_copy(update=own) if p.asked else p for p in program.parts]
    changed = program.model_copy(update={"parts": tuple(parts)})
    member.visit = Visit(changed, builtin_exercises(), UUID(int=1), "2026-11-29T10:00:00Z")
    member.touch(Intent.START)
    member.touch(Intent.GUEST)
    member.run_to(Phase.READY)
    for answer in (1, 2):
        member.touch(Intent.ANSWER, answer)
    member.speed_mps, member.runs = 0.0, False
    assert member.run_to(Phase.DEMONSTRATION).lines[0] == "Roll the ball."
    assert member.run_to(Phase.SET).lines == ("Roll the ball.",)
    assert {view.cue.text for view in (member.run(1) for _ in range(40)) if view.cue} == {
        "Other foot."
    }
