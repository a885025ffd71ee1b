"""One part: numbers within their safe ranges, words of cues in each language, place, removal."""

from typing import Any

import pytest

from kiosk.app.desk.drafts import draft_of
from kiosk.app.desk.part import AIM, RANGES, SECONDS, SETS, values_of, with_value
from kiosk.coaching.library import builtin_programs
from kiosk.coaching.program import Part
from kiosk.screen.staff.desk_view import Deed

RUN = next(p for p in builtin_programs()["express"].parts if p.exercise == "push_and_float")
WALK = next(p for p in builtin_programs()["express"].parts if p.seconds)


@pytest.mark.parametrize(("part", "names"), [(RUN, {SETS, AIM}), (WALK, {SECONDS})])
@pytest.mark.parametrize("end", [1, 2])
def test_each_end_of_a_range_is_allowed(part: Part, names: set[str], end: int) -> None:
    for name in names:
        value = float(RANGES[name][end])  # type: ignore[arg-type]
        assert values_of(with_value(part, name, value))[name] == value


def open_run(staff: Any) -> Any:
    staff.comes_in()
    staff.goes("programs", "express")
    parts = builtin_programs()["express"].parts
    return staff.do(Deed("part", str(parts.index(RUN))))


def run_of(staff: Any) -> Part:
    parts = draft_of(staff.room.shelf, "express").parts
    return next(part for part in parts if part.exercise == "push_and_float")


def test_ten_percent_is_the_end(staff: Any) -> None:
    open_run(staff)
    for _ in range(15):
        staff.do(Deed("more", AIM))
    assert values_of(run_of(staff))[AIM] == 10.0


def test_a_cue_is_written_for_one_language(staff: Any) -> None:
    shown = open_run(staff)
    deed = next(p.deed for p in shown.pieces if p.__class__.__name__ == "Row" and p.deed)
    error, language = deed.about.split()
    staff.do(deed)
    staff.do(Deed("typed", value="LAND SOFTLY"))
    assert run_of(staff).cues[error][language] == "Land softly"


def test_seven_words_are_too_many(staff: Any) -> None:
    shown = open_run(staff)
    deed = next(p.deed for p in shown.pieces if p.__class__.__name__ == "Row" and p.deed)
    staff.do(deed)
    assert staff.do(Deed("typed", value="A B C D E F G")).problem


def test_a_part_moves_and_goes(staff: Any) -> None:
    open_run(staff)
    before = [part.exercise or part.kind for part in draft_of(staff.room.shelf, "express").parts]
    staff.goes("earlier")
    after = [part.exercise or part.kind for part in draft_of(staff.room.shelf, "express").parts]
    assert after.index("push_and_float") == before.index("push_and_float") - 1
    staff.goes("remove")
    assert "push_and_float" not in {p.exercise for p in draft_of(staff.room.shelf, "express").parts}
