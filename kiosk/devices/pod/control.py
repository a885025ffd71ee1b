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


def answer(op: int, result: Result, parameters: bytes = b"") -> bytes:
    """The indication a pod sends."""
    return bytes([RESPONSE | op, result]) + parameters


def decode_response(data: bytes) -> Response | None:
    """None when it is cut or no response."""
    if len(data) < 2 or not data[0] & RESPONSE:
        return None
    return Response(OPS.get(data[0] & 0x7F), RESULTS.get(data[1]), data[2:])
