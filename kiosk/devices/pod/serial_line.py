"""The pod's messages on a cable: channel, payload and CRC-32, stuffed so that a zero ends each.

The format is specified in hardware/deck/protocol; its vectors.json is checked against this file.
"""

import struct
import zlib
from dataclasses import dataclass
from enum import IntEnum

LARGEST = 1 + 244 + 4
"""Channel, the largest frame of the service, CRC."""
_CRC = struct.Struct("<I")


class Line(IntEnum):
    """The characteristic's number in the pod's service."""

    INFO = 2
    CONTROL = 3
    IMU = 4
    EVENTS = 5
    STATUS = 6


@dataclass(frozen=True, slots=True)
class Message:
    """One whole message."""

    line: int
    payload: bytes


def encode(line: int, payload: bytes) -> bytes:
    """The bytes for the cable, the closing zero included; raises ValueError when too long."""
    plain = bytes([line]) + payload
    plain += _CRC.pack(zlib.crc32(plain))
    if len(plain) > LARGEST:
        raise ValueError(f"{len(payload)} bytes: no message is so long")
    return b"".join(bytes([len(run) + 1]) + run for run in plain.split(b"\0")) + b"\0"


def decode(stuffed: bytes) -> Message | None:
    """The message between two zeros; None when it is damaged or cut."""
    plain = _unstuffed(stuffed)
    if plain is None or len(plain) < 1 + _CRC.size:
        return None
    body, crc = plain[: -_CRC.size], plain[-_CRC.size :]
    return Message(body[0], body[1:]) if _CRC.unpack(crc)[0] == zlib.crc32(body) else None


class LineReader:
    """Bytes as they come, in pieces of any size, into messages."""

    def __init__(self) -> None:
        self.damaged = 0
        """Messages that were begun and could not be read."""
        self._waiting = b""

    def feed(self, data: bytes) -> list[Message]:
        """The messages that this piece completes."""
        *ended, rest = (self._waiting + data).split(b"\0")
        self._waiting = rest[-2 * LARGEST :]  # a cable that never sends a zero fills no memory
        messages = [decode(stuffed) for stuffed in ended if stuffed]
        self.damaged += messages.count(None)
        return [message for message in messages if message is not None]


def _unstuffed(stuffed: bytes) -> bytes | None:
    runs, at = [], 0
    while at < len(stuffed):
        length = stuffed[at]
        run = stuffed[at + 1 : at + length]
        if length == 0 or len(run) != length - 1:
            return None
        runs.append(run)
        at += length
    return b"\0".join(runs) if runs else None
