"""Running Speed and Cadence (0x1814): a foot pod's own summary of a step. The wire."""

from dataclasses import dataclass

from kiosk.devices.field import U8, U16, U32, Field, build, walk
from kiosk.devices.link import uuid

SERVICE = uuid(0x1814)
MEASUREMENT = uuid(0x2A53)
FEATURE = uuid(0x2A54)
LOCATION = uuid(0x2A5D)

FIELDS = (
    Field("speed_mps", U16, per_unit=256, absent=frozenset({0xFFFF}), limit=12.5),
    Field("cadence", U8),
    Field("stride_m", U16, 0, per_unit=100, absent=frozenset({0xFFFF}), limit=6),
    Field("distance_m", U32, 1, per_unit=10, absent=frozenset({0xFFFFFFFF})),
)
_RUNNING = 1 << 2


@dataclass(frozen=True, slots=True)
class RunningSpeed:
    """One measurement. `cadence` counts one foot or both, as the maker saw fit."""

    running: bool | None = None
    """The pod's own opinion; a Runn says "walking" at 187 steps a minute."""
    speed_mps: float | None = None
    cadence: float | None = None
    stride_m: float | None = None
    distance_m: float | None = None
    dropped: tuple[str, ...] = ()
    truncated: bool = False
    trailing: int = 0


def decode_measurement(data: bytes) -> RunningSpeed:
    """What arrived before the first field that does not fit; nothing after it."""
    if not data:
        return RunningSpeed(truncated=True)
    seen = walk(FIELDS, data[0], data, 1)
    return RunningSpeed(
        running=bool(data[0] & _RUNNING),
        dropped=seen.dropped,
        truncated=seen.truncated,
        trailing=0 if seen.truncated else len(data) - seen.end,
        **seen.values,
    )


def encode_measurement(said: RunningSpeed) -> bytes:
    """The bytes a foot pod sends; raises ValueError without a cadence."""
    values = {f.name: getattr(said, f.name) for f in FIELDS}
    flags, body = build(FIELDS, values)
    return bytes([flags | _RUNNING * bool(said.running)]) + body
