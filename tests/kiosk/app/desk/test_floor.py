"""The floor board: how each device stands, and that it was cleaned."""

from dataclasses import replace
from typing import Any

import pytest

from kiosk.app.desk.floor import CONNECTED, LOST, LOST_AFTER_US, LOW, RESTS, _long, state_of
from kiosk.coaching.view import Connection, Intent, Phase, View, Worn
from kiosk.gait.measures import Live
from kiosk.screen.staff.desk_view import UNDO, Row, Tone

from .conftest import plain

POD = Connection("pod", True, Worn.LEFT_SHOE, 80.0, address="C0:01", kind="pod", seen_us=0)


@pytest.mark.parametrize(
    ("device", "said"),
    [
        (POD, CONNECTED),
        (replace(POD, battery_pct=12.0), LOW),
        (replace(POD, ready=False, seen_us=LOST_AFTER_US), RESTS),
        (replace(POD, ready=False), LOST),
        (replace(POD, refusal="Another kiosk has it."), "Another kiosk has it."),
    ],
)
def test_how_a_device_stands(device: Connection, said: str) -> None:
    view = View(LOST_AFTER_US + 1, Phase.WELCOME, "", Live(0), connections=(device,))
    assert state_of(device, view) == said


def test_a_pod_is_cleaned_and_that_can_be_undone(staff: Any) -> None:
    staff.comes_in()
    staff.goes("floor", "cleaned")
    (row,) = staff.archive.devices.all()
    assert row.facts["cleaned_at"]
    staff.do(UNDO)
    assert "cleaned_at" not in staff.archive.devices.all()[0].facts


def test_a_call_is_answered(staff: Any) -> None:
    answered: list[Intent] = []
    staff.room.intend = answered.append
    staff.calls()
    staff.comes_in()
    staff.goes("floor", "answered")
    assert answered == [Intent.CALL_STAFF]


def rows_of(staff: Any) -> dict[str, Any]:
    shown = staff.wait(1.0)
    return {piece.title: piece for piece in shown.pieces if isinstance(piece, Row)}


def test_a_pod_that_belongs_here_and_is_not_in_hearing_is_missed(staff: Any) -> None:
    staff.archive.devices.write("C0:77", "pod", {"worn": "waist"})
    staff.archive.devices.write("C0:78", "pod", {"worn": "back", "retired": True})
    staff.comes_in()
    staff.goes("floor")
    rows = rows_of(staff)
    assert rows["Waist"].detail == LOST
    assert rows["Waist"].tone is Tone.ATTENTION
    assert "Upper back" not in rows


def test_when_it_was_last_heard_and_cleaned(staff: Any) -> None:
    staff.comes_in()
    staff.goes("floor", "cleaned")
    gone = replace(staff.kiosk.connections[1], ready=False, seen_us=0)
    staff.kiosk = replace(staff.kiosk, at_us=125_000_000, connections=(gone,))
    detail = rows_of(staff)["Left shoe"].detail
    assert dict(detail.values)["ago"] == "2 min"
    assert plain(detail).startswith("Not connected, heard 2 min ago, cleaned ")


def test_what_a_pod_says_of_itself_is_not_written_as_staffs_word(staff: Any) -> None:
    from datetime import UTC, datetime

    from kiosk.store.devices import Sighting, Sightings

    seen = Sightings()
    seen.hear(Sighting("C0:01", "pod", {"battery_pct": 80}, datetime.now(UTC)))
    with staff.archive.devices._writing() as connection:
        seen.write(connection)
    staff.comes_in()
    staff.goes("floor", "cleaned")
    assert "battery_pct" not in staff.reached.settled_["C0:01"]
    assert staff.archive.devices.all()[0].facts["battery_pct"] == 80


def test_whether_somebody_runs_here(staff: Any) -> None:
    staff.comes_in()
    staff.goes("floor")
    assert rows_of(staff)["This kiosk"].detail == "Free"
    staff.kiosk = replace(staff.kiosk, phase=Phase.SET, title="Easy run", time_left_s=24.0)
    assert plain(rows_of(staff)["Easy run"].detail) == "In use, 0:24 left"


@pytest.mark.parametrize(
    ("seconds", "said"), [(7, "7 s"), (61, "1 min"), (7300, "2 h"), (2e5, "2 d")]
)
def test_spans_in_the_largest_unit(seconds: float, said: str) -> None:
    assert _long(seconds) == said
