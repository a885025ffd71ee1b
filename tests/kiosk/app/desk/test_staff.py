"""Managers hire, promote, help and retire; nobody is left without a manager; the log has it."""

from typing import Any

from kiosk.app.desk.counter import NOT_ALLOWED, UNDO_FOR_S
from kiosk.screen.staff.desk_view import UNDO, Deed
from kiosk.store.staff import Role


def hire(staff: Any, name: str = "OTTO", pin: str = "4711") -> Any:
    staff.goes("add")
    staff.do(Deed("typed", value=name))
    staff.do(Deed("pin", value=pin))
    return staff.do(Deed("pin", value=pin))


def somebody(staff: Any, name: str) -> Any:
    found = [one for one in staff.room.desk.office.staff() if one.name == name]
    return found[0] if found else None


def test_somebody_is_hired_and_given_a_role(staff: Any) -> None:
    staff.comes_in()
    staff.goes("staff")
    assert hire(staff).name == "staff"
    otto = somebody(staff, "Otto")
    assert otto.role is Role.VIEWER
    staff.goes(str(otto.staff_id))
    staff.do(Deed("role", "coach"))
    assert somebody(staff, "Otto").role is Role.COACH
    staff.do(UNDO)
    assert somebody(staff, "Otto").role is Role.VIEWER


def test_two_pins_that_differ_are_asked_for_again(staff: Any) -> None:
    staff.comes_in()
    staff.goes("staff", "add")
    staff.do(Deed("typed", value="OTTO"))
    staff.do(Deed("pin", value="4711"))
    assert staff.do(Deed("pin", value="4712")).problem
    assert somebody(staff, "Otto") is None
    staff.do(Deed("pin", value="4711"))
    staff.do(Deed("pin", value="4711"))
    assert somebody(staff, "Otto") is not None


def test_a_pin_that_is_easy_is_refused(staff: Any) -> None:
    staff.comes_in()
    staff.goes("staff")
    assert hire(staff, pin="1111").problem
    assert somebody(staff, "Otto") is None


def test_the_last_manager_stays_one(staff: Any) -> None:
    staff.comes_in()
    ines = somebody(staff, "Ines")
    staff.goes("staff", str(ines.staff_id))
    assert staff.do(Deed("role", "viewer")).problem == NOT_ALLOWED
    assert staff.goes("retire").problem
    staff.wait(UNDO_FOR_S + 1)
    assert somebody(staff, "Ines").retired_at is None


def test_retiring_waits_for_a_change_of_mind(staff: Any) -> None:
    staff.comes_in()
    staff.goes("staff")
    hire(staff)
    staff.goes(str(somebody(staff, "Otto").staff_id), "retire")
    staff.do(UNDO)
    staff.wait(UNDO_FOR_S + 1)
    assert somebody(staff, "Otto").retired_at is None
    staff.goes("retire")
    staff.wait(UNDO_FOR_S + 1)
    assert somebody(staff, "Otto").retired_at is not None


def test_a_new_pin_lets_in(staff: Any) -> None:
    staff.comes_in()
    staff.goes("staff")
    hire(staff)
    staff.goes(str(somebody(staff, "Otto").staff_id), "pin")
    staff.do(Deed("pin", value="8642"))
    staff.do(Deed("pin", value="8642"))
    assert staff.archive.staff_door.sign_in("Otto", "8642").who.name == "Otto"
