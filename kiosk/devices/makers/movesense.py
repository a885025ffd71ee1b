"""Movesense with the gatt_sensordata_app protocol: subscribe to a path, receive its packets."""

import asyncio
import contextlib
import math
import struct
from dataclasses import asdict, dataclass
from typing import Any

from kiosk.devices import strap
from kiosk.devices.kind import Kind
from kiosk.devices.link import Link, LinkError, LinkLost, Missing
from kiosk.devices.sample import ImuBlock, Sink, Vector
from kiosk.devices.timeline import Timeline

SERVICE = "34802252-7185-4d5d-b431-630e7050e8f0"
WRITE = "34800001-7185-4d5d-b431-630e7050e8f0"
NOTIFY = "34800002-7185-4d5d-b431-630e7050e8f0"

KIND = Kind(
    *(SERVICE, "Movesense", ("acceleration", "rotation", "heart rate")),
    names=("Movesense",),
    is_strap=True,
    telemetry=frozenset({NOTIFY}),
    first_s=12.0,
    silence_s=3.0,
)

HELLO, SUBSCRIBE, UNSUBSCRIBE, FETCH_LOG = range(4)
RESULT, DATA, DATA_PART2 = 1, 2, 3
REFERENCE = 99
RATE_HZ = 104
"""More is not proven over Bluetooth."""
ANSWER_S = 5.0
_SAMPLE_BYTES = 24
_MOST_MPS2, _MOST_DPS = 200.0, 2500.0
"""A little beyond its widest ranges of 16 g and 2000 °/s: nothing else is a measurement."""


@dataclass(frozen=True, slots=True)
class Notification:
    """One packet. A result carries a status (200 is fine) or, answering hello, text."""

    kind: int
    reference: int
    payload: bytes

    @property
    def status(self) -> int | None:
        """Big-endian, unlike everything else; None when there is none."""
        if self.kind != RESULT or len(self.payload) != 2:
            return None
        return int.from_bytes(self.payload, "big")


@dataclass(frozen=True, slots=True)
class Imu6:
    """A whole IMU6 packet: m/s² and °/s."""

    sensor_ms: int
    acceleration_mps2: tuple[Vector, ...]
    rate_dps: tuple[Vector, ...]


def encode_command(command: int, reference: int, path: str = "") -> bytes:
    return bytes([command, reference]) + path.encode("ascii")


def decode_notification(data: bytes) -> Notification | None:
    """None when it is cut before its reference."""
    return Notification(data[0], data[1], data[2:]) if len(data) >= 2 else None


def decode_imu6(payload: bytes) -> Imu6 | None:
    """None unless the packet is whole: its accelerations come first, so half a packet has no
    angular rates at all. A value that is not finite, or beyond every range, is damage."""
    count, rest = divmod(len(payload) - 4, _SAMPLE_BYTES)
    if count < 1 or rest:
        return None
    values = struct.unpack(f"<{count * 6}f", payload[4:])
    inside = (abs(v) <= _MOST_MPS2 for v in values[: count * 3])
    if not (all(inside) and all(abs(v) <= _MOST_DPS for v in values[count * 3 :])):
        return None
    vectors = [(values[i], values[i + 1], values[i + 2]) for i in range(0, len(values), 3)]
    sensor_ms = int.from_bytes(payload[:4], "little")
    return Imu6(sensor_ms, tuple(vectors[:count]), tuple(vectors[count:]))


class Assembler:
    """Packets that did not fit come in two parts; a part whose other half was lost is dropped."""

    def __init__(self, reference: int) -> None:
        self._reference = reference
        self._held = b""

    def add(self, said: Notification) -> Imu6 | None:
        if said.reference != self._reference or said.kind not in (DATA, DATA_PART2):
            return None
        if said.kind == DATA:
            self._held = said.payload
        elif self._held:
            self._held += said.payload
        packet = decode_imu6(self._held)
        if packet is not None:
            self._held = b""
        return packet


class MovesenseTiming:
    """Milliseconds of the first sample become times that do not jump by milliseconds."""

    def __init__(self, rate_hz: float) -> None:
        self._period_us = 1e6 / rate_hz
        self._timeline = Timeline()
        self._next_us: float | None = None

    def block(self, packet: Imu6, arrived_us: int) -> ImuBlock | None:
        """The samples in SI with their times; None for a packet from the past."""
        count, said_us = len(packet.acceleration_mps2), packet.sensor_ms * 1000
        off_us = 0.0 if self._next_us is None else said_us - self._next_us
        broken = abs(off_us) > count * self._period_us / 2
        start_us = said_us - (0.0 if broken else 0.95 * off_us)
        sensor_us = [round(start_us + i * self._period_us) for i in range(count)]
        anew = self._timeline.heard(sensor_us[-1], arrived_us)
        if broken and off_us < 0 and not anew:
            return None
        self._next_us = start_us + count * self._period_us
        times, gap = self._timeline.place(sensor_us)
        return ImuBlock(times, packet.acceleration_mps2, _radians(packet.rate_dps), gap or broken)


def _spoken_notification(frame: bytes) -> dict[str, Any]:
    said = decode_notification(frame)
    if said is None:
        return dict.fromkeys(("kind", "reference", "status", "text", "imu6", "meaning"))
    kinds = {RESULT: "result", DATA: "data", DATA_PART2: "rest"}
    imu6 = decode_imu6(said.payload) if said.kind == DATA else None
    is_text = said.kind == RESULT and said.status is None
    return {
        "kind": kinds.get(said.kind),
        "reference": said.reference,
        "status": said.status,
        "text": said.payload.decode("ascii", errors="replace") if is_text else None,
        "imu6": asdict(imu6) if imu6 else None,
        "meaning": "no free subscription slot" if said.status == 507 else None,
    }


def _spoken_command(frame: bytes) -> dict[str, Any]:
    names = ("hello", "subscribe", "unsubscribe", "fetch log")
    whole = len(frame) >= 2
    return {
        "command": names[frame[0]] if whole and frame[0] < len(names) else None,
        "reference": frame[1] if whole else None,
        "path": frame[2:].decode("ascii", errors="replace") if whole else None,
    }


SPEAK = {NOTIFY: _spoken_notification, WRITE: _spoken_command}


async def stream(link: Link, sink: Sink) -> None:
    """Hand on IMU6, and the pulse where it is told too, until the link is gone; raises `LinkLost`
    or `Missing`."""
    assembler, timing = Assembler(REFERENCE), MovesenseTiming(RATE_HZ)
    answered: asyncio.Queue[Notification] = asyncio.Queue()

    def heard(arrived_us: int, frame: bytes) -> None:
        said = decode_notification(frame)
        if said is not None and (said.kind, said.reference) == (RESULT, REFERENCE):
            answered.put_nowait(said)
        packet = assembler.add(said) if said else None
        block = timing.block(packet, arrived_us) if packet else None
        if block is not None:
            sink(block)

    with contextlib.suppress(Missing):
        await strap.listen(link, sink)
    await link.subscribe(NOTIFY, heard)
    await link.write(WRITE, encode_command(SUBSCRIBE, REFERENCE, f"/Meas/IMU6/{RATE_HZ}"))
    try:
        async with asyncio.timeout(ANSWER_S):
            status = (await answered.get()).status
    except TimeoutError as error:
        raise LinkLost(link.address, "no answer to the subscription") from error
    if status is not None and status >= 300:
        raise LinkLost(link.address, f"refused the subscription ({status})")
    try:
        await link.closed()
    finally:
        with contextlib.suppress(LinkError):
            await link.write(WRITE, encode_command(UNSUBSCRIBE, REFERENCE))


def _radians(rates: tuple[Vector, ...]) -> tuple[Vector, ...]:
    return tuple((math.radians(x), math.radians(y), math.radians(z)) for x, y, z in rates)
