"""The three views: what was sensed is light, what was not is grey."""

from math import isnan, nan

import pytest

from kiosk.gait.measures import Quality, Reading, SetResult
from kiosk.screen.body_views import Bodies, BodyView, _colour
from kiosk.screen.theme import theme


def test_they_follow_what_was_measured() -> None:
    bodies = Bodies()
    lean = Reading(0.1, Quality.MEASURED)
    bodies.follow(SetResult(0, 1, 2, trunk_lean_rad=lean))
    assert bodies.ids.side.lean == 0.1
    assert isnan(bodies.ids.side.tilt)
    bodies.follow(None)
    assert isnan(bodies.ids.side.lean)


def test_grey_is_not_sensed() -> None:
    assert _colour(nan) == theme.track
    assert _colour(0.0) == theme.ink


@pytest.mark.parametrize("seen", ["side", "behind", "above"])
@pytest.mark.parametrize("known", [nan, 0.05])
def test_each_view_is_drawn_with_and_without_sensors(seen: str, known: float) -> None:
    traits = dict.fromkeys(("lean", "tilt", "drop", "turn", "sway"), known)
    view = BodyView(seen=seen, size=(100, 200), **traits)
    view.draw()
    assert view.canvas.children
