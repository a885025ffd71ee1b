"""A program laid out: nothing is missing from its length, and the belt changes are in it."""

import pytest

from kiosk.coaching.exercise import Belt
from kiosk.coaching.library import builtin_exercises, builtin_programs
from kiosk.coaching.stage import lay_out, length_s
from kiosk.coaching.view import Phase

EVERY = sorted(builtin_programs())


@pytest.mark.parametrize("name", EVERY)
def test_from_the_welcome_to_the_summary(name: str) -> None:
    stages = lay_out(builtin_programs()[name], builtin_exercises())
    assert stages[0].phase is Phase.WELCOME
    assert stages[-1].phase is Phase.SUMMARY
    assert all(stage.seconds is not None for stage in stages[1:])


@pytest.mark.parametrize("name", EVERY)
def test_the_belt_never_changes_unannounced(name: str) -> None:
    belt: Belt | None = None
    announced = True
    for stage in lay_out(builtin_programs()[name], builtin_exercises()):
        if stage.asked:
            continue  # before the belt has started at all
        if stage.phase is Phase.BELT:
            announced = True
        if stage.belt not in (None, belt):
            assert announced, stage
            belt, announced = stage.belt, False


def test_what_is_compared_with_its_rests_begins_with_one() -> None:
    """Else nothing could be told of the hips in the first set."""
    stages = lay_out(builtin_programs()["standard"], builtin_exercises())
    mine = [s for s in stages if s.exercise == "tall_reach" and s.measured]
    assert [s.phase for s in mine] == [*(Phase.REST, Phase.SET) * 3]
    assert {s.bout for s in mine if s.phase is Phase.REST} == {"tall_reach_rest"}
    assert mine[0].seconds == 10


def test_the_length_of_the_short_demonstration() -> None:
    stages = lay_out(builtin_programs()["demo"], builtin_exercises())
    sets = 3 + 3 * 20 + 2 * 10 + 5 + 3
    assert length_s(stages) == (3 + 30) + sets + (3 + 30) + 30


@pytest.mark.parametrize(
    ("name", "minutes"), [("express", 11), ("standard", 18), ("first_visit", 22)]
)
def test_each_program_keeps_its_promise_of_length(name: str, minutes: int) -> None:
    length = length_s(lay_out(builtin_programs()[name], builtin_exercises()))
    assert minutes - 1 < length / 60 <= minutes
