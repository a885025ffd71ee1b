"""Frames nobody recorded, written from the specifications alone: every combination of flags, cut at
every byte, each field at its extremes, records split anywhere.

The tables here are an encoder of their own: nothing of the decoders is used to write a frame.
"""

import random
import struct
from collections.abc import Iterator
from dataclasses import asdict
from math import isfinite
from typing import NamedTuple

import pytest

from kiosk.devices import heart_rate, running_speed
from kiosk.devices.makers.movesense import decode_imu6
from kiosk.devices.polar.frame import decode_data as decode_polar
from kiosk.devices.treadmill.control_point import decode_control_point
from kiosk.devices.treadmill.data import TreadmillData, decode_data
from kiosk.devices.treadmill.merging import RecordMerger
from kiosk.devices.treadmill.status import decode_status
from tests.kiosk.devices.damage import LIMITS

NOTES = {"more_data", "dropped", "truncated", "trailing"}
SPEED, PACE = 0, {5, 6}


class Wire(NamedTuple):
    """One field of the specification's table, with the counts of one unit and a plain count."""

    bit: int
    name: str
    form: str
    per: int
    plain: int

    @property
    def size(self) -> int:
        return 3 if self.form == "u24" else struct.calcsize(self.form)

    def pack(self, count: int) -> bytes:
        return (
            count.to_bytes(3, "little")
            if self.form == "u24"
            else struct.pack("<" + self.form, count)
        )

    @property
    def value(self) -> float:
        return self.plain / self.per


TREADMILL = (
    Wire(0, "speed_kmh", "H", 100, 1234),
    Wire(1, "avg_speed_kmh", "H", 100, 987),
    Wire(2, "distance_m", "u24", 1, 0x01E240),
    Wire(3, "incline_pct", "h", 10, -25),
    Wire(3, "ramp_deg", "h", 10, -14),
    Wire(4, "elevation_gain_m", "H", 10, 421),
    Wire(4, "elevation_loss_m", "H", 10, 17),
    Wire(5, "pace_km_per_min", "B", 10, 21),
    Wire(6, "avg_pace_km_per_min", "B", 10, 16),
    Wire(7, "kcal", "H", 1, 312),
    Wire(7, "kcal_h", "H", 1, 845),
    Wire(7, "kcal_min", "B", 1, 14),
    Wire(8, "hr_bpm", "B", 1, 151),
    Wire(9, "met", "B", 10, 98),
    Wire(10, "elapsed_s", "H", 1, 1805),
    Wire(11, "remaining_s", "H", 1, 95),
    Wire(12, "force_n", "h", 1, -40),
    Wire(12, "power_w", "h", 1, 230),
)
ALL = range(1 << 13)
"""A set bit is a field that is there, bit 0 as well: inverted when it is written."""


def there(bits: int) -> list[Wire]:
    return [field for field in TREADMILL if bits >> field.bit & 1]


def frame(bits: int, extra: int = 0) -> bytes:
    flags = (bits ^ 1) | extra
    return struct.pack("<H", flags) + b"".join(field.pack(field.plain) for field in there(bits))


def said(data: TreadmillData) -> dict[str, float]:
    return {k: v for k, v in asdict(data).items() if k not in NOTES and v is not None}


def whole_in(fields: list[Wire], length: int) -> dict[str, float]:
    """What is wholly there in so many bytes."""
    at, found = 2, {}
    for field in fields:
        at += field.size
        if at > length:
            break
        found[field.name] = field.value
    return found


def test_every_combination_of_flags_says_its_fields_and_no_other() -> None:
    for bits in ALL:
        data = decode_data(frame(bits))
        assert said(data) == {f.name: pytest.approx(f.value) for f in there(bits)}, hex(bits)
        assert (data.truncated, data.trailing, data.dropped) == (False, 0, ())
        assert data.more_data is not bool(bits & 1)


def test_reserved_flags_and_bytes_behind_change_nothing() -> None:
    for bits in ALL:
        if bits & 0x60:
            continue  # bytes behind make the width of pace unknown
        data = decode_data(frame(bits, 0xC000) + b"\xa5\x5a")
        assert said(data) == {f.name: pytest.approx(f.value) for f in there(bits)}, hex(bits)
        assert (data.truncated, data.trailing) == (False, 2)


def test_cut_at_every_byte_what_came_before_stays_and_nothing_follows() -> None:
    for bits in range(0, 1 << 13, 3):
        fields, whole = there(bits), frame(bits)
        known = [f for f in fields if f.bit < min(PACE)] if bits & 0x60 else fields
        for end in range(len(whole)):
            data = decode_data(whole[:end])
            expected = whole_in(known, end) if end >= 2 else {}
            assert said(data) == {k: pytest.approx(v) for k, v in expected.items()}, whole[
                :end
            ].hex()


@pytest.mark.parametrize("field", TREADMILL, ids=lambda f: f.name)
@pytest.mark.parametrize("count", [b"\x00", b"\xff", b"\x7f", b"\x80"], ids=bytes.hex)
def test_a_field_at_its_extremes_leaves_no_range(field: Wire, count: bytes) -> None:
    """All its bytes alike, and the most and least that its sign allows."""
    for wire in (
        count * field.size,
        b"\xff" * (field.size - 1) + count,
        bytes(field.size - 1) + count,
    ):
        body = b"".join(wire if f is field else f.pack(f.plain) for f in there(1 << field.bit))
        data = decode_data(struct.pack("<H", (1 << field.bit) ^ 1) + body)
        for name, value in said(data).items():
            assert isfinite(value)
            assert abs(value) <= LIMITS.get(name, 2**24), name
        assert data.truncated is False


NOT_AVAILABLE = {
    "speed_kmh": "ffff",
    "incline_pct": "ff7f",
    "ramp_deg": "ff7f",
    "elevation_gain_m": "ffff",
    "elevation_loss_m": "ff7f",
    "kcal": "ffff",
    "kcal_h": "ffff",
    "kcal_min": "ff",
    "hr_bpm": "ff",
    "force_n": "ff7f",
    "power_w": "ff7f",
}


@pytest.mark.parametrize("name", NOT_AVAILABLE)
def test_not_available_is_unknown_and_its_neighbours_are_read(name: str) -> None:
    bits = (1 << 13) - 1 & ~0x60
    body = b"".join(
        bytes.fromhex(NOT_AVAILABLE[name]) if f.name == name else f.pack(f.plain)
        for f in there(bits)
    )
    data = decode_data(struct.pack("<H", bits ^ 1) + body)
    expected = {f.name: pytest.approx(f.value) for f in there(bits) if f.name != name}
    assert said(data) == expected
    assert data.dropped == ()


def test_a_record_split_anywhere_is_the_whole_record() -> None:
    """Any of its fields in the first part, which never has the speed, the rest in the last."""
    rng = random.Random(5)
    for _ in range(3000):
        bits = rng.randrange(1 << 13) | 1
        first = bits & rng.randrange(1 << 13) & ~1
        merger = RecordMerger()
        assert merger.add(0, decode_data(frame(first))) is None
        whole = merger.add(400_000, decode_data(frame(bits & ~first)))
        assert whole is not None
        assert said(whole) == said(decode_data(frame(bits)))


def rsc() -> Iterator[tuple[bytes, list[tuple[str, float, int]]]]:
    """Every flag of a foot pod, reserved ones too: frame, and its fields with where they end."""
    for flags in range(256):
        fields = [("speed_mps", 3.5, 3), ("cadence", 88, 4)]
        body = struct.pack("<BHB", flags, 896, 88)
        for bit, name, value, wire in (
            (0, "stride_m", 1.12, struct.pack("<H", 112)),
            (1, "distance_m", 1234.5, struct.pack("<I", 12345)),
        ):
            if flags >> bit & 1:
                body += wire
                fields.append((name, value, len(body)))
        yield body, fields


def test_a_foot_pod_cut_at_every_byte_under_every_flag() -> None:
    for whole, fields in rsc():
        for end in range(len(whole) + 1):
            got = running_speed.decode_measurement(whole[:end])
            for name, value, last in fields:
                wanted = pytest.approx(value) if last <= end else None
                assert getattr(got, name) == wanted, whole[:end].hex()
            assert got.truncated is (end < len(whole))
        without = {"stride_m", "distance_m"} - {name for name, _, _ in fields}
        assert all(getattr(got, name) is None for name in without)
        assert got.running is bool(whole[0] & 4)


def test_a_strap_cut_at_every_byte_under_every_flag() -> None:
    for flags in range(256):
        pulse = struct.pack("<H", 171) if flags & 1 else b"\xab"
        energy = struct.pack("<H", 95) if flags & 8 else b""
        beats = struct.pack("<HH", 358, 512) if flags & 16 else b""
        whole = bytes([flags]) + pulse + energy + beats
        ends = 1 + len(pulse), 1 + len(pulse) + len(energy)
        for end in range(len(whole) + 1):
            got = heart_rate.decode_measurement(whole[:end])
            assert got.bpm == (171 if end >= ends[0] else None)
            assert got.energy_kj == (95 if energy and end >= ends[1] else None)
            intervals = tuple(b / 1024 for b in (358, 512))[: max(0, end - ends[1]) // 2]
            assert (got.rr_s or ()) == (intervals if beats else ())
        contact = bool(flags & 2) if flags & 4 else None
        assert got.contact is contact


@pytest.mark.parametrize("code", range(256))
def test_status_and_control_point_cut_at_every_byte_invent_nothing(code: int) -> None:
    whole = bytes([code]) + bytes(range(1, 11))
    for end in range(len(whole) + 1):
        for decode in (decode_status, decode_control_point):
            known = decode(whole[:end]).values
            assert known.items() <= decode(whole).values.items()
            assert all(isfinite(value) for value in known.values())


@pytest.mark.parametrize(
    "wire",
    [
        "02650000000000000081f1ff1400f00306017b0f08",
        "050094357700000000810000803f000020410000a0411c010000a001000008cdccec0d",
        "020000000000000000010ef7ffffffe703f7ffffffe703",
    ],
)
def test_a_polar_frame_cut_at_every_byte_keeps_its_first_samples(wire: str) -> None:
    whole = decode_polar(bytes.fromhex(wire))
    assert whole is not None
    assert whole.samples
    for end in range(len(wire) // 2):
        cut = decode_polar(bytes.fromhex(wire)[:end])
        samples = cut.samples if cut and cut.samples else ()
        assert samples == whole.samples[: len(samples)]


@pytest.mark.parametrize("wild", [float("nan"), float("inf"), 1e12, -300.0])
def test_a_movesense_value_beyond_its_ranges_spoils_the_packet(wild: float) -> None:
    good = struct.pack("<I6f", 1000, 0.1, 0.2, 9.8, 1.0, -250.0, 1900.0)
    assert decode_imu6(good) is not None
    assert decode_imu6(struct.pack("<I6f", 1000, 0.1, wild, 9.8, 1.0, -250.0, 1900.0)) is None
