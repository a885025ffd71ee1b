"""A few bouts of make coach in every test run: told in time, silent when clean or not sensed."""

import pytest

from kiosk.coaching.library import builtin_exercises
from kiosk.simulator import Error
from tests.coach.__main__ import WITHIN_S
from tests.coach.bouts import bout
from tests.coach.expected import CUES


def test_every_error_of_the_simulator_has_its_row() -> None:
    assert {case.error for case in CUES} == set(Error)


def test_every_name_the_coach_may_give_is_in_the_exercise() -> None:
    for case in CUES:
        named = {error.name for error in builtin_exercises()[case.exercise].errors}
        assert set(case.told_as) <= named


@pytest.mark.parametrize(
    ("exercise", "error", "name"),
    [
        ("push_and_float", Error.LEAN_FROM_HIP, "lean_from_hip"),
        ("small_springs", Error.DOUBLE_BOUNCE, "irregular"),
        ("quick_feet", Error.UNEVEN, "uneven"),
    ],
)
def test_a_plain_error_is_told_in_time(exercise: str, error: Error, name: str) -> None:
    said = bout(exercise, error, 1.0, seed=1)
    assert [cue for _, cue in said.cues[:1]] == [name]
    assert said.cues[0][0] <= WITHIN_S


@pytest.mark.parametrize(
    ("exercise", "error"),
    [("push_and_float", None), ("push_and_float", Error.TENSE), ("small_springs", None)],
)
def test_who_moves_well_or_feels_what_no_sensor_sees_hears_nothing(
    exercise: str, error: Error | None
) -> None:
    said = bout(exercise, error, 1.0, seed=2)
    assert (said.cues, said.at_end) == ([], None)
