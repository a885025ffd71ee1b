"""Running speed and cadence: literal frames are in tests/vectors; here the rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.running_speed import RunningSpeed, decode_measurement, encode_measurement


def said(wire: str) -> RunningSpeed:
    return decode_measurement(bytes.fromhex(wire))


def test_a_cut_keeps_what_came_before() -> None:
    assert said("035c03a182") == RunningSpeed(
        running=False, speed_mps=3.359375, cadence=161, truncated=True
    )


def test_nobody_runs_at_256_metres_a_second() -> None:
    assert said("00ffffa0") == RunningSpeed(running=False, cadence=160)
    assert said("00810ca0") == RunningSpeed(running=False, cadence=160, dropped=("speed_mps",))
    assert said("00800ca0").speed_mps == 12.5


def test_standing_still_is_zero_because_the_pod_says_so() -> None:
    assert said("00000000") == RunningSpeed(running=False, speed_mps=0.0, cadence=0)


@pytest.mark.parametrize("wire", ["", "00", "00ff", "000001"])
def test_less_than_four_bytes_are_a_cut(wire: str) -> None:
    assert said(wire).truncated


POD = st.builds(
    RunningSpeed,
    running=st.booleans(),
    speed_mps=st.integers(0, 3200).map(lambda raw: raw / 256),
    cadence=st.integers(0, 255),
    stride_m=st.none() | st.integers(0, 600).map(lambda raw: raw / 100),
    distance_m=st.none() | st.integers(0, 2**32 - 2).map(lambda raw: raw / 10),
)


@given(POD)
def test_what_is_encoded_is_decoded(pod: RunningSpeed) -> None:
    assert decode_measurement(encode_measurement(pod)) == pod
