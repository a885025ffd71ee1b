"""Treadmill Data (0x2ACD): what a belt says about once a second, in the units of the wire."""

from dataclasses import dataclass

from kiosk.devices.field import NO_S16, S16, U8, U16, U24, Field, build, size, walk

MAX_SPEED_KMH = 30
MAX_INCLINE_PCT = 45
_NO_U16 = frozenset({0xFFFF})
_NO_ELEVATION = frozenset({0xFFFF, 0x7FFF})
"""Matrix sends the one, Life Fitness the other."""

FIELDS = (
    Field("speed_kmh", U16, 0, per_unit=100, absent=_NO_U16, limit=MAX_SPEED_KMH),
    Field("avg_speed_kmh", U16, 1, per_unit=100, absent=_NO_U16, limit=MAX_SPEED_KMH),
    Field("distance_m", U24, 2),
    Field("incline_pct", S16, 3, per_unit=10, absent=NO_S16, limit=MAX_INCLINE_PCT),
    Field("ramp_deg", S16, 3, per_unit=10, absent=NO_S16, limit=45),
    Field("elevation_gain_m", U16, 4, per_unit=10, absent=_NO_ELEVATION),
    Field("elevation_loss_m", U16, 4, per_unit=10, absent=_NO_ELEVATION),
    Field("pace_km_per_min", U8, 5, per_unit=10),
    Field("avg_pace_km_per_min", U8, 6, per_unit=10),
    Field("kcal", U16, 7, absent=_NO_U16),
    Field("kcal_h", U16, 7, absent=_NO_U16),
    Field("kcal_min", U8, 7, absent=frozenset({0xFF})),
    Field("hr_bpm", U8, 8, absent=frozenset({0, 0xFF})),
    Field("met", U8, 9, per_unit=10),
    Field("elapsed_s", U16, 10),
    Field("remaining_s", U16, 11),
    Field("force_n", S16, 12, absent=NO_S16),
    Field("power_w", S16, 12, absent=NO_S16),
    Field("steps_vendor_b13", U24, 13),
)
"""In the order of the wire, each with its flag bit. Bit 13 is reserved by the specification;
FitShow, Urevo, KingSmith and Yesoul count steps there."""

_LONG_PACE = {
    "pace_km_per_min": Field("pace_s_per_500m", U16, 5, absent=_NO_U16),
    "avg_pace_km_per_min": Field("avg_pace_s_per_500m", U16, 6, absent=_NO_U16),
}
_FIELDS_LONG_PACE = tuple(_LONG_PACE.get(f.name, f) for f in FIELDS)
_BEFORE_PACE = FIELDS[:7]
_PACE_BITS = 1 << 5 | 1 << 6
_SPEED_BIT = 1
"""Inverted on the wire: "More Data" set means that the speed is not in this part."""


@dataclass(frozen=True, slots=True)
class TreadmillData:
    """One notification, perhaps one part of a record. None is "it does not say", never zero."""

    more_data: bool | None = None
    speed_kmh: float | None = None
    avg_speed_kmh: float | None = None
    distance_m: float | None = None
    incline_pct: float | None = None
    ramp_deg: float | None = None
    elevation_gain_m: float | None = None
    elevation_loss_m: float | None = None
    pace_km_per_min: float | None = None
    avg_pace_km_per_min: float | None = None
    pace_s_per_500m: float | None = None
    avg_pace_s_per_500m: float | None = None
    kcal: float | None = None
    kcal_h: float | None = None
    kcal_min: float | None = None
    hr_bpm: float | None = None
    met: float | None = None
    elapsed_s: float | None = None
    remaining_s: float | None = None
    force_n: float | None = None
    power_w: float | None = None
    steps_vendor_b13: float | None = None
    dropped: tuple[str, ...] = ()
    """Fields that were there and out of range."""
    truncated: bool = False
    trailing: int = 0
    """Bytes after the last field that the flags promise."""


def decode_data(data: bytes) -> TreadmillData:
    """What arrived before the first field that does not fit; nothing after it."""
    if len(data) < 2:
        return TreadmillData(truncated=True)
    wire_flags = int.from_bytes(data[:2], "little")
    flags = wire_flags ^ _SPEED_BIT
    fields = _layout(flags, len(data) - 2)
    seen = walk(fields, flags, data, 2)
    return TreadmillData(
        more_data=bool(wire_flags & 1),
        dropped=seen.dropped,
        truncated=seen.truncated,
        trailing=0 if seen.truncated else len(data) - seen.end,
        **seen.values,
    )


def encode_data(said: TreadmillData) -> bytes:
    """The bytes a belt sends; pace in its one-byte form. Raises ValueError for half a group
    that has no "not available"."""
    values = {f.name: getattr(said, f.name) for f in FIELDS}
    flags, body = build(FIELDS, values)
    return (flags ^ _SPEED_BIT).to_bytes(2, "little") + body


def _layout(flags: int, length: int) -> tuple[Field, ...]:
    """The pace was one byte once and is two now: the length of the frame tells, or nothing after
    the elevation is read."""
    if not flags & _PACE_BITS:
        return FIELDS
    fitting = [f for f in (FIELDS, _FIELDS_LONG_PACE) if size(f, flags) == length]
    return fitting[0] if len(fitting) == 1 else _BEFORE_PACE
