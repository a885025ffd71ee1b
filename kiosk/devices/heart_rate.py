"""Heart Rate (0x180D): pulse, the intervals between beats, and whether skin is felt. The wire."""

from dataclasses import dataclass

from kiosk.devices.field import U8, U16, Field, build, walk
from kiosk.devices.link import uuid

SERVICE = uuid(0x180D)
MEASUREMENT = uuid(0x2A37)

_NO_PULSE = frozenset({0, 0xFF, 0xFFFF})
FIELDS = (
    Field("bpm", U8, 5, absent=_NO_PULSE),
    Field("bpm", U16, 0, absent=_NO_PULSE, limit=254),
    Field("energy_kj", U16, 3, absent=frozenset({0xFFFF})),
)
"""Bit 5 is ours: the wire has no flag for the short form, only bit 0 for the long one."""

_SHORT = 1 << 5
_CONTACT_SUPPORTED, _CONTACT, _RR = 1 << 2, 1 << 1, 1 << 4
_RR_PER_S = 1024


@dataclass(frozen=True, slots=True)
class HeartRate:
    """One measurement. `contact` is None on a strap that cannot tell."""

    bpm: float | None = None
    contact: bool | None = None
    energy_kj: float | None = None
    rr_s: tuple[float, ...] | None = None
    """Oldest first; None when the strap sent none."""
    dropped: tuple[str, ...] = ()
    truncated: bool = False


def decode_measurement(data: bytes) -> HeartRate:
    """What arrived before the first field that does not fit; nothing after it."""
    if not data:
        return HeartRate(truncated=True)
    wire = data[0]
    seen = walk(FIELDS, wire & 0b1001 | (0 if wire & 1 else _SHORT), data, 1)
    has_rr = wire & _RR and not seen.truncated
    body = data[seen.end :] if has_rr else b""
    return HeartRate(
        contact=bool(wire & _CONTACT) if wire & _CONTACT_SUPPORTED else None,
        rr_s=_intervals(body) if has_rr else None,
        dropped=seen.dropped,
        truncated=seen.truncated or len(body) % 2 == 1,
        **seen.values,
    )


def encode_measurement(said: HeartRate) -> bytes:
    """The bytes a strap sends, in the short form."""
    rr = said.rr_s or ()
    values = {"bpm": said.bpm or 0, "energy_kj": said.energy_kj}
    flags, body = build(FIELDS[::2], values)
    flags = flags & ~_SHORT | _RR * bool(rr)
    if said.contact is not None:
        flags |= _CONTACT_SUPPORTED | _CONTACT * said.contact
    beats = b"".join(round(s * _RR_PER_S).to_bytes(2, "little") for s in rr)
    return bytes([flags]) + body + beats


def _intervals(body: bytes) -> tuple[float, ...]:
    """An interval of 0 or 65535 is no interval."""
    raw = (int.from_bytes(body[i : i + 2], "little") for i in range(0, len(body) - 1, 2))
    return tuple(r / _RR_PER_S for r in raw if r not in (0, 0xFFFF))
