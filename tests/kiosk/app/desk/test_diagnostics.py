"""Diagnostics: the doctor's list, signals that move, a recording."""

from dataclasses import replace
from typing import Any

from kiosk.app.desk.room import CheckUp
from kiosk.gait.measures import Live, Quality, Reading
from kiosk.screen.staff.desk_view import Row, Tone, Trace


def test_what_is_not_fine_stands_out(staff: Any) -> None:
    staff.room.doctor = lambda: [CheckUp("Disk"), CheckUp("Bluetooth", "no adapter", fine=False)]
    staff.comes_in()
    rows = [p for p in staff.goes("diagnostics").pieces if isinstance(p, Row)]
    assert [row.tone for row in rows] == [Tone.GOOD, Tone.ATTENTION]


def test_a_signal_is_drawn_as_it_comes(staff: Any) -> None:
    staff.comes_in()
    staff.goes("diagnostics")
    for spm in (170.0, 171.0, 172.0):
        cadence = Reading(spm, Quality.MEASURED)
        staff.kiosk = replace(staff.kiosk, live=Live(0, cadence_spm=cadence))
        shown = staff.wait(1.0)
    (trace,) = [piece for piece in shown.pieces if isinstance(piece, Trace)]
    assert trace.samples == (170.0, 171.0, 172.0)


def test_recording_says_where_to(staff: Any) -> None:
    staff.room.record = lambda seconds: f"{seconds:.0f} s in x.tape"
    staff.comes_in()
    shown = staff.goes("diagnostics", "record")
    assert shown.pieces[0].text == "60 s in x.tape"
