"""A program written as text reads back as the same program."""

import pytest

from kiosk.coaching.library import builtin_exercises, builtin_programs
from kiosk.coaching.program_text import text_of
from kiosk.coaching.staff_file import read_program


@pytest.mark.parametrize("name", builtin_programs())
def test_it_reads_back_as_it_was(name: str) -> None:
    program = builtin_programs()[name]
    assert read_program(text_of(program), builtin_exercises()) == program
