"""The program editor: every change a draft, published as a version, gone back from."""

from typing import Any

import pytest

from kiosk.app.desk.drafts import draft_of
from kiosk.app.desk.programs import NOT_FOLLOWED, name_of
from kiosk.coaching.program import PartKind
from kiosk.screen.staff.desk_view import BACK, UNDO, Deed


def test_a_change_is_a_draft_until_it_is_published(staff: Any) -> None:
    staff.comes_in()
    staff.goes("programs", "express", "add", "tall_reach")
    assert "express" in staff.room.shelf.drafts()
    assert staff.room.shelf.current("express") is None
    staff.goes("publish")
    assert staff.room.shelf.current("express") == 1
    kinds = [part.exercise for part in draft_of(staff.room.shelf, "express").parts]
    assert "tall_reach" in kinds


def test_rolling_back_and_undoing_it(staff: Any) -> None:
    staff.comes_in()
    staff.goes("programs", "express")
    for name in ("tall_reach", "quick_feet"):
        staff.goes("add", name, "publish")
    assert staff.goes("roll_back") is not None
    assert staff.room.shelf.current("express") == 1
    staff.do(UNDO)
    assert staff.room.shelf.current("express") == 2


def test_an_undone_change_leaves_no_draft(staff: Any) -> None:
    staff.comes_in()
    staff.goes("programs", "express", "add", "tall_reach")
    staff.do(UNDO)
    assert "express" not in staff.room.shelf.drafts()


def test_a_rule_of_programs_is_kept(staff: Any) -> None:
    staff.comes_in()
    staff.goes("programs", "express")
    parts = draft_of(staff.room.shelf, "express").parts
    summary = next(n for n, part in enumerate(parts) if part.kind is PartKind.SUMMARY)
    staff.do(Deed("part", str(summary)))
    shown = staff.goes("earlier")
    assert shown.problem
    assert draft_of(staff.room.shelf, "express").parts == parts


def test_new_visits_follow_what_is_used(staff: Any) -> None:
    staff.comes_in()
    staff.goes("programs", "standard", "use")
    assert staff.settings.get("kiosk.program") == "standard"


def test_a_copy_begins_another_program(staff: Any) -> None:
    staff.comes_in()
    staff.goes("programs", "express", "copy")
    shown = staff.do(Deed("typed", value="MORNING RUN"))
    assert shown.title == "Morning run"
    assert "morning_run" in staff.room.shelf.drafts()
    staff.goes("publish", "use")
    assert staff.settings.get("kiosk.program") == "morning_run"
    staff.do(BACK)
    assert "Morning run" in [piece.title for piece in staff.do(BACK).pieces]


def test_a_name_that_is_taken_or_none_is_refused(staff: Any) -> None:
    staff.comes_in()
    staff.goes("programs", "express", "copy")
    assert staff.do(Deed("typed", value="STANDARD")).problem
    assert name_of("Ma\u00f1ana r\u00e1pida") == "manana_rapida"
    with pytest.raises(ValueError, match="letter"):
        name_of("--")


def test_a_copy_claims_nothing_about_health(staff: Any) -> None:
    staff.comes_in()
    staff.goes("programs", "express", "copy")
    assert staff.do(Deed("typed", value="KNEE THERAPY")).problem


def test_a_draft_is_discarded_and_can_be_had_back(staff: Any) -> None:
    staff.comes_in()
    staff.goes("programs", "express", "copy")
    staff.do(Deed("typed", value="MORNING RUN"))
    text = staff.room.shelf.drafts()["morning_run"].read_text()
    assert staff.goes("discard").name == "program_express"
    assert staff.room.shelf.drafts() == {}
    staff.do(UNDO)
    assert staff.room.shelf.drafts()["morning_run"].read_text() == text


def test_discarding_the_draft_of_a_program_in_use_leaves_the_program(staff: Any) -> None:
    staff.comes_in()
    staff.goes("programs", "express", "add", "tall_reach", "publish", "add", "quick_feet")
    assert staff.goes("discard").name == "program_express"
    assert staff.room.shelf.current("express") == 1
    kinds = [part.exercise for part in draft_of(staff.room.shelf, "express").parts]
    assert "tall_reach" in kinds
    assert "quick_feet" not in kinds[: kinds.index("tall_reach")]


def test_a_published_program_with_a_claim_is_marked_opened_and_not_used(staff: Any) -> None:
    staff.comes_in()
    staff.goes("programs", "express", "add", "tall_reach", "publish")
    file = staff.room.shelf.file("express")
    text = file.read_text(encoding="utf-8").replace('"Express"', '"Heals knees"')
    file.write_text(text, encoding="utf-8")
    used = staff.settings.get("kiosk.program")
    listed = staff.do(BACK)
    rows = {row.deed.about: row for row in listed.pieces if row.deed}
    assert rows["express"].detail == NOT_FOLLOWED
    assert rows["standard"].detail != NOT_FOLLOWED
    shown = staff.goes("express")
    assert shown.title == "Heals knees"
    assert staff.goes("use").problem
    assert staff.settings.get("kiosk.program") == used
