"""The desk locks itself, undoes, says what did not work, and never lets a frame wait."""

from typing import Any

from kiosk.app.desk.counter import LOCKS_AFTER_S, NOT_ALLOWED, UNDO_FOR_S
from kiosk.screen.staff.desk_view import BACK, LEAVE, UNDO, Deed
from kiosk.store.staff import Role


def test_it_locks_when_nobody_touches_it(staff: Any) -> None:
    staff.comes_in()
    assert staff.wait(LOCKS_AFTER_S - 1) is not None
    assert staff.wait(2) is None
    assert staff.room.staff is None


def test_going_back_leads_out_in_the_end(staff: Any) -> None:
    staff.comes_in()
    assert staff.goes("settings").name == "settings"
    assert staff.do(BACK).name == "home"
    assert staff.do(BACK) is None


def test_what_is_done_later_is_done_unless_undone(staff: Any) -> None:
    done: list[str] = []
    from kiosk.app.desk.room import Undo

    staff.comes_in()
    staff.goes("about")
    staff.room.undo = Undo("Gone soon.", lambda: done.append("back"), lambda: done.append("gone"))
    staff.counter._undo_since_s = staff.now_s
    assert staff.do(Deed("nothing")).undo == "Gone soon."
    staff.do(UNDO)
    staff.wait(UNDO_FOR_S + 1)
    assert done == ["back"]


def test_leaving_keeps_the_promise(staff: Any) -> None:
    from kiosk.app.desk.room import Undo

    done: list[str] = []
    staff.comes_in()
    staff.room.undo = Undo("Gone soon.", lambda: None, lambda: done.append("gone"))
    staff.do(LEAVE)
    assert done == ["gone"]


def test_a_role_that_is_not_enough_says_so(staff: Any) -> None:
    staff.comes_in(Role.VIEWER)
    assert {piece.deed.what for piece in staff.counter.view().pieces} == {
        *("floor", "members", "report", "diagnostics", "about"),
    }
    assert staff.do(Deed("settings")).name == "settings"
    shown = staff.do(Deed("choose", "kiosk.units", "mph"))
    assert shown.problem in ("", NOT_ALLOWED)


def test_a_fault_inside_leaves_the_desk_standing(staff: Any, caplog: Any) -> None:
    staff.comes_in()
    staff.room.shelf = None
    staff.do(Deed("programs"))
    staff.do(Deed("open", "express"))
    assert "could not do that" in caplog.text
    staff.do(BACK)
    assert staff.do(BACK) is not None
