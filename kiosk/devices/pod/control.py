"""The pod's control point: one request, one indication with its result."""

import struct
from dataclasses import dataclass
from enum import IntEnum

from kiosk.devices.pod.imu import (
    ACCELERATION_RANGES_G,
    MOST_ACCELERATION_ONLY,
    MOST_SIX_AXES,
    RATE_RANGES_DPS,
)


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
REQUEST_BYTES = {
    Op.START: (1,),
    Op.STOP: (1,),
    Op.SYNC: (5,),
    Op.RESEND: (4,),
    Op.IDENTIFY: (2,),
    Op.CONFIGURE: (1, 8),
}
"""How long each request may be, its op included."""
RATES_HZ = (104, 208, 416, 833, 1660)
MOST_FRAMES_PER_S = 60
"""With more a second pod finds no room in a connection interval of 15 ms."""

_CONFIGURATION = struct.Struct("<HHHB")


@dataclass(frozen=True, slots=True)
class Configuration:
    """What may be set. The pod decides; `refusal` says beforehand what it will say."""

    rate_hz: int = 416
    acceleration_range_g: int = 16
    rate_range_dps: int = 2000
    """0: no gyroscope."""
    samples_per_frame: int = 16

    @property
    def most_samples(self) -> int:
        """That fit a frame."""
        return MOST_SIX_AXES if self.rate_range_dps else MOST_ACCELERATION_ONLY

    @property
    def refusal(self) -> str | None:
        """The limit of the protocol that it breaks; None where there is none."""
        if self.rate_hz not in RATES_HZ:
            return f"{self.rate_hz} Hz: only {_one_of(RATES_HZ)}"
        if self.acceleration_range_g not in ACCELERATION_RANGES_G:
            return f"{self.acceleration_range_g} g: only {_one_of(ACCELERATION_RANGES_G)}"
        if self.rate_range_dps not in (0, *RATE_RANGES_DPS):
            return f"{self.rate_range_dps} degrees a second: only {_one_of((0, *RATE_RANGES_DPS))}"
        if not 1 <= self.samples_per_frame <= self.most_samples:
            return f"{self.samples_per_frame} samples a frame: only 1 to {self.most_samples}"
        if self.rate_hz > MOST_FRAMES_PER_S * self.samples_per_frame:
            return (
                f"{self.rate_hz} Hz in frames of {self.samples_per_frame} samples is more than"
                f" {MOST_FRAMES_PER_S} frames a second"
            )
        return None


def _one_of(values: tuple[int, ...]) -> str:
    *most, last = map(str, sorted(values))
    return f"{', '.join(most)} or {last}"


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
    said = b"" if wanted is None else encode_configuration(wanted)
    return bytes([Op.CONFIGURE]) + said


def encode_configuration(said: Configuration) -> bytes:
    """As requests and answers hold it."""
    ranges = said.acceleration_range_g, said.rate_range_dps
    return _CONFIGURATION.pack(said.rate_hz, *ranges, said.samples_per_frame)


def decode_configuration(data: bytes) -> Configuration:
    """Of at least 7 bytes."""
    return Configuration(*_CONFIGURATION.unpack_from(data))


def in_force(said: Response) -> Configuration | None:
    """What the pod's answer to `configure` says; None where it says nothing."""
    if said.op is not Op.CONFIGURE or len(said.parameters) < _CONFIGURATION.size:
        return None
    return decode_configuration(said.parameters)


def answer(op: int, result: Result, parameters: bytes = b"") -> bytes:
    """The indication a pod sends."""
    return bytes([RESPONSE | op, result]) + parameters


def decode_response(data: bytes) -> Response | None:
    """None when it is cut or no response."""
    if len(data) < 2 or not data[0] & RESPONSE:
        return None
    return Response(OPS.get(data[0] & 0x7F), RESULTS.get(data[1]), data[2:])
