"""A virtual Polar H10: raw chest acceleration over the maker's measurement service."""

import math
import struct
from collections.abc import Mapping

import numpy as np

from kiosk.body.foot_path import GRAVITY_MPS2
from kiosk.devices import heart_rate
from kiosk.devices.link import Advertisement, Missing
from kiosk.devices.polar import CONTROL, DATA
from kiosk.simulator.link import VirtualLink
from kiosk.simulator.member import VirtualMember
from kiosk.simulator.sensor import Sensor, SensorSettings
from kiosk.simulator.wearables import HeartStrap

_FEATURES = bytes([0x0F, 0x05]) + bytes(15)  # ECG and acceleration
_RATES_HZ, _RANGES_G, _RESOLUTION = (25, 50, 100, 200), (2, 4, 8), 16
_SAMPLES = 36
_GET_SETTINGS, _START, _STOP = 1, 2, 3
_ACCELERATION = 2
_OK, _BAD_OP, _BAD_TYPE, _BAD_RESOLUTION, _BAD_RATE, _BAD_RANGE, _IN_STATE = 0, 1, 2, 7, 8, 9, 6
_EPOCH_NS = 599_616_000 * 1_000_000_000
"""The strap's clock was set in 2019 and never since: good for spacing only."""


class PolarH10(HeartStrap):
    """The strap with acceleration in milli-g at up to 200 Hz, axes as it happens to be worn."""

    def __init__(self, address: str, name: str, member: VirtualMember) -> None:
        super().__init__(address, name, member)
        self.notified = frozenset({heart_rate.MEASUREMENT, CONTROL, DATA})
        self._streaming: tuple[int, int] | None = None

    def advertisement(self, now_us: int) -> Advertisement | None:
        if not self.worn:
            return None
        services = frozenset({heart_rate.SERVICE})
        company = {0x006B: bytes([0x72, 0x08])}
        return Advertisement(
            self.address, self.name, -68, now_us, services, manufacturer_data=company
        )

    def values(self) -> Mapping[str, bytes]:
        return {CONTROL: _FEATURES}

    def accept(self, link: VirtualLink, characteristic: str, value: bytes) -> None:
        if characteristic != CONTROL:
            raise Missing(self.address, f"{characteristic} cannot be written")
        op, kind = (*value[:2], 0, 0)[:2]
        error, more = self._obey(link, op, kind, value[2:])
        link.deliver_later(CONTROL, bytes([0xF0, op, kind, error, 0]) + more)

    def _obey(self, link: VirtualLink, op: int, kind: int, rest: bytes) -> tuple[int, bytes]:
        if op not in (_GET_SETTINGS, _START, _STOP):
            return _BAD_OP, b""
        if kind != _ACCELERATION:
            return _BAD_TYPE, b""
        if op == _GET_SETTINGS:
            return _OK, _settings()
        if (op == _START) == (self._streaming is not None):
            return _IN_STATE, b""
        if op == _STOP:
            self._streaming = None
            return _OK, b""
        return self._start(link, rest), b""

    def _start(self, link: VirtualLink, rest: bytes) -> int:
        asked = _asked(rest)
        rate_hz, range_g = asked.get(0, 0), asked.get(2, 0)
        if rate_hz not in _RATES_HZ:
            return _BAD_RATE
        if range_g not in _RANGES_G:
            return _BAD_RANGE
        if asked.get(1, _RESOLUTION) != _RESOLUTION:
            return _BAD_RESOLUTION
        self._streaming = rate_hz, range_g
        link.spawn(self._stream(link, rate_hz, range_g))
        return _OK

    async def serve(self, link: VirtualLink) -> None:
        self._streaming = None
        await super().serve(link)

    async def _stream(self, link: VirtualLink, rate_hz: int, range_g: int) -> None:
        part = SensorSettings(
            rate_hz=float(rate_hz),
            rate_error=0.012,
            acceleration_range_g=range_g,
            mounting_rad=(0.1, 1.5, 0.0),
            acceleration_noise_mps2=0.03,
            gyroscope=False,
        )
        sensor = Sensor(part, np.random.default_rng([self._member.seed, 33]))
        index = math.ceil(link.clock.now_us() * 1e-6 * part.true_rate_hz)
        while self._streaming == (rate_hz, range_g):
            times_s = (index + np.arange(_SAMPLES)) / part.true_rate_hz
            await link.clock.sleep_until(math.ceil(float(times_s[-1]) * 1e6) + 25_000)
            self._member.advance(float(times_s[-1]))
            motion = self._member.trunk(float(times_s[0]), float(times_s[-1]))
            counts = sensor.measure(motion, times_s).acceleration
            milli_g = np.rint(counts * part.acceleration_scale_mps2 / GRAVITY_MPS2 * 1000)
            stamp = _EPOCH_NS + round(float(times_s[-1]) * 1e9)
            head = struct.pack("<BQB", _ACCELERATION, stamp, 1)
            link.deliver(DATA, head + milli_g.astype("<i2").tobytes())
            index += _SAMPLES


def _settings() -> bytes:
    said = b""
    for kind, values in ((0, _RATES_HZ), (1, (_RESOLUTION,)), (2, _RANGES_G)):
        said += bytes([kind, len(values)]) + struct.pack(f"<{len(values)}H", *values)
    return said


def _asked(rest: bytes) -> dict[int, int]:
    """First value of each setting; what follows a cut is not there."""
    asked: dict[int, int] = {}
    at = 0
    while at + 4 <= len(rest):
        kind, count = rest[at], max(rest[at + 1], 1)
        asked[kind] = int.from_bytes(rest[at + 2 : at + 4], "little")
        at += 2 + 2 * count
    return asked
