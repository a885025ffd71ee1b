"""Staff at the kiosk by touches alone, in every language: set-up, editor, pods, members, lock,
and whatever can be lost."""

from typing import Any

import pytest

from kiosk.app.desk.counter import UNDO_FOR_S
from kiosk.app.desk.members import _day
from kiosk.app.roster import facts_of
from kiosk.coaching.member import Consent, Join
from kiosk.words.catalogue import languages

from .finger import Finger
from .test_belt_by_touch import FOUND


@pytest.mark.parametrize("language", languages())
def test_a_manager_sets_up_edits_cares_and_leaves(staff: Any, language: str) -> None:
    finger = Finger(staff, language)
    try:
        finger.settle()
        finger.icon("lock")
        finger.touch("Go on")
        finger.type("INES")
        finger.touch("Go on")
        finger.type("2580")
        finger.type("2580")
        finger.touch(*["Go on"] * 6)
        assert staff.counter.view().name == "home"
        finger.touch("Programs", "Express", "Add an exercise", "Tall reach", "Publish")
        assert staff.room.shelf.current("express") == 1
        finger.icon("back")
        finger.icon("back")
        finger.touch("Pods", "pod left", "Upper back", "Undo")
        finger.icon("back")
        finger.icon("back")
        finger.touch("Staff", "Add somebody")
        finger.type("OTTO")
        finger.touch("Go on")
        finger.type("47114711")
        assert len(staff.room.desk.office.staff()) == 2
        finger.touch("Otto", "Coach", "Undo")
        finger.icon("back")
        finger.icon("back")
        finger.touch("System check", "Signals")
        finger.icon("back")
        finger.touch("Record", "Record 60 s")
        assert staff.reached.seconds == 60.0
        finger.icon("back")
        finger.icon("back")
        finger.touch("Floor", "Left shoe", "Undo")
        finger.icon("back")
        finger.touch("Settings", "mph")
        assert staff.settings.get("kiosk.units") == "mph"
        finger.icon("lock")
        assert staff.counter.view() is None
    finally:
        finger.screen.close()


@pytest.mark.parametrize("language", languages())
def test_what_can_be_lost_is_lost_and_had_back_by_touches(staff: Any, language: str) -> None:
    """A note, a program for a member, a member, a version, a draft, a tried belt."""
    consents = frozenset({Consent.STORE, Consent.COACH})
    staff.archive.door.join(Join("Ana", "2580", consents, sixteen=True), language)
    staff.comes_in()
    staff.archive.devices.write("C0:99", "belt", facts_of(FOUND, "Ines"))
    finger, shelf = Finger(staff, language), staff.room.shelf
    try:
        finger.settle()
        finger.touch("Members", "Ana", "Note")
        finger.type("HI")
        finger.touch("Go on")
        (ana,) = staff.room.desk.roster()
        (note,) = staff.room.desk.notes(ana.member_id)
        assert note.text == "Hi"
        finger.touch("Program", "Standard")
        assert staff.room.desk.roster()[0].program == "standard"
        finger.touch(_day(note.at), "Delete", "Undo")
        finger.touch(_day(note.at), "Delete")
        staff.wait(UNDO_FOR_S + 1)
        assert staff.room.desk.notes(ana.member_id) == []
        finger.settle()
        finger.touch("Delete", "Undo")
        staff.wait(UNDO_FOR_S + 1)
        assert len(staff.room.desk.roster()) == 1
        finger.settle()
        finger.touch("Delete")
        staff.wait(UNDO_FOR_S + 1)
        assert staff.room.desk.roster() == []
        finger.settle()
        while staff.counter.view().name != "home":
            finger.icon("back")
        finger.touch("Programs", "Express", "Add an exercise", "Tall reach", "Publish")
        finger.touch("Add an exercise", "Quick feet on the spot", "Publish", "Roll back", "Undo")
        assert shelf.current("express") == 2
        finger.touch("Roll back")
        assert shelf.current("express") == 1
        finger.touch("Add an exercise", "Quick feet on the spot", "Discard the draft", "Undo")
        assert list(shelf.drafts()) == ["express"]
        finger.touch("Discard the draft")
        assert not shelf.drafts()
        finger.icon("back")
        finger.icon("back")
        finger.touch("Treadmill", "Only read it", "Undo")
        assert len(staff.archive.devices.all()) == 1
        finger.touch("Only read it")
        assert staff.archive.devices.all() == []
    finally:
        finger.screen.close()
