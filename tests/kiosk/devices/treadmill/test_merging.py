"""Records in parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.treadmill.data import TreadmillData, decode_data
from kiosk.devices.treadmill.merging import PENDING_US, RecordMerger

TOUCH_XL_1, TOUCH_XL_2 = "9f0061003600000000ff7f0000ff7f05006e0002", "001f71000002cc003c06ff7f1a00"


def frame(wire: str) -> TreadmillData:
    return decode_data(bytes.fromhex(wire))


def test_a_matrix_record_in_two_parts() -> None:
    merger = RecordMerger()
    assert merger.add(0, frame(TOUCH_XL_1)) is None
    whole = merger.add(20_000, frame(TOUCH_XL_2))
    assert whole is not None
    assert (whole.speed_kmh, whole.distance_m, whole.kcal, whole.kcal_h) == (1.13, 54, 5, 110)
    assert (whole.elapsed_s, whole.power_w, whole.hr_bpm) == (204, 26, None)
    assert whole.more_data is False


def test_absent_power_does_not_overwrite_power() -> None:
    merger = RecordMerger()
    merger.add(0, TreadmillData(more_data=True, power_w=19))
    whole = merger.add(1, TreadmillData(more_data=False, speed_kmh=5.0, power_w=None))
    assert whole is not None
    assert whole.power_w == 19


@pytest.mark.parametrize(("wait_us", "distance_m"), [(PENDING_US, 54), (PENDING_US + 1, None)])
def test_a_part_whose_end_was_lost_does_not_wait_for_ever(
    wait_us: int, distance_m: int | None
) -> None:
    merger = RecordMerger()
    merger.add(0, frame(TOUCH_XL_1))
    whole = merger.add(wait_us, frame(TOUCH_XL_2))
    assert whole is not None
    assert whole.distance_m == distance_m


def test_each_record_stands_alone() -> None:
    merger = RecordMerger()
    merger.add(0, frame(TOUCH_XL_1))
    merger.add(1, frame(TOUCH_XL_2))
    alone = merger.add(2, frame(TOUCH_XL_2))
    assert alone is not None
    assert alone.distance_m is None


def test_what_is_no_frame_neither_ends_nor_spoils_a_record() -> None:
    merger = RecordMerger()
    merger.add(0, frame(TOUCH_XL_1))
    assert merger.add(1, frame("")) is None
    whole = merger.add(2, frame(TOUCH_XL_2))
    assert whole is not None
    assert whole.distance_m == 54


@given(st.lists(st.binary(min_size=2, max_size=30), max_size=12))
def test_a_record_says_only_what_a_part_said(parts: list[bytes]) -> None:
    merger, heard = RecordMerger(), set()
    for at, part in enumerate(map(decode_data, parts)):
        heard |= {part.distance_m, part.kcal, part.power_w}
        whole = merger.add(at, part)
        assert (whole is None) == bool(part.more_data)
        if whole is not None:
            assert {whole.distance_m, whole.kcal, whole.power_w} <= heard | {None}
            assert whole.speed_kmh == part.speed_kmh
            heard = set()
