"""A visit that was cut short goes on where it was, with everything it had measured."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from kiosk.coaching.library import builtin_exercises, builtin_programs
from kiosk.coaching.questions import NOT_QUITE
from kiosk.coaching.record import VisitRecord
from kiosk.coaching.resume import CutShort
from kiosk.coaching.view import Intent, Phase
from kiosk.coaching.visit import Visit

if TYPE_CHECKING:
    from conftest import Member

MEMBER_OF = Callable[..., "Member"]


def cut(member: "Member", phase: Phase, seconds: float) -> VisitRecord:
    member.touch(Intent.START)
    member.run_to(phase)
    member.run(seconds)
    record = member.visit.so_far()
    assert record is not None
    return record


def take_up(member: "Member", record: VisitRecord, later_s: float = 60.0) -> "Member":
    """The same member on a kiosk that knows the record and nothing else."""
    member.at_us += round(later_s * 1e6)
    program = builtin_programs()[record.program]
    before = CutShort(record, member.at_us)
    member.visit = Visit(program, builtin_exercises(), UUID(int=1), "", None, before)
    member.views.clear()
    return member


def test_the_set_that_was_cut_is_done_again_and_nothing_is_measured_twice(
    member: "Member",
) -> None:
    record = cut(member, Phase.SET, 10)
    goes_on = take_up(member, record)
    phases = list(dict.fromkeys(view.phase for view in (goes_on.run(8), *goes_on.views)))
    assert set(phases) == {Phase.BELT, Phase.COUNTDOWN, Phase.SET}
    assert goes_on.views[-1].set_number == 1
    goes_on.run_to(Phase.SUMMARY)
    whole = goes_on.visit.record()
    assert whole is not None
    assert (whole.visit_id, whole.started_at) == (record.visit_id, record.started_at)
    assert whole.sets[:2] == record.sets
    names = [(one.exercise, one.number, one.outcome) for one in whole.sets]
    first = [("baseline", 1, "done"), *[("push_and_float", 1, out) for out in ("left", "done")]]
    assert names == [
        *first,
        ("push_and_float", 2, "done"),
        ("push_and_float", 3, "done"),
        ("retest", 1, "done"),
    ]
    assert whole.notes[0] == "resumed"


def test_the_aim_still_comes_from_the_own_baseline(member: "Member") -> None:
    goes_on = take_up(member, cut(member, Phase.SET, 10))
    band = goes_on.run_to(Phase.SET).cadence_band_spm
    assert band is not None
    assert band.target == pytest.approx(160 * 1.025, rel=1e-3)


def test_a_clock_that_began_anew_moves_what_was_measured_before_now(member: "Member") -> None:
    record = cut(member, Phase.SET, 10)
    member.at_us = 1_000_000
    member._next_us = 1_000_000
    member.sent.clear()
    goes_on = take_up(member, record, 0)
    goes_on.run_to(Phase.SUMMARY)
    whole = goes_on.visit.record()
    assert whole is not None
    times = [one.result.started_us for one in whole.sets]
    assert times == sorted(times)
    assert whole.sets[1].result.ended_us < 1_000_000
    assert [len(one.steps) for one in whole.sets[:2]] == [len(one.steps) for one in record.sets]


def test_pods_and_standing_come_once_more_health_does_not(member_of: MEMBER_OF) -> None:
    member = member_of("standard")
    goes_on = take_up(member, cut(member, Phase.EASY_RUN, 20))
    goes_on.run_to(Phase.EASY_RUN)
    seen = list(dict.fromkeys(view.phase for view in goes_on.views))
    assert seen == [Phase.PODS, Phase.STAND_TALL, Phase.BELT, Phase.COUNTDOWN, Phase.EASY_RUN]


def test_who_was_not_fit_to_hop_still_does_not(member_of: MEMBER_OF) -> None:
    member = member_of("express")
    member.touch(Intent.START)
    member.run_to(Phase.READY)
    member.touch(Intent.ANSWER, NOT_QUITE)
    goes_on = take_up(member, cut(member, Phase.BASELINE, 20))
    goes_on.run_to(Phase.SUMMARY)
    assert "small_springs" not in {view.exercise for view in goes_on.views}


def test_a_visit_cut_before_anything_was_measured_begins_after_the_questions(
    member_of: MEMBER_OF,
) -> None:
    member = member_of("standard")
    member.touch(Intent.START)
    member.run_to(Phase.READY)
    member.touch(Intent.ANSWER, 1)
    record = member.visit.so_far()
    assert record is not None
    assert take_up(member, record).run(0.2).phase is Phase.PODS
