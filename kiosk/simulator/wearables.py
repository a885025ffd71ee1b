"""What members bring along: a heart rate strap and a footpod that only tells its own summary."""

import math
from collections.abc import Mapping

import numpy as np

from kiosk.body.activity import Activity
from kiosk.devices import heart_rate, running_speed
from kiosk.devices.heart_rate import HeartRate
from kiosk.devices.link import Advertisement, Missing
from kiosk.devices.running_speed import RunningSpeed
from kiosk.simulator.link import VirtualLink
from kiosk.simulator.member import VirtualMember
from kiosk.simulator.truth import Contact

_RESTING_BPM = 68.0
_PER_STEP = {Activity.WALK: 0.25, Activity.MARCH: 0.25, Activity.HOP: 0.30}
_PER_RUN_STEP = 0.52
_RISES_IN_S = 35.0
_LOOKS_BACK_S = 4.0
_FEATURE = (1 << 0 | 1 << 1 | 1 << 2).to_bytes(2, "little")  # stride, distance, walk or run
_IN_SHOE = bytes([2])


class Heart:
    """A pulse that follows the steps of the last half minute."""

    def __init__(self, member: VirtualMember, rng: np.random.Generator) -> None:
        self._member, self._rng = member, rng
        self._bpm, self._at_s = _RESTING_BPM, 0.0
        self._beat_s = 0.0

    def beats(self, now_s: float) -> tuple[float, tuple[float, ...]]:
        """The pulse now, and the intervals of the beats since the last call."""
        pace = steps_a_minute(self._member.truth(), now_s)
        wanted = _RESTING_BPM + pace * _effort(self._member.truth())
        passed_s, self._at_s = now_s - self._at_s, now_s
        self._bpm += (wanted - self._bpm) * (1.0 - math.exp(-passed_s / _RISES_IN_S))
        intervals = []
        while self._beat_s < now_s:
            interval_s = 60.0 / self._bpm * (1.0 + 0.02 * self._rng.normal())
            self._beat_s = max(self._beat_s, now_s - 2.0) + interval_s
            intervals.append(round(interval_s * 1024) / 1024)
        return self._bpm, tuple(intervals)


def steps_a_minute(truth: list[Contact], now_s: float) -> float:
    """Steps of both feet over the last seconds; 0 when nobody moves."""
    starts_s = [c.initial_contact_s for c in truth[-24:] if c.initial_contact_s > now_s - 4.0]
    if len(starts_s) < 3:
        return 0.0
    return 60.0 * (len(starts_s) - 1) / (starts_s[-1] - starts_s[0])


def _effort(truth: list[Contact]) -> float:
    return _PER_STEP.get(truth[-1].activity, _PER_RUN_STEP) if truth else 0.0


class HeartStrap:
    """A strap that tells the pulse once a second. Taken off, it goes on telling the last one."""

    def __init__(self, address: str, name: str, member: VirtualMember) -> None:
        self.address, self.name = address, name
        self._member = member
        self._heart = Heart(member, np.random.default_rng([member.seed, 31]))
        self._last_bpm = _RESTING_BPM
        self.worn = True
        self.feels_skin: bool | None = None
        """False or True on a strap that can tell; None on one that cannot, as the Polar H10."""
        self.notified = frozenset({heart_rate.MEASUREMENT})

    def advertisement(self, now_us: int) -> Advertisement | None:
        if not self.worn:
            return None
        services = frozenset({heart_rate.SERVICE})
        return Advertisement(self.address, self.name, -70, now_us, services)

    def values(self) -> Mapping[str, bytes]:
        return {}

    def accept(self, link: VirtualLink, characteristic: str, value: bytes) -> None:
        raise Missing(self.address, f"{characteristic} cannot be written")

    async def serve(self, link: VirtualLink) -> None:
        second = math.ceil(link.clock.now_us() * 1e-6)
        while True:
            await link.clock.sleep_until(second * 1_000_000)
            self._member.advance(float(second))
            link.deliver(heart_rate.MEASUREMENT, self._frame(float(second)))
            second += 1

    def _frame(self, now_s: float) -> bytes:
        bpm, intervals_s = self._heart.beats(now_s)
        if self.worn:
            self._last_bpm = bpm
        contact = None if self.feels_skin is None else self.worn
        rr_s = intervals_s if self.worn else None
        return heart_rate.encode_measurement(HeartRate(round(self._last_bpm), contact, rr_s=rr_s))


class Footpod:
    """A pod of another maker: speed and cadence by its own reckoning, once a second."""

    def __init__(
        self, address: str, name: str, member: VirtualMember, counts_both_feet: bool = True
    ) -> None:
        self.address, self.name = address, name
        self._member = member
        self._feet = 1.0 if counts_both_feet else 0.5
        self._rng = np.random.default_rng([member.seed, 32])
        self._begun_m: float | None = None
        self.notified = frozenset({running_speed.MEASUREMENT})

    def advertisement(self, now_us: int) -> Advertisement | None:
        services = frozenset({running_speed.SERVICE})
        return Advertisement(self.address, self.name, -66, now_us, services)

    def values(self) -> Mapping[str, bytes]:
        return {running_speed.FEATURE: _FEATURE, running_speed.LOCATION: _IN_SHOE}

    def accept(self, link: VirtualLink, characteristic: str, value: bytes) -> None:
        raise Missing(self.address, f"{characteristic} cannot be written")

    async def serve(self, link: VirtualLink) -> None:
        second = math.ceil(link.clock.now_us() * 1e-6)
        self._begun_m = None
        while True:
            await link.clock.sleep_until(second * 1_000_000)
            self._member.advance(float(second))
            frame = running_speed.encode_measurement(self._summary(float(second)))
            link.deliver(running_speed.MEASUREMENT, frame)
            second += 1

    def _summary(self, now_s: float) -> RunningSpeed:
        """Means of the last seconds, with a percent of error, as such pods have."""
        truth = self._member.truth()
        pace = steps_a_minute(truth, now_s)
        way_m = self._member.belt.way_m(now_s)
        self._begun_m = way_m if self._begun_m is None else self._begun_m
        speed_mps = 0.0
        if pace:
            speed_mps = (way_m - self._member.belt.way_m(now_s - _LOOKS_BACK_S)) / _LOOKS_BACK_S
            speed_mps *= 1.0 + 0.01 * self._rng.normal()
        return RunningSpeed(
            running=bool(truth) and bool(pace) and truth[-1].activity is Activity.RUN,
            speed_mps=max(0.0, round(speed_mps * 256) / 256),
            cadence=float(round(pace * self._feet)),
            stride_m=round(2.0 * 60.0 * speed_mps / pace, 2) if pace else 0.0,
            distance_m=round(way_m - self._begun_m, 1),
        )
