"""Pods get their place, and retire; both can be undone."""

from typing import Any

from kiosk.screen.staff.desk_view import UNDO, Deed


def facts(staff: Any) -> dict[str, Any]:
    return dict(next(row for row in staff.archive.devices.all() if row.address == "C0:01").facts)


def test_a_pod_in_hearing_can_be_assigned_and_retired(staff: Any) -> None:
    staff.comes_in()
    staff.goes("pods", "C0:01")
    staff.do(Deed("worn", "waist"))
    assert facts(staff)["worn"] == "waist"
    staff.goes("retire")
    assert facts(staff)["retired"] is True
    shown = staff.do(UNDO)
    assert not facts(staff).get("retired")
    assert facts(staff)["worn"] == "waist"
    assert shown.undo == ""


def test_it_counts_at_once_and_so_does_taking_it_back(staff: Any) -> None:
    staff.comes_in()
    staff.goes("pods", "C0:01", "retire")
    assert staff.reached.settled_["C0:01"] == {"name": "pod left", "retired": True}
    staff.do(UNDO)
    assert staff.reached.settled_["C0:01"] == {"name": "pod left"}


def test_a_pod_shows_itself(staff: Any) -> None:
    staff.comes_in()
    staff.goes("pods", "C0:01", "blink")
    assert staff.reached.blinked == ["C0:01"]


def test_every_deed_is_in_the_audit_log(staff: Any) -> None:
    staff.comes_in()
    staff.goes("pods", "C0:01", "retire")
    assert "pod retire" in {line.action for line in staff.room.desk.audit()}
