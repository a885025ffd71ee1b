"""The page with the belt's Stop: exactly while a tap asks for it, holds it or stops it."""

import pytest

from kiosk.coaching.equipment import BeltControl, Hold
from kiosk.coaching.view import Phase, View
from kiosk.gait.measures import Live


def view(phase: Phase, belt: BeltControl | None) -> View:
    return View(0, phase, "", Live(0), belt=belt)


@pytest.mark.parametrize("phase", [Phase.WALK, Phase.EASY_RUN, Phase.COOL_DOWN])
def test_the_belts_stop_is_shown_while_the_belt_is_set_from_here(phase: Phase) -> None:
    shown = {hold for hold in Hold if view(phase, BeltControl(hold)).shows_belt_stop}
    assert shown == {Hold.ASKING, Hold.HOLDING, Hold.STOPPING}
    assert not view(phase, None).shows_belt_stop


@pytest.mark.parametrize("phase", [Phase.WELCOME, Phase.SET, Phase.SUMMARY])
def test_no_other_page_gives_way_to_it(phase: Phase) -> None:
    assert not any(view(phase, BeltControl(hold)).shows_belt_stop for hold in Hold)
