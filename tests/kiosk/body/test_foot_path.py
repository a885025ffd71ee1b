"""A foot planted by its contacts and carried in between, without jumps."""

import numpy as np
import pytest

from kiosk.body.activity import Activity, Strike
from kiosk.body.foot_path import FootPath
from kiosk.body.footfall import Footfall, Footfalls
from kiosk.body.shape import shape

STEP_S, CONTACT_S, SPEED_MPS, LEVER_M = 0.36, 0.24, 3.0, 0.18
GRID_S = 1e-4


def running(strike: Strike = Strike.HEEL, count: int = 5) -> list[Footfall]:
    typical = shape(Activity.RUN, strike, SPEED_MPS, STEP_S - CONTACT_S)
    stride_s = 2.0 * STEP_S
    return [
        typical.moved(
            ic_s=k * stride_s, to_s=k * stride_s + CONTACT_S, x_m=k * stride_s * SPEED_MPS
        )
        for k in range(count)
    ]


@pytest.mark.parametrize("strike", list(Strike))
def test_a_foot_in_mid_stance_stands_still_where_it_was_put(strike: Strike) -> None:
    falls = running(strike)
    path = FootPath(Footfalls(falls), LEVER_M)
    for fall in falls[1:]:
        mid = path.at(fall.ic_s + np.array([0.4, 0.45, 0.5]) * CONTACT_S)
        assert mid.x_m == pytest.approx(fall.x_m, abs=6e-3)
        assert mid.z_m == pytest.approx(0.0, abs=6e-3)
        assert np.degrees(mid.pitch_rad) == pytest.approx(0.0, abs=1.0)


@pytest.mark.parametrize("strike", list(Strike))
def test_a_foot_comes_back_to_the_same_place_each_stride(strike: Strike) -> None:
    path = FootPath(Footfalls(running(strike)), LEVER_M)
    phase_s = np.linspace(0.0, 2.0 * STEP_S, 200, endpoint=False)
    first, second = path.at(phase_s + 2 * STEP_S), path.at(phase_s + 4 * STEP_S)
    assert second.x_m - first.x_m == pytest.approx(2 * STEP_S * SPEED_MPS, abs=1e-9)
    assert second.z_m == pytest.approx(first.z_m, abs=1e-9)
    assert second.pitch_rad == pytest.approx(first.pitch_rad, abs=1e-9)


@pytest.mark.parametrize("strike", list(Strike))
def test_speed_never_jumps(strike: Strike) -> None:
    """Place and angle are differentiable everywhere, at contact and toe-off too."""
    path = FootPath(Footfalls(running(strike)), LEVER_M)
    pose = path.at(np.arange(STEP_S, 6 * STEP_S, GRID_S))
    for curve, most_mps2 in ((pose.x_m, 400), (pose.z_m, 400), (pose.pitch_rad, 2500)):
        acceleration = np.diff(curve, 2) / GRID_S**2
        assert np.abs(acceleration).max() < most_mps2


@pytest.mark.parametrize("strike", list(Strike))
def test_the_pitch_at_contact_is_the_strike_angle(strike: Strike) -> None:
    falls = running(strike)
    path = FootPath(Footfalls(falls), LEVER_M)
    at = path.at(np.array([fall.ic_s for fall in falls]))
    assert at.pitch_rad == pytest.approx([fall.strike_rad for fall in falls], abs=1e-9)


def test_the_foot_meets_the_ground_with_its_own_speed() -> None:
    falls = running(Strike.FOREFOOT)
    path = FootPath(Footfalls(falls), LEVER_M)
    before, at = falls[2].ic_s - GRID_S, falls[2].ic_s
    pose = path.at(np.array([before, at]))
    assert np.diff(pose.z_m)[0] / GRID_S == pytest.approx(-falls[2].sink_mps, rel=0.1)


def test_a_standing_foot_does_not_move() -> None:
    path = FootPath(Footfalls([Footfall(ic_s=-1000.0, x_m=0.3)]), LEVER_M)
    pose = path.at(np.linspace(0.0, 100.0, 50))
    assert np.ptp(pose.x_m) == pytest.approx(0.0, abs=1e-12)
    assert np.ptp(pose.pitch_rad) == pytest.approx(0.0, abs=1e-12)


def test_a_foot_in_the_air_stays_above_the_ground() -> None:
    for strike in Strike:
        path = FootPath(Footfalls(running(strike)), LEVER_M)
        swing_s = 2 * STEP_S + np.linspace(CONTACT_S + 0.03, 2 * STEP_S - 0.03, 100)
        assert path.at(swing_s).z_m.min() > 0.0


def test_a_slap_is_a_second_blow_when_the_sole_lies_down() -> None:
    def peak_mps2(slap_mps: float) -> float:
        falls = [fall.moved(slap_mps=slap_mps) for fall in running(Strike.HEEL)]
        path = FootPath(Footfalls(falls), LEVER_M)
        flat_s = falls[2].ic_s + falls[2].flat_s
        pitch = path.at(np.arange(flat_s - 0.02, flat_s + 0.03, GRID_S)).pitch_rad
        return float(np.abs(np.diff(pitch, 2) / GRID_S**2).max()) * LEVER_M

    assert peak_mps2(1.0) > 2.0 * peak_mps2(0.0)
