"""From walking to running: upright for a minute, or a little longer; nobody is locked out."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from kiosk.coaching.gate import LONGER, MORE_US, MOST_TIMES
from kiosk.coaching.view import Intent, Phase
from kiosk.gait.measures import Quality, Reading

if TYPE_CHECKING:
    from conftest import Member

MEMBER_OF = Callable[..., "Member"]
WALK_S = 120.0
UPRIGHT, BENT = 0.05, 0.3


def walking(member_of: MEMBER_OF, lean: float | None, visits: int = 0) -> "Member":
    member = member_of("standard", visits)
    member.cadence_spm, member.speed_mps = 110.0, 1.3
    if lean is not None:
        member.extra = {"trunk_lean_rad": Reading(lean, Quality.MEASURED)}
    member.touch(Intent.START)
    member.touch(Intent.GUEST)
    member.run_to(Phase.WALK)
    return member


def walked_s(member: "Member") -> float:
    member.run_to(Phase.EASY_RUN)
    times = [view.at_us for view in member.views if view.phase is Phase.WALK]
    return (times[-1] - times[0]) / 1e6


@pytest.mark.parametrize("lean", [UPRIGHT, None])
def test_who_walks_upright_or_wears_nothing_goes_on_in_time(
    member_of: MEMBER_OF, lean: float | None
) -> None:
    assert walked_s(walking(member_of, lean)) == pytest.approx(WALK_S, abs=1)


@pytest.mark.parametrize("visits", [0, 9])
def test_who_walks_bent_walks_longer_with_one_cue_and_then_runs(
    member_of: MEMBER_OF, visits: int
) -> None:
    member = walking(member_of, BENT, visits)
    assert walked_s(member) == pytest.approx(WALK_S + MOST_TIMES * MORE_US / 1e6, abs=1)
    late = [v for v in member.views if v.phase is Phase.WALK and v.at_us > member.at_us - 80e6]
    assert {v.cue.text for v in late if v.cue} == {"Let the spine grow."}
    assert LONGER in {view.notice for view in late}
    record = member.visit.so_far()
    assert record is not None
    assert record.notes.count("walked_longer") == MOST_TIMES


def test_who_straightens_up_runs_and_who_skips_runs_at_once(member_of: MEMBER_OF) -> None:
    member = walking(member_of, BENT)
    member.run(WALK_S)
    member.extra = {"trunk_lean_rad": Reading(UPRIGHT, Quality.MEASURED)}
    assert walked_s(member) < WALK_S + MOST_TIMES * MORE_US / 1e6 - 5
    member = walking(member_of, BENT)
    member.run(WALK_S)
    member.touch(Intent.SKIP)
    member.touch(Intent.SKIP)
    assert member.run(0.2).phase is Phase.EASY_RUN


def test_where_nobody_runs_afterwards_there_is_no_gate(member_of: MEMBER_OF) -> None:
    member = member_of("relearning")
    member.extra = {"trunk_lean_rad": Reading(BENT, Quality.MEASURED)}
    assert Phase.EASY_RUN not in {v.phase for v in member.views}
