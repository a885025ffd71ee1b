"""Treadmill Data: rules of the wire one by one."""

from dataclasses import asdict, fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.treadmill.data import TreadmillData, decode_data, encode_data

NOTES = {"more_data", "dropped", "truncated", "trailing"}
VALUES = [f.name for f in fields(TreadmillData) if f.name not in NOTES]


def said(wire: str) -> dict[str, float]:
    data = asdict(decode_data(bytes.fromhex(wire)))
    return {name: data[name] for name in VALUES if data[name] is not None}


@pytest.mark.parametrize("wire", ["", "00", "9e"])
def test_less_than_the_flags_says_nothing(wire: str) -> None:
    assert decode_data(bytes.fromhex(wire)) == TreadmillData(truncated=True)


def test_bit_0_is_inverted() -> None:
    assert said("0000e803") == {"speed_kmh": 10.0}
    assert said("0100") == {}
    assert decode_data(bytes.fromhex("0100")).more_data is True


def test_flags_without_sign() -> None:
    """0x0084 read as a signed byte would set the bits 8 to 15."""
    assert said("8400e8030001000500000000") == {
        "speed_kmh": 10.0,
        "distance_m": 256,
        "kcal": 5,
        "kcal_h": 0,
        "kcal_min": 0,
    }


def test_a_cut_triple_keeps_its_first_and_gives_no_heart_rate() -> None:
    """The byte after the cut was shown as a heart rate of 169 by others."""
    assert said("81012600a9") == {"kcal": 38}
    assert decode_data(bytes.fromhex("81012600a9")).truncated


def test_sentinels_are_no_numbers() -> None:
    assert said("0000ffff") == {}
    assert said("0900ff7fff7f") == {}
    assert said("1100ff7fffff") == {}
    assert said("8100ffffffffff") == {}
    assert said("010100") == said("0101ff") == {}
    assert said("0110ff7fff7f") == {}


def test_out_of_range_is_dropped_and_counted() -> None:
    wild = decode_data(bytes.fromhex("0800b90b34030000"))
    assert wild.dropped == ("speed_kmh", "incline_pct")
    assert (wild.speed_kmh, wild.incline_pct, wild.ramp_deg) == (None, None, 0.0)


@pytest.mark.parametrize(
    ("wire", "pace"),
    [
        ("2000e8032a", {"pace_km_per_min": 4.2}),
        ("2000e8032a00", {"pace_s_per_500m": 42}),
        ("6000e8032a2b", {"pace_km_per_min": 4.2, "avg_pace_km_per_min": 4.3}),
        ("6000e8032a002b00", {"pace_s_per_500m": 42, "avg_pace_s_per_500m": 43}),
    ],
)
def test_the_length_tells_the_width_of_pace(wire: str, pace: dict[str, float]) -> None:
    assert said(wire) == {"speed_kmh": 10.0, **pace}


def test_where_neither_width_fits_nothing_after_elevation_is_read() -> None:
    ambiguous = "6004e8030102030405060708"
    assert said(ambiguous) == {"speed_kmh": 10.0}
    assert decode_data(bytes.fromhex(ambiguous)).trailing == 8


def test_step_count_in_bit_13_and_bytes_nobody_promised() -> None:
    assert said("0120fa0000") == {"steps_vendor_b13": 250}
    more = decode_data(bytes.fromhex("01c0aabb"))
    assert (more.trailing, more.truncated) == (2, False)


@given(st.binary(max_size=64), st.integers(0, 64))
def test_a_cut_never_invents(data: bytes, end: int) -> None:
    """With pace in the frame the width is guessed from the length, so only bits 0-4 may stay."""
    if len(data) >= 2 and data[0] & 0x60:
        return
    whole, cut = said(data.hex()), said(data[:end].hex())
    assert cut.items() <= whole.items()


BELT = st.builds(
    TreadmillData,
    more_data=st.just(False),
    speed_kmh=st.integers(0, 3000).map(lambda raw: raw / 100),
    distance_m=st.none() | st.integers(0, 0xFFFFFF),
    incline_pct=st.integers(-450, 450).map(lambda raw: raw / 10),
    kcal=st.none() | st.integers(0, 0xFFFE),
    hr_bpm=st.none() | st.integers(1, 254),
    elapsed_s=st.none() | st.integers(0, 0xFFFF),
    steps_vendor_b13=st.none() | st.integers(0, 0xFFFFFF),
)


@given(BELT)
def test_what_is_encoded_is_decoded(belt: TreadmillData) -> None:
    assert decode_data(encode_data(belt)) == belt


def test_an_encoded_frame() -> None:
    belt = TreadmillData(speed_kmh=10.0, distance_m=37, incline_pct=1.5)
    assert encode_data(belt).hex() == "0c00e8032500000f00ff7f"
