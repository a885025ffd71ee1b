"""Machine Status (0x2ADA) and Training Status (0x2AD3): what a belt says happened.

Extra bytes and codes nobody knows are ordinary here; neither is an error.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.devices.field import S16, U8, U16, U24, Field, walk

OPS = {
    0x01: "Reset",
    0x02: "Stopped or Paused by User",
    0x03: "Stopped by Safety Key",
    0x04: "Started or Resumed by User",
    0x05: "Target Speed Changed",
    0x06: "Target Incline Changed",
    0x07: "Target Resistance Changed",
    0x08: "Target Power Changed",
    0x09: "Target Heart Rate Changed",
    0x0A: "Targeted Energy Changed",
    0x0B: "Targeted Steps Changed",
    0x0C: "Targeted Strides Changed",
    0x0D: "Targeted Distance Changed",
    0x0E: "Targeted Training Time Changed",
    0x0F: "Targeted Time in Two Heart Rate Zones Changed",
    0x10: "Targeted Time in Three Heart Rate Zones Changed",
    0x11: "Targeted Time in Five Heart Rate Zones Changed",
    0x12: "Indoor Bike Simulation Changed",
    0x13: "Wheel Circumference Changed",
    0x14: "Spin Down Status",
    0x15: "Targeted Cadence Changed",
    0xFF: "Control Permission Lost",
}
PARAMETERS: Mapping[int, tuple[Field, ...]] = {
    0x05: (Field("speed_kmh", U16, per_unit=100, limit=30, absent=frozenset({0xFFFF})),),
    0x06: (Field("incline_pct", S16, per_unit=10, limit=45, absent=frozenset({0x7FFF})),),
    0x07: (Field("resistance", U8, per_unit=10),),
    0x08: (Field("power_w", S16),),
    0x09: (Field("hr_bpm", U8, absent=frozenset({0, 255})),),
    0x0A: (Field("kcal", U16),),
    0x0B: (Field("steps", U16),),
    0x0C: (Field("strides", U16),),
    0x0D: (Field("distance_m", U24),),
    0x0E: (Field("time_s", U16),),
    0x0F: tuple(Field(f"zone_{n}_s", U16) for n in (1, 2)),
    0x10: tuple(Field(f"zone_{n}_s", U16) for n in (1, 2, 3)),
    0x11: tuple(Field(f"zone_{n}_s", U16) for n in (1, 2, 3, 4, 5)),
    0x12: (
        Field("wind_mps", S16, per_unit=1000),
        Field("grade_pct", S16, per_unit=100),
        Field("rolling_resistance", U8, per_unit=10000),
        Field("wind_resistance_kgpm", U8, per_unit=100),
    ),
    0x13: (Field("wheel_mm", U16, per_unit=10),),
    0x14: (Field("spin_down", U8),),
    0x15: (Field("cadence_per_min", U16, per_unit=2),),
}
"""Op codes 0x05 to 0x13 carry what the control point's own 0x02 to 0x12 ask for."""

STOP_OR_PAUSE = {1: "stop", 2: "pause"}
TRAINING = (
    *("Other", "Idle", "Warming Up", "Low Intensity Interval", "High Intensity Interval"),
    *("Recovery Interval", "Isometric", "Heart Rate Control", "Fitness Test"),
    *("Speed Too Low for Control", "Speed Too High for Control", "Cool Down", "Watt Control"),
    *("Manual Mode (Quick Start)", "Pre-Workout", "Post-Workout"),
)
SEEN_IN_THE_FIELD = {0x10: "RFU 0x10 (slowing down)", 0x11: "RFU 0x11 (stopped/paused)"}
"""UREVO's own codes, reserved by the specification."""


@dataclass(frozen=True, slots=True)
class MachineStatus:
    """One thing that happened. `op` is None for a code nobody knows or an empty frame."""

    code: int | None = None
    op: str | None = None
    arg: str | None = None
    """How it was stopped: "stop" or "pause"."""
    values: Mapping[str, float] = field(default_factory=dict)
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class TrainingStatus:
    """`string` is "" where the belt announces one and sends none, None where it announces none."""

    code: int | None = None
    status: str | None = None
    string: str | None = None


def decode_status(data: bytes) -> MachineStatus:
    if not data:
        return MachineStatus(truncated=True)
    code = data[0]
    arg = STOP_OR_PAUSE.get(data[1]) if code == 0x02 and len(data) > 1 else None
    seen = walk(PARAMETERS.get(code, ()), 0, data, 1)
    cut = seen.truncated or (code == 0x02 and len(data) < 2)
    return MachineStatus(code, OPS.get(code), arg, seen.values, cut)


def decode_training_status(data: bytes) -> TrainingStatus:
    if len(data) < 2:
        return TrainingStatus()
    code = data[1]
    known = TRAINING[code] if code < len(TRAINING) else SEEN_IN_THE_FIELD.get(code)
    text = data[2:].decode("utf-8", errors="replace").rstrip("\0") if data[0] & 1 else None
    return TrainingStatus(code, known or f"RFU 0x{code:02X}", text)
