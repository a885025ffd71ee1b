"""An exercise's numbers: after the feel question, only what was measured, beside a known aim."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from kiosk.coaching.library import builtin_exercises, builtin_programs
from kiosk.coaching.numbers import MOST, numbers
from kiosk.coaching.program import PartKind
from kiosk.coaching.signs import References
from kiosk.coaching.target import band_around
from kiosk.coaching.view import Intent, Number, Phase
from kiosk.gait.measures import Quality, Reading

if TYPE_CHECKING:
    from tests.kiosk.coaching.conftest import Member

EXERCISES = builtin_exercises()
FLOAT = EXERCISES["push_and_float"]
SPRINGS = EXERCISES["small_springs"]
TO = References({"contact_time": 0.25}, {}, {}, band_around(168.0))
MEMBER_OF = Callable[..., "Member"]


def told(of: list[Number]) -> dict[str, Number]:
    return {one.metric: one for one in of}


def test_each_number_stands_beside_its_aim() -> None:
    values = {"cadence": 166.0, "contact_time": 0.24, "trunk_lean": 0.1}
    found = told(list(numbers(FLOAT, values, {"contact_time": Quality.ESTIMATED}, TO)))
    assert found["cadence"].at_least == pytest.approx(168 * 0.97)
    assert found["cadence"].at_most == pytest.approx(168 * 1.03)
    assert found["contact_time"].amount == Reading(0.24, Quality.ESTIMATED)
    assert found["contact_time"].at_most == pytest.approx(0.25 * 0.97)
    assert found["trunk_lean"].at_most == pytest.approx(0.2094, abs=1e-4)


def test_an_aim_nobody_knows_is_not_made_up() -> None:
    (one,) = numbers(FLOAT, {"contact_time": 0.24}, {}, References())
    assert (one.at_least, one.at_most) == (None, None)


def test_never_more_than_can_be_read_and_the_rhythm_of_hops_first() -> None:
    values = {aim.metric: 0.01 for aim in SPRINGS.aims}
    found = numbers(SPRINGS, values, {}, References())
    assert len(found) == MOST < len(SPRINGS.aims)
    assert found[0].metric == "step_regularity"


def test_every_exercise_of_a_program_has_aims() -> None:
    done = {
        part.exercise
        for program in builtin_programs().values()
        for part in program.parts
        if part.kind is PartKind.EXERCISE and part.exercise and EXERCISES[part.exercise].errors
    }
    assert {name for name in done if name and not EXERCISES[name].aims} == set()


def test_the_number_comes_after_the_feeling_and_stays_longer_for_who_answers(
    member_of: MEMBER_OF,
) -> None:
    lefts = []
    for answers in (True, False):
        member = member_of("demo")
        member.run(1)
        member.touch(Intent.START)
        felt = member.run_to(Phase.FEEL)
        assert felt.numbers == ()
        if answers:
            member.touch(Intent.ANSWER, 4)
        seen = member.run_to(Phase.NUMBER)
        assert seen.question is None
        cadence = told(list(seen.numbers))["cadence"]
        assert cadence.amount.value == pytest.approx(160, rel=0.01)
        assert cadence.at_most is not None
        assert seen.time_left_s is not None
        lefts.append(seen.time_left_s)
        assert member.run(9).phase is not Phase.NUMBER
    assert lefts[0] > lefts[1] + 3


def test_of_sets_that_were_skipped_no_number_is_shown(member_of: MEMBER_OF) -> None:
    member = member_of("demo")
    member.run(1)
    member.touch(Intent.START)
    member.run_to(Phase.COUNTDOWN)
    while member.views[-1].phase is not Phase.FEEL:
        member.run(0.1)
        if member.views[-1].phase in (Phase.SET, Phase.REST):
            member.touch(Intent.SKIP)
    member.run(7)
    assert Phase.NUMBER not in [view.phase for view in member.views]
