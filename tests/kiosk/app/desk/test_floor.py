"""The floor board: how each device stands, and that it was cleaned."""

from dataclasses import replace
from typing import Any

import pytest

from kiosk.app.desk.floor import CONNECTED, LOST, LOST_AFTER_US, LOW, RESTS, state_of
from kiosk.coaching.view import Connection, Phase, View, Worn
from kiosk.gait.measures import Live
from kiosk.screen.staff.desk_view import UNDO

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
    answered: list[bool] = []
    staff.room.answer_call = lambda: answered.append(True)
    staff.calls()
    staff.comes_in()
    staff.goes("floor", "answered")
    assert answered == [True]
