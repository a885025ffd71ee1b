"""The roster: only what a member shares; notes, programs, and deletion that can be undone."""

from typing import Any
from uuid import UUID

import pytest

from kiosk.app.desk.counter import UNDO_FOR_S
from kiosk.coaching.member import Consent, Join
from kiosk.screen.staff.desk_view import UNDO, Deed, Note


@pytest.fixture
def ana(staff: Any) -> UUID:
    consents = frozenset({Consent.STORE, Consent.COACH})
    staff.archive.door.join(Join("Ana", "2580", consents, sixteen=True), "en")
    staff.comes_in()
    return UUID(str(staff.room.desk.roster()[0].member_id))


def opened(staff: Any, ana: UUID) -> Any:
    return staff.goes("members", str(ana))


def test_a_member_without_visits_says_so(staff: Any, ana: UUID) -> None:
    shown = opened(staff, ana)
    assert shown.title == "Ana"
    assert [piece for piece in shown.pieces if isinstance(piece, Note)]


def test_a_note_is_written_with_own_keys(staff: Any, ana: UUID) -> None:
    opened(staff, ana)
    staff.goes("note")
    staff.do(Deed("typed", value="PREFERS MORNINGS"))
    assert [note.text for note in staff.room.desk.notes(ana)] == ["Prefers mornings"]


def test_a_program_is_assigned(staff: Any, ana: UUID) -> None:
    opened(staff, ana)
    staff.goes("program")
    staff.do(Deed("assign", "standard"))
    assert staff.room.desk.roster()[0].program == "standard"


def test_deleting_waits_for_a_change_of_mind(staff: Any, ana: UUID) -> None:
    opened(staff, ana)
    assert staff.goes("delete").undo
    staff.do(UNDO)
    staff.wait(UNDO_FOR_S + 1)
    assert len(staff.room.desk.roster()) == 1
    staff.goes("delete")
    shown = staff.wait(UNDO_FOR_S + 1)
    assert staff.room.desk.roster() == []
    assert (shown.name, shown.problem) == ("members", "")


def test_a_note_is_deleted_unless_somebody_thinks_better_of_it(staff: Any, ana: UUID) -> None:
    opened(staff, ana)
    staff.room.desk.write_note(ana, "Wrong")
    (note,) = staff.room.desk.notes(ana)
    staff.do(Deed("open_note", str(note.note_id)))
    assert staff.goes("delete_note").title == "Ana"
    staff.do(UNDO)
    staff.wait(UNDO_FOR_S + 1)
    assert staff.room.desk.notes(ana) == [note]
    staff.goes(str(note.note_id), "delete_note")
    staff.wait(UNDO_FOR_S + 1)
    assert staff.room.desk.notes(ana) == []
    assert "deleted note" in [line.action for line in staff.room.desk.audit()]
