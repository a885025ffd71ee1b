"""Curves that begin and end as they were told to."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.body.curve import arrest, bump, quintic, ring, steadied, step

value = st.floats(-5.0, 5.0)
H = 1e-4


@given(value, value, value, value, value, value, st.floats(0.2, 2.0))
def test_a_quintic_meets_value_rate_and_acceleration_at_both_ends(
    p0: float, v0: float, a0: float, p1: float, v1: float, a1: float, span_s: float
) -> None:
    def at(*times_s: float) -> np.ndarray:
        u = np.array(times_s)
        full = np.ones(len(u))
        start = (p0 * full, v0 * full, a0 * full)
        end = (p1 * full, v1 * full, a1 * full)
        return quintic(u, span_s * full, start, end)

    for u, p, v, a in ((0.0, p0, v0, a0), (span_s, p1, v1, a1)):
        before, here, after = at(u - H, u, u + H)
        assert here == pytest.approx(p, abs=1e-9)
        assert (after - before) / (2 * H) == pytest.approx(v, abs=1e-2)
        assert (after - 2 * here + before) / H**2 == pytest.approx(a, abs=2e-2)


@given(st.floats(0.1, 2.0), st.floats(0.003, 0.02))
def test_an_arrest_takes_all_of_the_speed_and_ends_where_it_began(
    speed_mps: float, time_s: float
) -> None:
    u = np.arange(0.0, 60 * time_s, time_s / 200)
    place = arrest(u, np.full(len(u), speed_mps), np.full(len(u), time_s))
    rate = np.gradient(place, u)
    assert rate[0] == pytest.approx(speed_mps, rel=0.02)
    assert place[-1] == pytest.approx(0.0, abs=1e-9)
    braking = -np.gradient(rate, u)
    assert braking.max() == pytest.approx(0.80 * speed_mps / time_s, rel=0.02)
    assert u[np.argmax(braking)] == pytest.approx(0.7 * time_s, rel=0.05)


def test_a_ring_begins_softly_and_is_about_as_strong_as_asked() -> None:
    u = np.arange(0.0, 0.2, 1e-5)
    full = np.ones(len(u))
    place = ring(u, 20.0 * full, 80.0 * full, 0.012 * full)
    acceleration = np.diff(place, 2) / 1e-10
    assert abs(acceleration[:3]).max() < 0.5
    assert 14.0 < abs(acceleration).max() < 30.0


def test_bump_and_step_have_no_speed_at_their_ends() -> None:
    ends = np.array([0.0, H, 1.0 - H, 1.0])
    for curve, top in ((bump, 0.0), (step, 1.0)):
        start, after, before, end = curve(ends)
        assert (start, end) == pytest.approx((0.0, top), abs=1e-12)
        assert (after - start, end - before) == pytest.approx((0.0, 0.0), abs=1e-9)
    assert bump(np.array([0.5]))[0] == pytest.approx(1.0)


@given(st.floats(0.004, 0.05), st.floats(0.5, 8.0))
def test_a_bell_takes_of_a_tone_what_gauss_takes_and_delays_nothing(
    width_s: float, hertz: float
) -> None:
    t_s = np.linspace(1.0, 2.0, 401)
    width = np.full(len(t_s), width_s)
    turn = 2.0 * np.pi * hertz
    seen = steadied(lambda at_s: np.stack([np.sin(turn * at_s), at_s]), t_s, width)
    left = np.exp(-0.5 * (turn * width_s) ** 2)
    assert seen[0] == pytest.approx(left * np.sin(turn * t_s), abs=1e-3)
    assert seen[1] == pytest.approx(t_s, abs=1e-6)


def test_a_bell_is_smooth_between_the_places_it_is_laid_over() -> None:
    """Also while its width changes: a corner is rounded, and no other is made."""
    t_s = np.arange(0.8, 1.2, 1e-4)
    width_s = 0.004 + 0.02 * step((t_s - 0.9) / 0.2)
    place = steadied(lambda at_s: np.abs(at_s - 1.0)[np.newaxis], t_s, width_s)[0]
    bend = np.diff(place, 2) / 1e-8
    assert bend.max() < 2.0 / (np.sqrt(2.0 * np.pi) * 0.009)
    assert np.abs(np.diff(bend)).max() < 3.0
