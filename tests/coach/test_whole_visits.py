"""A whole visit with an error a set is what it says: a program that staff could write."""

import pytest

from kiosk.coaching.library import builtin_exercises
from kiosk.coaching.program_text import text_of
from kiosk.coaching.staff_file import read_program
from kiosk.coaching.stage import lay_out
from kiosk.coaching.view import Phase
from tests.coach.judge import cases_of
from tests.coach.session import MOVES
from tests.coach.whole_visits import program_of


@pytest.mark.parametrize("exercise", MOVES)
def test_each_error_has_a_set_with_feedback(exercise: str) -> None:
    wanted = 1 + len(cases_of(exercise))
    program = read_program(text_of(program_of(exercise, wanted)), builtin_exercises())
    sets = [one for one in lay_out(program, builtin_exercises()) if one.phase is Phase.SET]
    assert sum(one.guided for one in sets) == wanted
