"""Posture: who carries what, when and how far."""

import numpy as np
import pytest

from kiosk.body.carriage import Carriage, CarriagePath

STEP_S = 0.36


def running(count: int = 14, **sizes: float) -> CarriagePath:
    return CarriagePath(
        [Carriage(at_s=k * STEP_S, phase=0.5 * k, contact_s=0.24, **sizes) for k in range(count)]
    )


STRIDES_S = 4 * STEP_S + np.linspace(0.0, 4 * STEP_S, 801)


def test_the_side_of_the_lifted_foot_drops() -> None:
    """After a left contact the right side goes down: roll, right side down, is positive."""
    roll = running(obliquity_rad=0.07).pelvis(STRIDES_S).roll_rad
    in_left_stance = running(obliquity_rad=0.07).pelvis(np.array([4 * STEP_S + 0.12])).roll_rad
    assert in_left_stance[0] > 0.04
    assert roll.max() == pytest.approx(0.07, abs=1e-3)
    assert roll.min() == pytest.approx(-0.07, abs=1e-3)


def test_the_side_that_lands_is_forward_and_the_shoulders_turn_against_it() -> None:
    path, at = running(turn_rad=0.1), np.array([4 * STEP_S])
    assert path.pelvis(at).yaw_rad[0] == pytest.approx(-0.1, abs=1e-3)
    assert path.trunk(at).yaw_rad[0] == pytest.approx(0.08, abs=1e-3)


def test_lean_and_tilt_point_forward() -> None:
    path = running(lean_rad=0.12, tilt_rad=0.05)
    assert path.trunk(STRIDES_S).pitch_rad == pytest.approx(-0.12)
    assert path.pelvis(STRIDES_S).pitch_rad == pytest.approx(-0.05)


def test_braking_comes_before_pushing_and_turns_where_it_should() -> None:
    path = running(brake_mps=0.2, reversal_share=0.4)
    u = np.linspace(0.002, 0.238, 400)
    way = path.surge_m(6 * STEP_S + u)
    acceleration = np.diff(way, 2) / (u[1] - u[0]) ** 2
    turning = u[1:-1][np.flatnonzero(acceleration > 0)[0]]
    assert turning == pytest.approx(0.4 * 0.24, abs=2e-3)
    speed = np.diff(way) / (u[1] - u[0])
    assert speed.min() == pytest.approx(-0.2, abs=2e-3)
    assert speed[-1] == pytest.approx(0.0, abs=2e-3)


def test_way_and_angles_do_not_jump_between_steps() -> None:
    path = running(brake_mps=0.2, sway_m=0.015, obliquity_rad=0.1, surge_m=0.005)
    for curve in (path.surge_m, path.sway_m, lambda t: path.pelvis(t).roll_rad):
        fine = curve(np.arange(STEP_S, 8 * STEP_S, 1e-4))
        assert np.abs(np.diff(fine)).max() < 2e-4


def test_the_shock_reaches_the_waist_after_the_contact() -> None:
    """Upwards after 0.17, backwards after 0.11 of the contact, as recorded at a sacrum."""
    u = np.arange(0.0, 0.15, 1e-4)
    forward, up = running(jolt_mps2=12.0).shock_m(5 * STEP_S + u)
    upward, onward = (np.diff(place, 2) / 1e-8 for place in (up, forward))
    assert u[np.argmax(upward)] == pytest.approx(0.17 * 0.24, abs=0.004)
    assert upward.max() == pytest.approx(12.0, rel=0.15)
    assert u[np.argmin(onward)] == pytest.approx(0.11 * 0.24, abs=0.004)
    assert onward.min() == pytest.approx(-1.3 * 12.0, rel=0.15)


def test_without_a_shock_nothing_is_loose() -> None:
    forward, up = running(jolt_mps2=0.0).shock_m(STRIDES_S)
    assert np.abs(forward).max() == np.abs(up).max() == 0.0


def test_sizes_change_smoothly_from_step_to_step() -> None:
    carriages = [Carriage(at_s=0.4 * k, lean_rad=0.05 if k < 5 else 0.35) for k in range(10)]
    pitch = CarriagePath(carriages).trunk(np.arange(0.0, 3.6, 1e-3)).pitch_rad
    assert pitch[0] == pytest.approx(-0.05)
    assert pitch[-1] == pytest.approx(-0.35)
    assert np.abs(np.diff(pitch)).max() < 2e-3
    still = Carriage(at_s=0.0)
    assert still.moved(lean_rad=0.2).lean_rad == 0.2
