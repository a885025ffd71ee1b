"""Polar's PMD control point: what the sensor has, its settings, start and stop."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.devices.polar.frame import KINDS

GET, START, STOP, GET_SDK = 1, 2, 3, 4
SDK_MODE = 9
ANSWER, FEATURES, STOPPED = 0xF0, 0x0F, 0x01
OPS = {GET: "get settings", START: "start", STOP: "stop", GET_SDK: "get SDK settings"}
_FEATURE_BITS = ("ECG", "PPG", "ACC", "PPI", None, "GYRO", "MAG", "skin temperature")
_ERRORS = (
    *("success", "invalid op", "invalid measurement type", "not supported", "invalid length"),
    *("invalid parameter", "already in state", "invalid resolution", "invalid sample rate"),
    *("invalid range", "invalid MTU", "invalid channels", "invalid state", "in charger"),
)
ALREADY_IN_STATE = 6

_SETTINGS = {
    0: ("sample_rate", 2),
    1: ("resolution", 2),
    2: ("range", 2),
    3: ("range_milli", 4),
    4: ("channels", 1),
    5: ("factor", 4),
}
_MOST_FACTOR = 1000.0
"""A count of more than 1000 mg or °/s: no sensor's, and not infinite or a NaN either."""
_CODES = {name: (code, size) for code, (name, size) in _SETTINGS.items()}
Settings = Mapping[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one command."""

    op: int
    kind: int
    error: int
    more: bool = False
    settings: Settings = field(default_factory=dict)

    @property
    def meaning(self) -> str:
        """In words."""
        said = _ERRORS[self.error] if self.error < len(_ERRORS) else f"error {self.error}"
        op, kind = OPS.get(self.op, f"op {self.op}"), KINDS.get(self.kind, f"type {self.kind}")
        return f"{op} {kind}: {said}"


def decode_features(data: bytes) -> tuple[str, ...] | None:
    """What the sensor measures; None when this is no answer to that question."""
    if len(data) < 2 or data[0] != FEATURES:
        return None
    named = (name for bit, name in enumerate(_FEATURE_BITS) if data[1] >> bit & 1)
    sdk = ("SDK mode",) if len(data) > 2 and data[2] & 2 else ()
    return (*(name for name in named if name), *sdk)


def decode_answer(data: bytes) -> Answer | None:
    """None when it is cut or something else, such as a read that BlueZ repeats here."""
    if len(data) < 4 or data[0] != ANSWER:
        return None
    return Answer(
        op=data[1],
        kind=data[2] & 0x3F,
        error=data[3],
        more=len(data) > 4 and bool(data[4]),
        settings=decode_settings(data[5:]),
    )


def decode_settings(data: bytes) -> Settings:
    """The values offered for each setting, up to the first that does not fit or is not known; of
    factors only those that can scale a sample, which may leave none."""
    found: dict[str, tuple[float, ...]] = {}
    at = 0
    while at + 2 <= len(data) and data[at] in _SETTINGS:
        (name, size), count = _SETTINGS[data[at]], data[at + 1]
        end = at + 2 + size * count
        if end > len(data):
            break
        values = (_value(name, data[i : i + size]) for i in range(at + 2, end, size))
        found[name] = tuple(one for one in values if name != "factor" or 0 < one <= _MOST_FACTOR)
        at = end
    return found


def encode_start(kind: int, settings: Mapping[str, int]) -> bytes:
    """Ask for a stream. The factor is the sensor's to say and never sent back."""
    said = b"".join(
        bytes([_CODES[name][0], 1]) + value.to_bytes(_CODES[name][1], "little")
        for name, value in settings.items()
    )
    return bytes([START, kind]) + said


def _value(name: str, raw: bytes) -> float:
    if name != "factor":
        return int.from_bytes(raw, "little")
    value: float = struct.unpack("<f", raw)[0]
    return value
