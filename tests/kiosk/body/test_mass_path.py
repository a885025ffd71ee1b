"""The centre of mass obeys Newton: flight, impulse, peak."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.body.footfall import Footfall
from kiosk.body.mass_path import MassPath
from kiosk.body.support import supports

G = 9.80665


def running(contact_s: float, flight_s: float, count: int = 12, **shape: float) -> list[Footfall]:
    step_s = contact_s + flight_s
    return [Footfall(ic_s=k * step_s, to_s=k * step_s + contact_s, **shape) for k in range(count)]


def stretch(contact_s: float, flight_s: float, steps: int) -> np.ndarray:
    """Evenly over whole steps in the middle."""
    step_s = contact_s + flight_s
    return 3 * step_s + np.arange(0.0, steps * step_s, step_s / 2000)


@given(st.floats(0.15, 0.35), st.floats(0.04, 0.25), st.floats(0.0, 0.8), st.floats(0.0, 0.6))
def test_the_impulse_over_whole_steps_is_the_body_weight(
    contact_s: float, flight_s: float, impact_bw: float, rise_share: float
) -> None:
    falls = running(contact_s, flight_s, impact_bw=impact_bw, rise_share=rise_share)
    force = MassPath(supports(falls)).force_bw(stretch(contact_s, flight_s, 4))
    assert force.mean() == pytest.approx(1.0, abs=2e-3)


@given(st.floats(0.15, 0.35), st.floats(0.04, 0.25))
def test_the_peak_of_the_half_sine_follows_from_contact_and_flight(
    contact_s: float, flight_s: float
) -> None:
    falls = running(contact_s, flight_s, impact_bw=0.0, rise_share=0.0)
    force = MassPath(supports(falls)).force_bw(stretch(contact_s, flight_s, 2))
    assert force.max() == pytest.approx(math.pi / 2 * (flight_s / contact_s + 1), rel=1e-3)


def test_flight_is_free_fall() -> None:
    path = MassPath(supports(running(0.22, 0.13)))
    air_s = 3 * 0.35 + 0.22 + np.linspace(0.005, 0.125, 50)
    assert path.force_bw(air_s) == pytest.approx(0.0, abs=1e-3)
    height = path.height_m(air_s)
    assert np.diff(height, 2) / (air_s[1] - air_s[0]) ** 2 == pytest.approx(-G, rel=1e-3)


@given(st.lists(st.tuples(st.floats(0.17, 0.3), st.floats(0.05, 0.2)), min_size=6, max_size=12))
def test_uneven_steps_land_at_the_same_height_without_a_jump(
    steps: list[tuple[float, float]],
) -> None:
    falls, at_s = [], 0.0
    for contact_s, flight_s in steps:
        falls.append(Footfall(ic_s=at_s, to_s=at_s + contact_s, impact_bw=0.4))
        at_s += contact_s + flight_s
    path = MassPath(supports(falls))
    for fall in falls[2:-1]:
        around = path.height_m(fall.ic_s + np.array([-1e-6, 0.0, 1e-6]))
        assert around == pytest.approx(0.0, abs=1e-5)
        off = path.height_m(fall.to_s + np.array([-1e-6, 0.0, 1e-6]))
        assert np.ptp(off) < 1e-5
    inside = np.arange(falls[1].ic_s, falls[-2].ic_s, 1e-3)
    assert path.force_bw(inside).min() > -0.6


def walking(count: int = 12) -> list[Footfall]:
    return [Footfall(ic_s=0.5 * k, to_s=0.5 * k + 0.62, vault_m=0.035) for k in range(count)]


def test_walking_never_leaves_the_ground_and_weighs_its_weight() -> None:
    path = MassPath(supports(walking()))
    whole_steps_s = 2.06 + np.arange(0.0, 2.0, 1e-3)
    force = path.force_bw(whole_steps_s)
    assert force.mean() == pytest.approx(1.0, abs=1e-2)
    assert 0.5 < force.min() < 0.9
    assert 1.1 < force.max() < 1.5
    assert np.ptp(path.height_m(whole_steps_s)) == pytest.approx(0.035, abs=1e-3)


def test_standing_weighs_exactly_the_weight() -> None:
    path = MassPath(supports([Footfall(ic_s=-1000.0), Footfall(ic_s=-1000.0)]))
    assert path.force_bw(np.linspace(0, 10, 50)) == pytest.approx(1.0)


def test_taking_off_from_standing_and_landing_back_are_smooth() -> None:
    hop = [
        Footfall(ic_s=-1000.0, to_s=1.0, rise_share=0.0),
        Footfall(ic_s=1.15, to_s=1.36, rise_share=0.0),
        Footfall(ic_s=1.51, rise_share=0.0),
    ]
    path = MassPath(supports(hop))
    t_s = np.arange(0.2, 3.0, 1e-4)
    height = path.height_m(t_s)
    assert np.abs(np.diff(height)).max() < 1.2e-4  # no faster than 1.2 m/s
    assert height[-1] == pytest.approx(0.0, abs=1e-4)
    assert path.force_bw(t_s).min() > -0.5
