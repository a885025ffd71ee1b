"""Polar's frames: vendor vectors are checked with the recordings; here literal ones and damage."""

import math
import random
import struct
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.polar.frame import ACC, GYRO, PmdFrame, decode_data

AXIS = st.integers(-2000, 2000)
RUN = st.lists(st.tuples(AXIS, AXIS, AXIS), min_size=1, max_size=40)


def packed(samples: list[tuple[int, int, int]], width: int) -> bytes:
    """An independent encoder: text of bits, one block."""
    bits = ""
    for before, after in pairwise(samples):
        for b, a in zip(before, after, strict=True):
            bits += format((a - b) % (1 << width), f"0{width}b")[::-1]
    bits += "0" * (-len(bits) % 8)
    body = bytes(int(bits[i : i + 8][::-1], 2) for i in range(0, len(bits), 8))
    first = b"".join(v.to_bytes(2, "little", signed=True) for v in samples[0])
    return first + bytes([width, len(samples) - 1]) + body


@given(RUN, st.integers(13, 32))
def test_packed_differences_come_back(samples: list[tuple[int, int, int]], width: int) -> None:
    frame = decode_data(bytes([ACC]) + bytes(8) + b"\x81" + packed(samples, width))
    assert frame is not None
    assert frame.samples == tuple(samples)
    assert frame.blocks == ((width, len(samples) - 1),)
    assert not frame.truncated


def test_two_samples_of_a_verity_sense() -> None:
    """polar-ble-sdk, AccDataTest.kt."""
    wire = "02650000000000000081f1ff1400f00306017b0f08"
    frame = decode_data(bytes.fromhex(wire))
    assert frame == PmdFrame(
        ACC, 0x65, True, 1, ((-15, 20, 1008), (-20, 17, 1008)), ((6, 1),), truncated=False
    )


@pytest.mark.parametrize(
    ("frame_type", "body", "sample"),
    [("00", "f70380", (-9, 3, -128)), ("01", "f7ffffffe703", (-9, -1, 999))],
)
def test_raw_samples(frame_type: str, body: str, sample: tuple[int, int, int]) -> None:
    frame = decode_data(bytes.fromhex("020000000000000000" + frame_type + body + "01"))
    assert frame is not None
    assert frame.samples == (sample,)
    assert frame.truncated, "half a sample is none"


@pytest.mark.parametrize("wire", ["", "02", "02" + "00" * 8])
def test_without_a_header_there_is_no_frame(wire: str) -> None:
    assert decode_data(bytes.fromhex(wire)) is None


@pytest.mark.parametrize("kind_and_type", [("00", "00"), ("02", "85"), ("05", "82"), ("05", "00")])
def test_what_is_not_understood_has_no_samples(kind_and_type: tuple[str, str]) -> None:
    kind, frame_type = kind_and_type
    frame = decode_data(bytes.fromhex(kind + "00" * 8 + frame_type + "11" * 20))
    assert frame is not None
    assert frame.samples is None


def floats(values: list[tuple[float, float, float]]) -> bytes:
    """A gyroscope's frame of floats, the differences of their bits 32 wide."""
    bits = [struct.unpack("<3i", struct.pack("<3f", *value)) for value in values]
    differences = b"".join(
        ((a - b) % 2**32).to_bytes(4, "little")
        for before, after in pairwise(bits)
        for b, a in zip(before, after, strict=True)
    )
    header = bytes([GYRO]) + bytes(8) + b"\x81" + struct.pack("<3f", *values[0])
    return header + bytes([32, len(values) - 1]) + differences


RATE = st.floats(-2000, 2000, width=32)


@given(st.lists(st.tuples(RATE, RATE, RATE), min_size=1, max_size=9))
def test_floats_come_back_also_where_they_change_their_sign(
    rates: list[tuple[float, float, float]],
) -> None:
    frame = decode_data(floats(rates))
    assert frame is not None
    assert frame.samples == tuple(rates)
    assert frame.floats


def test_the_makers_own_frame_of_floats() -> None:
    """polar-ble-sdk, GyrDataTest.kt: differences of 28 bits."""
    header = bytes([GYRO]) + bytes(8) + b"\x81"
    body = "0000803f000020410000a0411c010000a001000008cdccec0d"
    frame = decode_data(header + bytes.fromhex(body))
    assert frame is not None
    second = struct.unpack("<3f", struct.pack("<3I", 0x41200000, 0x41A00000, 0x3F8CCCCD))
    assert frame.samples == ((1.0, 10.0, 20.0), second)
    assert (frame.blocks, frame.truncated) == (((28, 1),), False)


@pytest.mark.parametrize("impossible", [math.nan, math.inf, 1e9])
def test_a_rate_that_no_sensor_means_ends_the_frame(impossible: float) -> None:
    frame = decode_data(floats([(1.0, 2.0, 3.0), (1.0, impossible, 3.0), (1.0, 2.0, 3.0)]))
    assert frame is not None
    assert (frame.samples, frame.truncated) == (((1.0, 2.0, 3.0),), True)


def test_damage_never_leaves_what_the_channel_can_hold() -> None:
    rng = random.Random(4)
    for _ in range(20_000):
        data = rng.choice([b"\x02", b"\x05"]) + bytes(8) + rng.choice([b"\x80", b"\x81"])
        frame = decode_data(data + rng.randbytes(rng.randrange(60)))
        assert frame is not None
        for sample in frame.samples or ():
            assert all(-32768 <= value <= 32768 for value in sample)


@given(RUN, st.data())
def test_a_cut_keeps_whole_blocks(samples: list[tuple[int, int, int]], data: st.DataObject) -> None:
    whole = bytes([GYRO]) + bytes(8) + b"\x80" + packed(samples, 16)
    cut = whole[: data.draw(st.integers(10, len(whole) - 1))]
    frame = decode_data(cut)
    assert frame is not None
    assert frame.samples in ((), (samples[0],))
