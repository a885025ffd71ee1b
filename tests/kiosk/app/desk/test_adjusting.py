"""What may be adjusted: each number within its ends, each choice one of a few."""

from typing import Any

import pytest

from kiosk.app.desk.adjusting import CHOSEN, MOVED, Adjusting
from kiosk.screen.staff.desk_view import Deed

from .conftest import plain


@pytest.mark.parametrize("key", MOVED)
def test_a_number_stops_at_its_ends(staff: Any, key: str) -> None:
    adjusting, moved = Adjusting(staff.settings), MOVED[key]
    for way, end in (("more", moved.high), ("less", moved.low)):
        while (kept := adjusting.written(Deed(way, key))) is not None:
            staff.settings.set(*kept)
        assert staff.settings.get(key) == end
        stepper = adjusting.stepper(key)
        assert (stepper.less is None, stepper.more is None) == (way == "less", way == "more")


@pytest.mark.parametrize("key", CHOSEN)
def test_the_choice_that_holds_is_marked(staff: Any, key: str) -> None:
    adjusting = Adjusting(staff.settings)
    for label, value in CHOSEN[key][1]:
        kept = adjusting.written(Deed("choose", key, label))
        staff.settings.set(*(kept or (key, value)))
        marked = [one.label for one in adjusting.choice(key).options if one.chosen]
        assert marked == [label]


def test_a_cap_is_shown_and_stepped_in_the_gyms_unit(staff: Any) -> None:
    adjusting, key = Adjusting(staff.settings), "devices.most_kmh"
    assert adjusting.stepper(key).value == "16.0 km/h"
    staff.settings.set("kiosk.units", "mph")
    shown = adjusting.stepper(key)
    assert (shown.value, plain(shown.safe)) == ("9.9 mph", "0.6 mph to 9.9 mph")
    for value in ("9.5 mph", "9.0 mph"):
        staff.settings.set(*(adjusting.written(Deed("less", key)) or ()))
        assert adjusting.stepper(key).value == value
    assert staff.settings.get(key) == pytest.approx(9.0 * 1.609344, abs=1e-3)
    while (kept := adjusting.written(Deed("more", key))) is not None:
        staff.settings.set(*kept)
    assert staff.settings.get(key) == 16.0, "never beyond the cap of the product"
