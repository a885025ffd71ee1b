"""The first page: one tile for each thing the role may do; the floor calls where somebody does."""

from dataclasses import replace
from typing import Any

from kiosk.app.desk.counter import UNDO_FOR_S
from kiosk.app.desk.home import ENDS
from kiosk.coaching.view import Intent, Phase
from kiosk.screen.staff.desk_view import LEAVE, UNDO, Deed
from kiosk.store.staff import Role


def test_the_floor_is_marked_while_a_member_calls(staff: Any) -> None:
    staff.comes_in()
    staff.calls()
    home = staff.do(Deed("nothing"))
    floor = next(piece for piece in home.pieces if piece.deed.what == "floor")
    assert floor.tone == "attention"
    assert (home.who, home.role) == ("Ines", "Manager")


def test_staff_end_a_visit_that_goes_on_behind_the_desk(staff: Any) -> None:
    done: list[Intent] = []
    staff.room.intend = done.append
    assert staff.comes_in().actions == ()
    staff.kiosk = replace(staff.kiosk, phase=Phase.SET)
    staff.wait(1.0)
    promised = staff.goes("end_visit")
    assert (promised.undo, promised.actions, done) == (ENDS, (), [])
    staff.wait(UNDO_FOR_S + 1.0)
    assert done == [Intent.STAFF_END]
    assert staff.reached.times_opened == 1
    assert "ended visit" in [line.action for line in staff.room.desk.audit()]


def test_the_end_of_a_visit_can_be_taken_back_and_is_kept_when_staff_go(staff: Any) -> None:
    done: list[Intent] = []
    staff.room.intend = done.append
    staff.comes_in()
    staff.kiosk = replace(staff.kiosk, phase=Phase.SET)
    staff.wait(1.0)
    staff.goes("end_visit")
    back = staff.do(UNDO)
    assert ([action.deed.what for action in back.actions], back.undo) == (["end_visit"], "")
    staff.wait(UNDO_FOR_S + 1.0)
    assert done == []
    staff.goes("end_visit")
    staff.do(LEAVE)
    assert done == [Intent.STAFF_END]


def test_a_role_sees_what_it_may_do(staff: Any) -> None:
    shown = staff.comes_in(Role.VIEWER)
    seen = {piece.deed.what for piece in shown.pieces}
    assert seen == {"floor", "members", "report", "diagnostics", "about"}
