"""Settings are written at once and undone."""

from typing import Any

from kiosk.screen.staff.desk_view import UNDO, Deed


def test_a_choice_is_written_and_undone(staff: Any) -> None:
    staff.comes_in()
    staff.goes("settings")
    staff.do(Deed("choose", "kiosk.units", "mph"))
    assert staff.settings.get("kiosk.units") == "mph"
    staff.do(UNDO)
    assert staff.settings.get("kiosk.units") == "km/h"


def test_whole_months_stay_whole(staff: Any) -> None:
    staff.comes_in()
    staff.goes("settings")
    staff.do(Deed("less", "privacy.keep_months"))
    assert staff.settings.get("privacy.keep_months") == 11
    assert isinstance(staff.settings.get("privacy.keep_months"), int)
