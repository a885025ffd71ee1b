"""What comes with the product is valid and complete."""

from kiosk.coaching.library import builtin_exercises, builtin_programs
from kiosk.coaching.program import PartKind


def test_every_program_uses_exercises_that_exist() -> None:
    for program in builtin_programs().values():
        used = {part.exercise for part in program.parts if part.kind is PartKind.EXERCISE}
        assert used <= set(builtin_exercises())


def test_files_are_named_for_what_they_hold() -> None:
    assert "push_and_float" in builtin_exercises()
    assert "demo" in builtin_programs()
