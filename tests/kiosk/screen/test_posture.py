"""The posture figure: it leans as far as was measured, and says what was not."""

from dataclasses import replace
from math import atan2, isnan, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.coaching.view import Phase, View
from kiosk.gait.measures import Live, Quality, Reading
from kiosk.screen.posture import FINEST_RAD, Posture, angle, leaned, worn_on_trunk


def measured(value: float) -> Reading:
    return Reading(value, Quality.MEASURED)


@given(st.floats(-0.6, 0.6))
def test_the_trunk_leans_as_measured(lean: float) -> None:
    joints = leaned(lean)
    (hip_x, hip_y), (neck_x, neck_y) = joints["hip_right"], joints["neck"]
    assert atan2(neck_x - hip_x, neck_y - hip_y) == pytest.approx(lean, abs=1e-9)
    assert joints["ankle_right"] == leaned(0.0)["ankle_right"]


def test_the_centre_of_mass_is_between_hip_and_nape() -> None:
    joints = leaned(0.1)
    assert joints["hip_right"][1] < joints["mass"][1] < joints["neck"][1]
    assert 0.5 < joints["mass"][1] / joints["head"][1] < 0.65


def test_absent_is_not_upright() -> None:
    assert isnan(angle(None))
    assert angle(0.0) == 0.0
    assert abs(angle(0.123) - 0.123) <= FINEST_RAD / 2


def test_it_follows_the_view_and_forgets_what_is_stale() -> None:
    live = Live(0, trunk_lean_rad=measured(0.12), contact_time_s=measured(0.25))
    view, posture = View(0, Phase.SET, "", live), Posture()
    posture.follow(view, stale=False)
    assert (posture.foot, isnan(posture.lean), isnan(posture.tilt)) == (True, False, True)
    posture.follow(view, stale=True)
    assert (posture.foot, isnan(posture.lean)) == (False, True)


def test_measured_is_solid_and_the_rest_is_dotted() -> None:
    posture = Posture(size=(200, 400), lean=0.1)
    posture.draw()
    assert posture.canvas.children
    assert dict(Posture(lean=0.1)._points())["neck"]
    assert not dict(Posture(lean=0.1)._points())["mass"]
    assert not dict(Posture(lean=nan)._points())["neck"]


def test_shoes_alone_say_nothing_of_the_trunk() -> None:
    live = Live(0, contact_time_s=measured(0.25))
    assert not worn_on_trunk(live)
    assert worn_on_trunk(replace(live, pelvic_tilt_rad=measured(0.1)))
