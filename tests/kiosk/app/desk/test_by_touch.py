"""Staff at the kiosk by touches alone, in every language: set-up, editor, pods, members, lock."""

from typing import Any

import pytest

from kiosk.words.catalogue import languages

from .finger import Finger


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
