"""The pod's control point: one request, one indication with its result."""

import struct
from dataclasses import dataclass
from enum import IntEnum


class Op(IntEnum):
    START = 1
    STOP = 2
    SYNC = 3
    RESEND = 4
    IDENTIFY = 5
    CONFIGURE = 6


class Result(IntEnum):
    DONE = 0
    UNKNOWN_OP = 1
    BAD_PARAMETER = 2
    WRONG_STATE = 3
    GONE = 4
    """The frames asked for are no longer held."""


RESPONSE = 0x80
OPS = {op.value: op for op in Op}
RESULTS = {result.value: result for result in Result}


_CONFIGURATION = struct.Struct("<HHHB")


@dataclass(frozen=True, slots=True)
class Configuration:
    """What may be set; which values are within the limits only the pod decides."""

    rate_hz: int = 416
    acceleration_range_g: int = 16
    rate_range_dps: int = 2000
    """0: no gyroscope."""
    samples_per_frame: int = 16


@dataclass(frozen=True, slots=True)
class Response:
    """What the pod answered. `result` is None for a code this version does not know."""

    op: Op | None
    result: Result | None
    parameters: bytes


def start() -> bytes:
    return bytes([Op.START])


def stop() -> bytes:
    return bytes([Op.STOP])


def sync(cookie: int) -> bytes:
    """Ask for the pod's tick now; the answer carries the cookie back."""
    return struct.pack("<BI", Op.SYNC, cookie)


def resend(sequence: int, count: int) -> bytes:
    """Ask for lost frames again, from this sequence number on."""
    return struct.pack("<BHB", Op.RESEND, sequence, count)


def identify(seconds: int) -> bytes:
    """Let the pod blink."""
    return bytes([Op.IDENTIFY, seconds])


def configure(wanted: Configuration | None = None) -> bytes:
    """Set the sensor anew, while it does not stream; without one, ask what is in force."""
    if wanted is None:
        return bytes([Op.CONFIGURE])
    ranges = wanted.acceleration_range_g, wanted.rate_range_dps
    said = _CONFIGURATION.pack(wanted.rate_hz, *ranges, wanted.samples_per_frame)
    return bytes([Op.CONFIGURE]) + said


def in_force(said: Response) -> Configuration | None:
    """What the pod's answer to `configure` says; None where it says nothing."""
    if said.op is not Op.CONFIGURE or len(said.parameters) < _CONFIGURATION.size:
        return None
    return Configuration(*_CONFIGURATION.unpack_from(said.parameters))


def answer(op: int, result: Result, parameters: bytes = b"") -> bytes:
    """The indication a pod sends."""
    return bytes([RESPONSE | op, result]) + parameters


def decode_response(data: bytes) -> Response | None:
    """None when it is cut or no response."""
    if len(data) < 2 or not data[0] & RESPONSE:
        return None
    return Response(OPS.get(data[0] & 0x7F), RESULTS.get(data[1]), data[2:])
