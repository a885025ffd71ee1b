"""What may be adjusted: each number within its ends, each choice one of a few."""

from typing import Any

import pytest

from kiosk.app.desk.adjusting import CHOSEN, MOVED, Adjusting
from kiosk.screen.staff.desk_view import Deed


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
