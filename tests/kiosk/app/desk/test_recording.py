"""Recording from the desk: progress, where it was put, and a disk that is full."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from kiosk.app.recording import Progress
from kiosk.screen.staff.desk_view import Note, Row, Tone

from .conftest import plain

HALF = Progress(Path("/data/a.txt.gz"), 30.0, 60.0, 2400)


def test_progress_and_where_it_was_put(staff: Any) -> None:
    staff.comes_in()
    staff.goes("diagnostics", "recording")
    staff.goes("record")
    assert staff.reached.seconds == 60.0
    staff.reached.recorded = HALF
    (row,) = staff.wait(1.0).pieces
    assert plain(row.detail) == "30 of 60 s, 2400 frames"
    staff.reached.recorded = replace(HALF, seconds=60.0, over=True)
    pieces = staff.wait(1.0).pieces
    assert "/data/a.txt.gz" in [p.text for p in pieces if isinstance(p, Note)]
    actions = [line.action for line in staff.archive.staff_door.desk_of("test").audit()]
    assert "recorded" in actions


def test_a_full_disk_says_what_to_do(staff: Any) -> None:
    staff.comes_in()
    staff.goes("diagnostics", "recording", "record")
    staff.reached.recorded = replace(HALF, over=True, failure="No space left on device")
    row, note, _counted = staff.wait(1.0).pieces
    assert isinstance(row, Row)
    assert (row.detail, row.tone) == ("No space left on device", Tone.ATTENTION)
    assert "room" in note.text


def test_it_can_be_stopped(staff: Any) -> None:
    staff.comes_in()
    staff.goes("diagnostics", "recording", "record")
    staff.reached.recorded = HALF
    staff.wait(1.0)
    staff.goes("end")
    assert staff.reached.ended
