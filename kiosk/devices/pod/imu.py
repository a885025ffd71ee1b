"""The pod's IMU frame: up to 19 samples that a clock in the pod has timed.

The format is specified in hardware/pod/protocol; its vectors.json is checked against this file.
"""

import math
import struct
from dataclasses import dataclass
from enum import IntFlag

TICK_HZ = 32768
STANDARD_GRAVITY_MPS2 = 9.80665
ACCELERATION_RANGES_G = (2, 4, 8, 16)
RATE_RANGES_DPS = (250, 500, 1000, 2000, 125)
"""Full scale by range code; 32768 counts are the full scale."""
MOST_SIX_AXES, MOST_ACCELERATION_ONLY = 19, 38
"""Samples that fit a frame of 244 bytes."""

VERSION = 1
SIX_AXES, ACCELERATION_ONLY = 0, 1
_HEADER = struct.Struct("<BBHIIHBB")
_VECTOR = struct.Struct("<3h")
_PERIOD_PER_TICK = 64

Counts = tuple[int, int, int]
Vector = tuple[float, float, float]


class ImuFlag(IntFlag):
    GAP_BEFORE = 1
    RESENT = 2
    CLIPPED = 4
    CONFIGURATION_CHANGED = 8


@dataclass(frozen=True, slots=True)
class ImuFrame:
    """One frame. What it does not say is None; samples after a cut are not there."""

    flags: ImuFlag
    sequence: int
    first_index: int
    """Counts every sample the sensor took, lost ones too."""
    first_tick: int
    period_ticks: float | None
    """Measured time between samples; None when the pod does not know it."""
    acceleration_range_g: int | None
    rate_range_dps: int | None
    acceleration_counts: tuple[Counts, ...]
    rate_counts: tuple[Counts, ...] | None
    truncated: bool = False

    @property
    def acceleration_mps2(self) -> tuple[Vector, ...] | None:
        """Specific force; None when the range code is unknown."""
        if self.acceleration_range_g is None:
            return None
        scale = self.acceleration_range_g * STANDARD_GRAVITY_MPS2 / 32768
        return tuple((x * scale, y * scale, z * scale) for x, y, z in self.acceleration_counts)

    @property
    def rate_radps(self) -> tuple[Vector, ...] | None:
        """Angular rate; None without a gyroscope or when the range code is unknown."""
        if self.rate_counts is None or self.rate_range_dps is None:
            return None
        scale = math.radians(self.rate_range_dps) / 32768
        return tuple((x * scale, y * scale, z * scale) for x, y, z in self.rate_counts)


def decode_imu(data: bytes) -> ImuFrame | None:
    """The frame, with the whole samples that arrived; None when it is not one of ours."""
    if len(data) < _HEADER.size:
        return None
    kind, flags, sequence, index, tick, period, count, ranges = _HEADER.unpack_from(data)
    if kind >> 4 != VERSION or kind & 15 not in (SIX_AXES, ACCELERATION_ONLY):
        return None
    six = kind & 15 == SIX_AXES
    whole = min(count, (len(data) - _HEADER.size) // (12 if six else 6))
    vectors = _vectors(data, whole * (2 if six else 1))
    return ImuFrame(
        flags=ImuFlag(flags & 15),
        sequence=sequence,
        first_index=index,
        first_tick=tick,
        period_ticks=period / _PERIOD_PER_TICK if period else None,
        acceleration_range_g=_range(ACCELERATION_RANGES_G, ranges & 15),
        rate_range_dps=_range(RATE_RANGES_DPS, ranges >> 4) if six else None,
        acceleration_counts=vectors[::2] if six else vectors,
        rate_counts=vectors[1::2] if six else None,
        truncated=whole < count,
    )


def encode_imu(frame: ImuFrame) -> bytes:
    """The bytes a pod sends; raises ValueError for what no frame can say."""
    if frame.acceleration_range_g is None:
        raise ValueError("acceleration_range_g: a frame always has one")
    six = frame.rate_counts is not None
    ranges = ACCELERATION_RANGES_G.index(frame.acceleration_range_g)
    if frame.rate_range_dps is not None:
        ranges |= RATE_RANGES_DPS.index(frame.rate_range_dps) << 4
    header = _HEADER.pack(
        VERSION << 4 | (SIX_AXES if six else ACCELERATION_ONLY),
        frame.flags,
        frame.sequence & 0xFFFF,
        frame.first_index & 0xFFFFFFFF,
        frame.first_tick & 0xFFFFFFFF,
        round((frame.period_ticks or 0) * _PERIOD_PER_TICK),
        len(frame.acceleration_counts),
        ranges,
    )
    if frame.rate_counts is None:
        return header + b"".join(_VECTOR.pack(*a) for a in frame.acceleration_counts)
    pairs = zip(frame.acceleration_counts, frame.rate_counts, strict=True)
    return header + b"".join(_VECTOR.pack(*a) + _VECTOR.pack(*r) for a, r in pairs)


def _vectors(data: bytes, count: int) -> tuple[Counts, ...]:
    return tuple(_VECTOR.unpack_from(data, _HEADER.size + 6 * i) for i in range(count))


def _range(ranges: tuple[int, ...], code: int) -> int | None:
    return ranges[code] if code < len(ranges) else None
