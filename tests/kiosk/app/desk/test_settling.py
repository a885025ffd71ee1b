"""What staff say of a device is written, told, logged and undone, in one place."""

from typing import Any

from kiosk.app.desk.settling import row_of, settle
from kiosk.screen.staff.desk_view import UNDO, Deed


def test_everything_happens_once_and_backwards(staff: Any) -> None:
    staff.comes_in()
    staff.goes("about")
    row = row_of(staff.room, "C0:55", "strap")
    settle(staff.room, row, {"cleaned_at": "now"}, "cleaned", "Cleaned.")
    assert row_of(staff.room, "C0:55").facts == {"cleaned_at": "now"}
    assert row_of(staff.room, "C0:55").kind == "strap"
    assert staff.reached.settled_["C0:55"] == {"cleaned_at": "now"}
    staff.counter._undo_since_s = staff.now_s
    assert staff.do(Deed("nothing")).undo == "Cleaned."
    staff.do(UNDO)
    assert row_of(staff.room, "C0:55").facts == {}
    actions = [line.action for line in staff.room.desk.audit()]
    assert actions.count("cleaned") == 1
    assert actions.count("undid cleaned") == 1
