"""Every part of every program has a title that is translated, and a dose."""

from kiosk.app.desk.part_words import KINDS, dose_of, title_of
from kiosk.coaching.library import builtin_programs
from kiosk.coaching.program import PartKind
from kiosk.words.catalogue import languages, load


def test_every_part_is_called_something_in_every_language() -> None:
    assert set(KINDS) == set(PartKind) - {PartKind.EXERCISE}
    for program in builtin_programs().values():
        for part in program.parts:
            assert dose_of(part)
            for language in languages():
                assert language == "en" or load(language).gettext(title_of(part)) != title_of(part)


def test_a_dose_is_sets_by_work_and_rest_or_a_time() -> None:
    doses = [dose_of(part) for part in builtin_programs()["express"].parts]
    assert "3 x 30 s / 30 s" in doses
    assert "2:00" in doses
