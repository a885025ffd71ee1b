"""The glyph: position is the value, the lane is the band."""

from math import inf, isnan, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.screen.dial import BAND_SHARE, SWEEP_DEG, Dial, Place, angle_of, place_of
from kiosk.screen.theme import theme

bands = st.floats(60, 220).flatmap(
    lambda low: st.tuples(st.just(low), st.floats(low + 0.5, low + 60))
)


@given(st.floats(0, 400), bands)
def test_the_marker_is_on_the_lane_exactly_when_the_value_is_in_the_band(
    value: float, band: tuple[float, float]
) -> None:
    low, high = band
    on_lane = abs(angle_of(value, low, high)) <= SWEEP_DEG * BAND_SHARE * (1 + 1e-9)
    assert on_lane == (place_of(value, low, high, stale=False) is Place.INSIDE) or (
        min(abs(value - low), abs(value - high)) < 1e-6
    )


@given(st.floats(0, 400), st.floats(0, 400), bands)
def test_more_is_further_to_the_right(one: float, other: float, band: tuple[float, float]) -> None:
    less, more = sorted((one, other))
    assert -SWEEP_DEG <= angle_of(less, *band) <= angle_of(more, *band) <= SWEEP_DEG


@pytest.mark.parametrize(
    ("value", "stale", "place"),
    [
        (nan, False, Place.UNKNOWN),
        (nan, True, Place.UNKNOWN),
        (177.0, True, Place.STALE),
        (171.9, False, Place.BELOW),
        (172.0, False, Place.INSIDE),
        (182.0, False, Place.INSIDE),
        (182.1, False, Place.ABOVE),
    ],
)
def test_where_a_value_is(value: float, stale: bool, place: Place) -> None:
    assert place_of(value, 172, 182, stale=stale) is place


def test_without_a_band_nothing_is_judged() -> None:
    assert place_of(177, nan, nan, stale=False) is Place.FREE


def test_the_marker_glides_and_arrives() -> None:
    dial = Dial(value=170.0)
    dial.glide(inf)
    assert dial.shown == 170.0
    dial.value = 180.0
    dial.glide(0.016)
    assert 170.0 < dial.shown < 175.0
    for _ in range(100):
        dial.glide(0.016)
    assert dial.shown == 180.0
    dial.value = nan
    dial.glide(0.016)
    assert isnan(dial.shown)


def test_with_reduced_motion_it_is_there_at_once() -> None:
    dial = Dial(value=170.0)
    dial.glide(inf)
    dial.value = 180.0
    theme.reduce_motion = True
    try:
        dial.glide(0.016)
    finally:
        theme.reduce_motion = False
    assert dial.shown == 180.0
