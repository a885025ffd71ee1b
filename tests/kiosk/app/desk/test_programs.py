"""Every program with how it stands."""

from typing import Any

from kiosk.app.desk.drafts import NOT_FOLLOWED
from kiosk.screen.staff.desk_view import BACK, Deed

from .conftest import plain


def details(shown: Any) -> dict[str, str]:
    return {row.deed.about: plain(row.detail) for row in shown.pieces}


def test_which_is_in_use_and_which_version(staff: Any) -> None:
    staff.comes_in()
    assert details(staff.goes("programs")) == {"express": "In use"} | dict.fromkeys(
        set(details(staff.counter.view())) - {"express"}, ""
    )
    staff.goes("express", "add", "tall_reach")
    assert details(staff.do(BACK))["express"] == "Draft, not yet published"
    staff.goes("express", "publish", "add", "tall_reach", "publish")
    assert details(staff.do(BACK))["express"] == "In use, version 2"
    staff.goes("standard", "copy")
    staff.do(Deed("typed", value="MORNING RUN"))
    staff.goes("publish")
    staff.do(BACK)
    assert details(staff.do(BACK))["morning_run"] == "Version 1"


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
