"""The program editor: every change a draft, published as a version, gone back from, retired."""

from typing import Any

import pytest

from kiosk.app.desk.drafts import draft_of
from kiosk.app.desk.editor import name_of
from kiosk.coaching.library import builtin_programs
from kiosk.coaching.program import PartKind
from kiosk.screen.staff.desk_view import BACK, UNDO, Deed
from kiosk.store.retiring import is_retired


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


def deeds(shown: Any) -> set[str]:
    return {one.deed.what for one in (*shown.pieces, *shown.actions) if getattr(one, "deed", None)}


def test_a_program_nobody_wants_is_retired_and_had_back(staff: Any) -> None:
    staff.comes_in()
    staff.goes("programs", "express", "copy")
    staff.do(Deed("typed", value="MORNING RUN"))
    shelf = staff.room.shelf
    assert "retire" not in deeds(staff.counter.view()), "a draft is discarded"
    assert deeds(staff.goes("publish")) >= {"retire", "use"}
    assert deeds(staff.goes("retire")) == {"roll_back"}
    staff.do(UNDO)
    assert shelf.current("morning_run") == 1
    staff.goes("retire")
    staff.do(BACK)
    listed = staff.do(BACK).pieces
    assert (listed[-1].title, listed[-1].detail) == ("Morning run", "Retired")
    assert deeds(staff.goes("morning_run", "roll_back")) >= {"use"}
    assert shelf.current("morning_run") == 1
    assert shelf.versions("morning_run") == [1, 2, 3]
    assert "retired program" in [line.action for line in staff.room.desk.audit()]


def test_what_new_visits_follow_is_not_retired(staff: Any) -> None:
    staff.comes_in()
    staff.goes("programs", "express", "copy")
    staff.do(Deed("typed", value="MORNING RUN"))
    staff.goes("publish")
    assert "retire" not in deeds(staff.goes("use"))
    staff.do(Deed("retire"))
    assert not is_retired(staff.room.shelf, "morning_run")


def test_the_products_own_program_comes_back_when_staffs_is_retired(staff: Any) -> None:
    staff.comes_in()
    staff.goes("programs", "express", "add", "tall_reach", "publish", "retire")
    own = builtin_programs()["express"]
    assert draft_of(staff.room.shelf, "express") == own
    staff.goes("roll_back")
    assert draft_of(staff.room.shelf, "express").parts != own.parts
    staff.goes("add", "quick_feet", "publish", "roll_back")
    assert staff.room.shelf.current("express") == 1, "not the one that was retired"


def test_no_member_is_given_a_retired_program(staff: Any) -> None:
    from kiosk.coaching.member import Consent, Join

    consents = frozenset({Consent.STORE, Consent.COACH})
    staff.archive.door.join(Join("Ana", "2580", consents, sixteen=True), "en")
    staff.comes_in()
    staff.goes("programs", "express", "copy")
    staff.do(Deed("typed", value="MORNING RUN"))
    staff.goes("publish")

    def offered() -> set[str]:
        while staff.counter.view().name != "home":
            staff.do(BACK)
        (ana,) = staff.room.desk.roster()
        shown = staff.goes("members", str(ana.member_id), "program")
        return {one.options[0].deed.about for one in shown.pieces}

    assert "morning_run" in offered()
    while staff.counter.view().name != "home":
        staff.do(BACK)
    staff.goes("programs", "morning_run", "retire")
    assert "morning_run" not in offered()
