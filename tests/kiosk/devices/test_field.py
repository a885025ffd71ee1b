"""Walking a record: order, cuts, sentinels, ranges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.field import NO_S16, S16, U8, U16, U24, Field, build, size, walk

FIELDS = (
    Field("always", U8),
    Field("speed", U16, 0, per_unit=100, limit=30),
    Field("incline", S16, 1, per_unit=10, absent=NO_S16),
    Field("ramp", S16, 1, per_unit=10, absent=NO_S16),
    Field("metres", U24, 2),
)


def test_the_bytes_of_every_field_present() -> None:
    seen = walk(FIELDS, 0b111, bytes.fromhex("09e803f6ffff7f010203"), 0)
    assert seen.values == {"always": 9, "speed": 10.0, "incline": -1.0, "metres": 0x030201}
    assert (seen.truncated, seen.end, seen.dropped) == (False, 10, ())


def test_a_value_out_of_range_is_named_and_not_kept() -> None:
    seen = walk(FIELDS, 0b001, bytes.fromhex("09b90b"), 0)
    assert seen.values == {"always": 9}
    assert seen.dropped == ("speed",)


@given(st.integers(0, 7), st.binary(min_size=11, max_size=11), st.integers(0, 11))
def test_a_cut_keeps_exactly_the_fields_before_it(flags: int, data: bytes, end: int) -> None:
    whole, cut = walk(FIELDS, flags, data, 0), walk(FIELDS, flags, data[:end], 0)
    names = list(whole.values)
    assert list(cut.values) == names[: len(cut.values)]
    assert all(cut.values[name] == whole.values[name] for name in cut.values)
    assert cut.end <= end
    assert cut.truncated == (size(FIELDS, flags) > end)


def test_half_a_group_says_absent_for_the_other_half() -> None:
    assert build(FIELDS, {"always": 1, "incline": 2.0}) == (0b010, bytes.fromhex("011400ff7f"))


def test_what_the_wire_cannot_leave_out_is_refused() -> None:
    with pytest.raises(ValueError, match="always"):
        build(FIELDS, {})
