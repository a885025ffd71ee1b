"""The IMU frame: physical values, and encoder and decoder against each other."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.pod import ACCELERATION_RANGES_G, RATE_RANGES_DPS, ImuFlag, ImuFrame
from kiosk.devices.pod.imu import decode_imu, encode_imu

I16 = st.integers(-32768, 32767)
COUNTS = st.lists(st.tuples(I16, I16, I16), min_size=1, max_size=19).map(tuple)
FRAME = st.builds(
    ImuFrame,
    flags=st.integers(0, 15).map(ImuFlag),
    sequence=st.integers(0, 0xFFFF),
    first_index=st.integers(0, 2**32 - 1),
    first_tick=st.integers(0, 2**32 - 1),
    period_ticks=st.integers(1, 0xFFFF).map(lambda raw: raw / 64),
    acceleration_range_g=st.sampled_from(ACCELERATION_RANGES_G),
    rate_range_dps=st.sampled_from(RATE_RANGES_DPS),
    acceleration_counts=COUNTS,
    rate_counts=st.none(),
)
STILL = ImuFrame(
    flags=ImuFlag(0),
    sequence=0,
    first_index=0,
    first_tick=0,
    period_ticks=78.75,
    acceleration_range_g=16,
    rate_range_dps=2000,
    acceleration_counts=((0, 0, 2048),),
    rate_counts=((0, 0, -16384),),
)


@given(FRAME, st.booleans())
def test_what_is_encoded_is_decoded(frame: ImuFrame, gyroscope: bool) -> None:
    if gyroscope:
        frame = replace(frame, rate_counts=tuple(reversed(frame.acceleration_counts)))
    else:
        frame = replace(frame, rate_range_dps=None)
    assert decode_imu(encode_imu(frame)) == frame


def test_counts_become_physics() -> None:
    assert STILL.acceleration_mps2 == ((0.0, 0.0, pytest.approx(9.80665)),)
    assert STILL.rate_radps == ((0.0, 0.0, pytest.approx(-math.radians(1000))),)


def test_an_unknown_range_gives_no_physics() -> None:
    unknown = replace(STILL, acceleration_range_g=None, rate_range_dps=None)
    assert unknown.acceleration_mps2 is None
    assert unknown.rate_radps is None


def test_nineteen_six_axis_samples_fill_244_bytes() -> None:
    samples = ((1, 2, 3),) * 19
    full = replace(STILL, acceleration_counts=samples, rate_counts=samples)
    assert len(encode_imu(full)) == 244


@pytest.mark.parametrize("broken", [{"acceleration_range_g": None}, {"acceleration_range_g": 3}])
def test_what_no_frame_can_say_is_refused(broken: dict[str, int | None]) -> None:
    with pytest.raises(ValueError, match=r"acceleration_range_g|tuple\.index"):
        encode_imu(replace(STILL, **broken))


@given(st.binary(max_size=260))
def test_noise_is_read_or_refused(data: bytes) -> None:
    frame = decode_imu(data)
    if frame is not None:
        samples = len(frame.acceleration_counts)
        size = 12 if frame.rate_counts is not None else 6
        assert 16 + samples * size <= len(data)
        assert frame.truncated == (samples < data[14])
