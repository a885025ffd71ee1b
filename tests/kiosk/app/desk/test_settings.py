"""Settings stay in their range, are written at once and undone."""

from typing import Any

from kiosk.app.desk.settings import MOVED
from kiosk.screen.staff.desk_view import UNDO, Deed, Stepper


def test_a_number_stops_at_its_ends(staff: Any) -> None:
    staff.comes_in()
    staff.goes("settings")
    for _ in range(12):
        shown = staff.do(Deed("more", "sound.volume"))
    assert staff.settings.get("sound.volume") == MOVED["sound.volume"].high
    (volume,) = [p for p in shown.pieces if isinstance(p, Stepper) and p.title == "Volume"]
    assert volume.more is None
    assert volume.less is not None


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
