"""The first page: one tile for each thing the role may do; the floor calls where somebody does."""

from dataclasses import replace
from typing import Any

from kiosk.coaching.view import Intent, Phase
from kiosk.screen.staff.desk_view import Deed
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
    staff.goes("end_visit")
    assert done == [Intent.STAFF_END]
    assert staff.reached.times_opened == 1
    assert "ended visit" in [line.action for line in staff.room.desk.audit()]


def test_a_role_sees_what_it_may_do(staff: Any) -> None:
    shown = staff.comes_in(Role.VIEWER)
    seen = {piece.deed.what for piece in shown.pieces}
    assert seen == {"floor", "members", "report", "diagnostics", "about"}
