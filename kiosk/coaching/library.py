"""The exercises and programs that come with the product, read from the package."""

import tomllib
from functools import cache
from importlib.resources import files

from kiosk.coaching.exercise import Exercise
from kiosk.coaching.program import Program


@cache
def builtin_exercises() -> dict[str, Exercise]:
    """Name to exercise, in the order of their file names."""
    read = [Exercise.model_validate(tomllib.loads(text)) for text in _texts("exercises")]
    return {exercise.name: exercise for exercise in read}


@cache
def builtin_programs() -> dict[str, Program]:
    """Name to program, in the order of their file names."""
    read = [Program.model_validate(tomllib.loads(text)) for text in _texts("programs")]
    return {program.name: program for program in read}


def _texts(folder: str) -> list[str]:
    entries = sorted((files("kiosk.coaching") / folder).iterdir(), key=lambda entry: entry.name)
    return [e.read_text(encoding="utf-8") for e in entries if e.name.endswith(".toml")]
