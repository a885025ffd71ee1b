"""A trace for each device that is heard, under the name people know it by."""

from typing import Any

from kiosk.app.signals import Signal
from kiosk.screen.staff.desk_view import Note, Trace

from .conftest import plain


def test_a_trace_moves_as_it_comes(staff: Any) -> None:
    staff.comes_in()
    staff.reached.heard = (Signal("C0:01", "acceleration", (1.0, 3.4)),)
    (trace,) = staff.goes("diagnostics", "signals").pieces
    assert isinstance(trace, Trace)
    assert plain(trace.title) == "Left shoe: acceleration, now 3.4 g, up to 4 g"
    staff.reached.heard = (Signal("C0:99", "speed", (2.5, 2.5)),)
    (trace,) = staff.wait(1.0).pieces
    assert plain(trace.title) == "Treadmill: speed, now 9.0 km/h, up to 9 km/h"
    assert trace.samples == (9.0, 9.0)


def test_silence_says_so(staff: Any) -> None:
    staff.comes_in()
    (note,) = staff.goes("diagnostics", "signals").pieces
    assert isinstance(note, Note)
