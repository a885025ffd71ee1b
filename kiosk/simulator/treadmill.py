"""The virtual belt in the air: a treadmill that speaks the Fitness Machine Service.

It answers as the specification says and starts only by its console: a start asked for over the
air fails unless the belt was made to allow it.
"""

import math
import struct
from collections.abc import Mapping

from kiosk.devices.link import Advertisement, LinkError, Missing
from kiosk.devices.treadmill import (
    CONTROL_POINT,
    DATA,
    FEATURE,
    INCLINE_RANGE,
    SERVICE,
    SPEED_RANGE,
    STATUS,
    TRAINING_STATUS,
    TreadmillData,
    encode_data,
)
from kiosk.simulator.belt import BeltState
from kiosk.simulator.link import VirtualLink
from kiosk.simulator.member import VirtualMember

_FEATURES = 1 << 2 | 1 << 3 | 1 << 12  # distance, inclination, elapsed time
_TARGETS = 1 << 0 | 1 << 1  # speed, inclination
_SUCCESS, _NOT_SUPPORTED, _INVALID, _FAILED, _NOT_PERMITTED = range(1, 6)
_MOST_INCLINE_PCT, _INCLINE_STEP_PCT = 12.0, 0.5
_CENTI_KMH = 360.0  # hundredths of km/h in a m/s


class Treadmill:
    """One belt as its radio shows it. One link at a time, as real ones allow."""

    def __init__(
        self, address: str, name: str, member: VirtualMember, remote_start: bool = False
    ) -> None:
        self.address, self.name = address, name
        self._member = member
        self._belt = member.belt
        self._remote_start = remote_start
        self._controlled = False
        self._link: VirtualLink | None = None
        self.written: list[bytes] = []
        """Every control point write, for tests of what a kiosk may do."""
        self.notified = frozenset({DATA, STATUS, CONTROL_POINT, TRAINING_STATUS})
        member.belt.listeners.append(self._console)

    def advertisement(self, now_us: int) -> Advertisement | None:
        return Advertisement(
            address=self.address,
            name=self.name,
            rssi_dbm=-64,
            seen_us=now_us,
            services=frozenset({SERVICE}),
            service_data={SERVICE: bytes([1, 1, 0])},  # available, a treadmill
        )

    def values(self) -> Mapping[str, bytes]:
        belt = self._belt
        lowest, highest = (round(v * _CENTI_KMH) for v in (belt.lowest_mps, belt.highest_mps))
        moving = belt.state is BeltState.RUNNING
        return {
            FEATURE: struct.pack("<II", _FEATURES, _TARGETS),
            SPEED_RANGE: struct.pack("<HHH", lowest, highest, 10),
            INCLINE_RANGE: struct.pack("<hhH", 0, int(_MOST_INCLINE_PCT * 10), 5),
            TRAINING_STATUS: bytes([0, 0x0D if moving else 0x01]),
        }

    async def serve(self, link: VirtualLink) -> None:
        self._link, self._controlled = link, False
        second = math.ceil(link.clock.now_us() * 1e-6)
        while True:
            await link.clock.sleep_until(second * 1_000_000)
            self._member.advance(float(second))
            link.deliver(DATA, encode_data(self._data(second)))
            second += 1

    def accept(self, link: VirtualLink, characteristic: str, value: bytes) -> None:
        if characteristic != CONTROL_POINT:
            raise Missing(self.address, f"{characteristic} cannot be written")
        if not link.listens(CONTROL_POINT):
            raise LinkError(self.address, "0xFD: client configuration descriptor improperly set")
        self.written.append(value)
        op = value[0] if value else 0xFF
        result = self._obey(op, value[1:], link.clock.now_us() * 1e-6)
        link.deliver_later(CONTROL_POINT, bytes([0x80, op, result]))

    def _data(self, at_s: float) -> TreadmillData:
        belt = self._belt
        begun_s = at_s if belt.started_s is None else belt.started_s
        return TreadmillData(
            speed_kmh=round(belt.speed_mps(at_s) * 3.6, 2),
            distance_m=int(belt.way_m(at_s)),
            incline_pct=belt.incline_pct,
            ramp_deg=round(math.degrees(math.atan(belt.incline_pct / 100.0)), 1),
            elapsed_s=int(at_s - begun_s) & 0xFFFF,
        )

    def _obey(self, op: int, rest: bytes, now_s: float) -> int:
        if op == 0x00:
            self._controlled = True
            return _SUCCESS
        if op not in (0x01, 0x02, 0x03, 0x07, 0x08):
            return _NOT_SUPPORTED
        if not self._controlled:
            return _NOT_PERMITTED
        if op == 0x01:
            self._controlled = False
            return _SUCCESS
        if op == 0x02:
            return self._set_speed(rest, now_s)
        if op == 0x03:
            return self._set_incline(rest)
        return self._start(now_s) if op == 0x07 else self._stop(rest, now_s)

    def _set_speed(self, rest: bytes, now_s: float) -> int:
        belt = self._belt
        wanted_mps = int.from_bytes(rest[:2], "little") / _CENTI_KMH
        if len(rest) < 2 or not belt.lowest_mps - 1e-3 <= wanted_mps <= belt.highest_mps + 1e-3:
            return _INVALID
        if belt.state is not BeltState.RUNNING:
            return _FAILED
        belt.set_speed(now_s, wanted_mps, by_radio=True)
        return _SUCCESS

    def _set_incline(self, rest: bytes) -> int:
        wanted_pct = int.from_bytes(rest[:2], "little", signed=True) / 10.0
        if len(rest) < 2 or not 0.0 <= wanted_pct <= _MOST_INCLINE_PCT:
            return _INVALID
        self._belt.incline_pct = round(wanted_pct / _INCLINE_STEP_PCT) * _INCLINE_STEP_PCT
        return _SUCCESS

    def _start(self, now_s: float) -> int:
        if self._belt.state is BeltState.RUNNING or not self._remote_start:
            return _FAILED
        self._belt.start(now_s, by_radio=True)
        return _SUCCESS

    def _stop(self, rest: bytes, now_s: float) -> int:
        if not rest or rest[0] not in (1, 2):
            return _INVALID
        if self._belt.state is BeltState.STOPPED:
            return _FAILED
        self._belt.stop(now_s, pause=rest[0] == 2, by_radio=True)
        return _SUCCESS

    def _console(self, status: bytes) -> None:
        """Whoever is connected hears of the console's keys; a hand on the console ends control."""
        if self._link is None or not self._link.open:
            return
        self._link.deliver(STATUS, status)
        if self._controlled:
            self._controlled = False
            self._link.deliver(STATUS, b"\xff")
