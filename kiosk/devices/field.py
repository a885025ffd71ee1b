"""A protocol as data: each field with its format, its flag bit and what means "no value".

Walking stops at the first field that does not fit. Skipping it and going on is how a calorie
count becomes a heart rate.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Format(NamedTuple):
    """A little-endian integer on the wire."""

    size: int
    signed: bool = False


U8, U16, U24, U32 = Format(1), Format(2), Format(3), Format(4)
S16 = Format(2, signed=True)
NO_S16 = frozenset({0x7FFF})


class Field(NamedTuple):
    """`per_unit` wire counts make one unit of the name; beyond `limit` a value is not believed."""

    name: str
    format: Format
    bit: int | None = None
    """Present when this flag is set; None is always present."""
    per_unit: int = 1
    absent: frozenset[int] = frozenset()
    limit: float | None = None


@dataclass(frozen=True, slots=True)
class Walk:
    """What a frame held: values by name, and what became of the rest."""

    values: Mapping[str, float]
    dropped: tuple[str, ...]
    """Fields that were there and out of range."""
    truncated: bool
    end: int
    """Offset of the first byte not read."""


def walk(fields: Iterable[Field], flags: int, data: bytes, start: int) -> Walk:
    """Read the fields whose flag is set, in order, until one does not fit."""
    values: dict[str, float] = {}
    dropped: list[str] = []
    at = start
    for field in fields:
        if field.bit is not None and not flags >> field.bit & 1:
            continue
        end = at + field.format.size
        if end > len(data):
            return Walk(values, tuple(dropped), truncated=True, end=at)
        raw = int.from_bytes(data[at:end], "little", signed=field.format.signed)
        at = end
        if raw in field.absent:
            continue
        value = raw if field.per_unit == 1 else raw / field.per_unit
        if field.limit is not None and abs(value) > field.limit:
            dropped.append(field.name)
        else:
            values[field.name] = value
    return Walk(values, tuple(dropped), truncated=False, end=at)


def size(fields: Iterable[Field], flags: int) -> int:
    """Bytes of the fields that these flags promise."""
    return sum(f.format.size for f in fields if f.bit is None or flags >> f.bit & 1)


def build(fields: Sequence[Field], values: Mapping[str, float | None]) -> tuple[int, bytes]:
    """Flags and bytes that say these values; raises ValueError where the wire has no way to.

    A flag that several fields share brings all of them; those without a value say "absent".
    """
    bits = {f.bit for f in fields if f.bit is not None and values.get(f.name) is not None}
    body = bytearray()
    for field in fields:
        if field.bit is None or field.bit in bits:
            raw = _raw(field, values.get(field.name))
            body += raw.to_bytes(field.format.size, "little", signed=field.format.signed)
    return sum(1 << bit for bit in bits), bytes(body)


def _raw(field: Field, value: float | None) -> int:
    if value is not None:
        return round(value * field.per_unit)
    if not field.absent:
        raise ValueError(f"{field.name}: the wire has no way to say that it is absent")
    return max(field.absent)
