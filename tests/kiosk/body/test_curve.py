"""Curves that begin and end as they were told to."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.body.curve import arrest, bump, quintic, ring, step

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
