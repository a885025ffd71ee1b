"""Heart rate: both widths, contact, intervals, sentinels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.heart_rate import HeartRate, decode_measurement, encode_measurement


def said(wire: str) -> HeartRate:
    return decode_measurement(bytes.fromhex(wire))


def test_the_long_form_and_energy() -> None:
    assert said("09b4000a00") == HeartRate(bpm=180, energy_kj=10)


@pytest.mark.parametrize("wire", ["0000", "00ff", "01ffff", "010000"])
def test_no_pulse_is_no_number(wire: str) -> None:
    assert said(wire) == HeartRate()


def test_a_pulse_beyond_life_is_dropped() -> None:
    assert said("010101") == HeartRate(dropped=("bpm",))


def test_contact_is_unknown_where_the_strap_cannot_tell() -> None:
    assert [said(f"{flags}54").contact for flags in ("00", "02", "04", "06")] == [
        *(None, None, False, True)
    ]


def test_intervals_in_1024ths_and_none_from_half_a_one() -> None:
    assert said("107500040002") == HeartRate(bpm=117, rr_s=(1.0, 0.5))
    assert said("1075000400") == HeartRate(bpm=117, rr_s=(1.0,), truncated=True)
    assert said("1075").rr_s == ()


@pytest.mark.parametrize("wire", ["", "00", "01b4", "09b400", "09b40001"])
def test_cuts_are_marked(wire: str) -> None:
    assert said(wire).truncated


STRAP = st.builds(
    HeartRate,
    bpm=st.none() | st.integers(1, 254),
    contact=st.none() | st.booleans(),
    energy_kj=st.none() | st.integers(0, 0xFFFE),
    rr_s=st.none()
    | st.lists(st.integers(1, 0xFFFE), min_size=1, max_size=8).map(
        lambda raw: tuple(r / 1024 for r in raw)
    ),
)


@given(STRAP)
def test_what_is_encoded_is_decoded(strap: HeartRate) -> None:
    assert decode_measurement(encode_measurement(strap)) == strap
