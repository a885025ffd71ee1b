"""The plan: which parts are offered on which rung, and how hops grow."""

import pytest

from kiosk.coaching.ladder import Climbed, Rung, grown, offered
from kiosk.coaching.library import builtin_exercises, builtin_programs
from kiosk.coaching.stage import lay_out, length_s
from kiosk.coaching.view import Phase

PLAN = builtin_programs()["relearning"]


def phases(climbed: Climbed | None) -> set[Phase]:
    return {stage.phase for stage in lay_out(PLAN, builtin_exercises(), climbed)}


def exercises(climbed: Climbed) -> list[str]:
    stages = lay_out(PLAN, builtin_exercises(), climbed)
    return list(dict.fromkeys(s.title for s in stages if s.phase is Phase.SET and not s.asked))


def test_the_ladder_is_stand_march_walk_run_and_then_the_exercises() -> None:
    assert exercises(Climbed(0)) == ["Tall reach, standing"]
    assert exercises(Climbed(1)) == ["Tall reach, standing", "Tall reach"]
    assert Phase.WALK not in phases(Climbed(1))
    assert Phase.WALK in phases(Climbed(2))
    assert Phase.BASELINE not in phases(Climbed(2))
    assert {Phase.BASELINE, Phase.RETEST, Phase.GUESS} <= phases(Climbed(3))
    assert len(exercises(Climbed(4))) == 5


@pytest.mark.parametrize("rung", range(6))
def test_every_rung_has_a_summary_and_fits_a_visit(rung: int) -> None:
    stages = lay_out(PLAN, builtin_exercises(), Climbed(rung, 9))
    assert stages[-1].phase is Phase.SUMMARY
    assert length_s(stages) <= 22 * 60


def test_where_nobody_is_known_the_first_rung_is_offered_and_a_check_sees_all() -> None:
    assert phases(None) > phases(Climbed())


def test_hops_grow_by_tiers_and_stay_at_the_last() -> None:
    part = next(part for part in PLAN.parts if part.grows)
    doses = [grown(part, builtin_exercises(), Climbed(4, tier)).dose for tier in range(7)]
    sets = [dose.sets for dose in doses if dose]
    assert sets == [5, 6, 8, 10, 15, 15, 15]
    assert grown(PLAN.parts[0], builtin_exercises(), None) is PLAN.parts[0]


def test_every_rung_is_in_the_plan() -> None:
    assert {part.rung for part in PLAN.parts} - {None} == set(Rung)
    assert all(offered(part, None) for part in PLAN.parts)
