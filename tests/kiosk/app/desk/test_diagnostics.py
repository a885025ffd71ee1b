"""Diagnostics: the doctor's list, the worst first, with what to do; it never keeps the desk."""

import threading
from typing import Any

from kiosk.app.checkup.check import bad, good
from kiosk.screen.staff.desk_view import Note, Row, Tone


def looked(staff: Any) -> Any:
    staff.counter._pages[-1]._looking.join(5)
    return staff.wait(1.0)


def test_the_worst_comes_first_with_what_to_do(staff: Any) -> None:
    staff.room.doctor = lambda: [good("disk", "9 GB"), bad("Bluetooth", "no adapter", "plug in")]
    staff.comes_in()
    staff.goes("diagnostics")
    row, note, last = looked(staff).pieces
    assert (row.title, row.tone, note.text) == ("Bluetooth", Tone.ATTENTION, "plug in")
    assert last.tone is Tone.GOOD


def test_a_slow_check_is_waited_for_by_nobody(staff: Any) -> None:
    go_on = threading.Event()

    def slow() -> Any:
        yield good("disk", "9 GB")
        go_on.wait(5)
        yield good("clock", "now")

    staff.room.doctor = slow
    staff.comes_in()
    staff.goes("diagnostics")
    shown = staff.wait(1.0)
    assert len([p for p in shown.pieces if isinstance(p, Row)]) <= 2
    go_on.set()
    assert [p.title for p in looked(staff).pieces] == ["disk", "clock"]


def test_a_check_that_breaks_leaves_what_was_found(staff: Any, caplog: Any) -> None:
    def breaks() -> Any:
        yield good("disk", "9 GB")
        raise RuntimeError

    staff.room.doctor = breaks
    staff.comes_in()
    staff.goes("diagnostics")
    assert [p.title for p in looked(staff).pieces] == ["disk"]
    assert "broke off" in caplog.text
    assert not [p for p in staff.goes("again").pieces if isinstance(p, Note)]
