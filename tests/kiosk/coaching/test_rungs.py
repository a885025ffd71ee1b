"""A rung is held by posture in the own band and ease; hops are good when regular and easy."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from kiosk.coaching.earlier import Earlier
from kiosk.coaching.ladder import HOPS_GOOD, Climbed
from kiosk.coaching.library import builtin_exercises, builtin_programs
from kiosk.coaching.view import Intent, Phase
from kiosk.coaching.visit import Visit
from kiosk.gait.measures import Quality, Reading

if TYPE_CHECKING:
    from conftest import Member


@pytest.fixture
def climbing(member_of: Callable[..., "Member"]) -> Callable[[int], "Member"]:
    """A member of the plan with so many rungs behind, at the first phase after the door."""

    def make(rung: int) -> "Member":
        member = member_of("demo")
        earlier = Earlier(visits=2 * rung, climbed=Climbed(rung))
        plan = builtin_programs()["relearning"]
        member.visit = Visit(plan, builtin_exercises(), UUID(int=2), "2026-11-22T10:00:00Z")
        member.visit.known(earlier, member.at_us)
        member.touch(Intent.START)
        return member

    return make


def do_all(member: "Member", ease: float) -> tuple[str, ...]:
    """Do what the screen asks, and say each time how easy it was."""
    while member.views[-1].phase is not Phase.SUMMARY if member.views else True:
        view = member.run(0.5)
        if view.phase is Phase.BELT or view.held is not None:
            member.speed_mps = 0.0 if "top" in f"{view.title}{view.held}" else 2.8
        if view.question is not None:
            easy = view.question.name.startswith("ease")
            member.touch(Intent.ANSWER, ease if easy else view.question.low)
    record = member.visit.record()
    assert record is not None
    return record.notes


def lean(degrees: float) -> dict[str, Reading]:
    return {"trunk_lean_rad": Reading(degrees / 57.3, Quality.MEASURED)}


def test_standing_tall_with_ease_holds_the_first_rung(climbing: Callable[[int], "Member"]) -> None:
    member = climbing(0)
    member.speed_mps, member.runs, member.extra = 0.0, False, lean(2)
    assert "held_1" in do_all(member, 4)


def test_what_is_hard_or_bent_holds_nothing(climbing: Callable[[int], "Member"]) -> None:
    for ease, degrees in ((2, 2), (4, 20)):
        member = climbing(0)
        member.speed_mps, member.runs, member.extra = 0.0, False, lean(degrees)
        assert "held_1" not in do_all(member, ease)


def test_running_rungs_are_told_apart(climbing: Callable[[int], "Member"]) -> None:
    member = climbing(3)
    member.extra = lean(4)
    notes = do_all(member, 4)
    assert {"held_1", "held_2", "held_3", "held_4"} <= set(notes)
    assert "held_5" not in notes


def test_good_hops_let_the_dose_grow(climbing: Callable[[int], "Member"]) -> None:
    assert HOPS_GOOD in do_all(climbing(4), 4)
    assert HOPS_GOOD not in do_all(climbing(4), 2)
