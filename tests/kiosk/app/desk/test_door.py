"""The door: a name and a PIN; a wrong one says so and nothing else."""

from typing import Any

from kiosk.screen.staff.desk_view import OPEN, Deed


def test_a_pin_that_does_not_fit_stays_outside(staff: Any) -> None:
    staff.hire()
    assert staff.do(OPEN).name == "door_name"
    assert staff.do(Deed("name", value="INES")).name == "door_pin"
    shown = staff.do(Deed("pin", value="9999"))
    assert shown.problem
    assert shown.name == "door_name"
    assert staff.room.staff is None
