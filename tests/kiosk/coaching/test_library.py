"""What comes with the product is valid and complete."""

import pytest

from kiosk.coaching.exercise import short_enough
from kiosk.coaching.guide import PRAISE
from kiosk.coaching.library import builtin_exercises, builtin_programs
from kiosk.coaching.program import PartKind
from kiosk.words.catalogue import languages, load


def test_every_program_uses_exercises_that_exist() -> None:
    for program in builtin_programs().values():
        used = {part.exercise for part in program.parts if part.kind is PartKind.EXERCISE}
        assert used <= set(builtin_exercises())


def test_all_four_exercises_and_the_walk_come_with_it() -> None:
    assert set(builtin_exercises()) == {
        *("small_springs", "tall_reach", "quick_feet", "push_and_float", "warm_up_walk"),
        "desk_opener",
    }
    full = {"small_springs", "tall_reach", "quick_feet", "push_and_float"}
    for name in ("standard", "first_visit"):
        parts = builtin_programs()[name].parts
        assert {part.exercise for part in parts if part.exercise and not part.asked} == full
    express = builtin_programs()["express"].parts
    assert len([part for part in express if part.exercise]) == 2


def test_our_own_versions_say_so() -> None:
    ours = {name for name, exercise in builtin_exercises().items() if exercise.ours}
    assert ours == {"quick_feet", "push_and_float", "desk_opener"}


@pytest.mark.parametrize("language", languages())
def test_every_cue_is_six_words_in_every_language(language: str) -> None:
    words = load(language)
    for exercise in builtin_exercises().values():
        for text in (*exercise.cues, *(error.cue for error in exercise.errors), PRAISE):
            assert short_enough(words.gettext(text)), words.gettext(text)
