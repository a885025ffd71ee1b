"""The pod's service: its characteristics, and what it says of itself and in the air."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.devices.field import S16, U8, U16, U32, Field, build, walk


def _uuid(number: int) -> str:
    return f"9c4a{number:04x}-cd53-4460-8a8d-f0c397be225c"


SERVICE, INFO, CONTROL, IMU, EVENTS, STATUS = (_uuid(n) for n in range(1, 7))
VERSION = 1

INFO_FIELDS = (
    Field("version", U8),
    Field("firmware_major", U8),
    Field("sample_rate_hz", U16, absent=frozenset({0})),
    Field("tick_hz", U32, absent=frozenset({0})),
    Field("acceleration_range_g", U16, absent=frozenset({0})),
    Field("rate_range_dps", U16, absent=frozenset({0})),
    Field("capabilities", U32),
)
STATUS_FIELDS = (
    Field("version", U8),
    Field("state", U8),
    Field("battery_pct", U8, absent=frozenset({255}), limit=100),
    Field("reserved", U8),
    Field("temperature_c", S16, per_unit=10, absent=frozenset({0x7FFF}), limit=100),
    Field("dropped_frames", U16),
    Field("uptime_s", U32),
)
_CHARGING, _STREAMING, _FAULT = 1, 2, 4
_AIR = struct.Struct("<7B")


@dataclass(frozen=True, slots=True)
class PodInfo:
    """What the pod can do; fields after a cut are None."""

    version: int | None = None
    firmware_major: int | None = None
    sample_rate_hz: int | None = None
    tick_hz: int | None = None
    acceleration_range_g: int | None = None
    rate_range_dps: int | None = None
    """None on a pod without a gyroscope."""
    capabilities: int | None = None


@dataclass(frozen=True, slots=True)
class PodStatus:
    """How the pod is; fields after a cut and unknown ones are None."""

    charging: bool | None = None
    streaming: bool | None = None
    fault: bool | None = None
    battery_pct: int | None = None
    temperature_c: float | None = None
    dropped_frames: int | None = None
    uptime_s: int | None = None


@dataclass(frozen=True, slots=True)
class PodAdvertisement:
    """Service data of an advertisement: taps and battery without a link."""

    charging: bool
    battery_pct: int | None
    double_taps: int
    """Since power-on, wraps at 256."""
    double_tap_age_s: float | None
    """0.1 s steps, 25.4 and more read 25.4; None before the first."""
    firmware: tuple[int, int]
    fault: bool = False
    """Its sensor does not answer, or did not pass its test."""


def decode_info(data: bytes) -> PodInfo:
    """What the pod answered; nothing of another version is believed."""
    return PodInfo(**_whole(walk(INFO_FIELDS, 0, data, 0).values))


def encode_info(info: PodInfo) -> bytes:
    """The bytes a pod answers; raises ValueError when a field without "unknown" is missing."""
    values = {f.name: getattr(info, f.name) for f in INFO_FIELDS}
    return build(INFO_FIELDS, values)[1]


def decode_status(data: bytes) -> PodStatus:
    """How the pod is; nothing of another version is believed."""
    seen = walk(STATUS_FIELDS, 0, data, 0).values
    values = _whole(seen)
    state = values.get("state")
    return PodStatus(
        charging=None if state is None else bool(state & _CHARGING),
        streaming=None if state is None else bool(state & _STREAMING),
        fault=None if state is None else bool(state & _FAULT),
        battery_pct=values.get("battery_pct"),
        temperature_c=seen.get("temperature_c") if values else None,
        dropped_frames=values.get("dropped_frames"),
        uptime_s=values.get("uptime_s"),
    )


def _whole(values: Mapping[str, float]) -> dict[str, int]:
    """The values as integers; none when the version is not ours."""
    known = values if values.get("version") == VERSION else {}
    return {name: int(value) for name, value in known.items()}


def encode_status(status: PodStatus) -> bytes:
    state = _CHARGING * bool(status.charging) | _STREAMING * bool(status.streaming)
    values: dict[str, float | None] = {
        "version": VERSION,
        "state": state | _FAULT * bool(status.fault),
        "battery_pct": status.battery_pct,
        "reserved": 0,
        "temperature_c": status.temperature_c,
        "dropped_frames": status.dropped_frames or 0,
        "uptime_s": status.uptime_s or 0,
    }
    return build(STATUS_FIELDS, values)[1]


def decode_advertisement(data: bytes) -> PodAdvertisement | None:
    """None when the payload is cut or of another version."""
    if len(data) < _AIR.size or data[0] != VERSION:
        return None
    _, state, battery, taps, age, major, minor = _AIR.unpack_from(data)
    return PodAdvertisement(
        charging=bool(state & _CHARGING),
        battery_pct=battery if battery <= 100 else None,
        double_taps=taps,
        double_tap_age_s=age / 10 if age < 255 else None,
        firmware=(major, minor),
        fault=bool(state & _FAULT),
    )


def encode_advertisement(said: PodAdvertisement) -> bytes:
    age = 255 if said.double_tap_age_s is None else min(254, round(said.double_tap_age_s * 10))
    battery = 255 if said.battery_pct is None else said.battery_pct
    state = _CHARGING * said.charging | _FAULT * said.fault
    return _AIR.pack(VERSION, state, battery, said.double_taps & 255, age, *said.firmware)
