"""A virtual pod: samples by its own clock, packed into the pod's real frames."""

import math
import struct
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from kiosk.body.curve import Array
from kiosk.devices.link import Advertisement, Missing
from kiosk.devices.pod import (
    CONTROL,
    EVENTS,
    IMU,
    INFO,
    SERVICE,
    STATUS,
    TICK_HZ,
    EventFrame,
    ImuFlag,
    ImuFrame,
    PodAdvertisement,
    PodInfo,
    PodStatus,
    encode_advertisement,
    encode_event,
    encode_imu,
    encode_info,
    encode_status,
)
from kiosk.devices.pod.control import (
    OPS,
    REQUEST_BYTES,
    Configuration,
    Op,
    Result,
    answer,
    decode_configuration,
    encode_configuration,
)
from kiosk.devices.pod.imu import MOST_ACCELERATION_ONLY, MOST_SIX_AXES
from kiosk.simulator.air import Air, AirSettings
from kiosk.simulator.link import VirtualLink
from kiosk.simulator.sensor import MotionAt, Sensor, SensorSettings

_FRAMES_PER_S, _HELD_FRAMES = 26.0, 64
_GYROSCOPE, _RESENDS = 1, 4
_DOUBLE_TAP = 3

MotionFor = Callable[[float, float], MotionAt]
"""The movement of the pod's place in a stretch of time, start and end in s."""


@dataclass(frozen=True, slots=True)
class PodSettings:
    """One pod: its part, its clock and its air."""

    sensor: SensorSettings = field(default_factory=SensorSettings)
    air: AirSettings = field(default_factory=AirSettings)
    clock_ppm: float = 0.0
    """The pod's clock runs this much fast."""
    first_tick: int = 1 << 20
    """Its clock when the simulation begins; near 2**32 it soon wraps."""
    edge_jitter_s: float = 0.0
    """Standard deviation of a sample's own time."""
    battery_pct: int = 87
    samples_per_frame: int | None = None
    """None: so many that 26 frames go a second."""


class Pod:
    """One six-axis pod on one spot of the body."""

    def __init__(
        self,
        address: str,
        name: str,
        motion_for: MotionFor,
        settings: PodSettings,
        rng: np.random.Generator,
    ) -> None:
        self.address, self.name = address, name
        self.settings = settings
        self._motion_for = motion_for
        self._sensor = Sensor(settings.sensor, rng)
        self._air = Air(settings.air, rng)
        self._rng = rng
        self._streaming = False
        self._sequence = 0
        self._held: deque[ImuFrame] = deque(maxlen=_HELD_FRAMES)
        self.double_taps = 0
        self.rssi_dbm = -58
        self._tapped_us: int | None = None
        self._link: VirtualLink | None = None
        self._taken, self._dropped = 0, 0
        most = MOST_SIX_AXES if settings.sensor.gyroscope else MOST_ACCELERATION_ONLY
        usual = max(1, min(most, round(settings.sensor.rate_hz / _FRAMES_PER_S)))
        self._samples = settings.samples_per_frame or usual
        self._origin, self._set_anew = 0, False
        """The sample that is number 0; whether the next stream begins with a new configuration."""
        self._first_flag = ImuFlag(0)
        self.notified = frozenset({IMU, EVENTS, STATUS, CONTROL})

    def advertisement(self, now_us: int) -> Advertisement | None:
        age_s = None if self._tapped_us is None else min((now_us - self._tapped_us) / 1e6, 25.4)
        said = PodAdvertisement(False, self.settings.battery_pct, self.double_taps, age_s, (1, 0))
        return Advertisement(
            address=self.address,
            name=self.name,
            rssi_dbm=self.rssi_dbm,
            seen_us=now_us,
            services=frozenset({SERVICE}),
            service_data={SERVICE: encode_advertisement(said)},
        )

    def values(self) -> Mapping[str, bytes]:
        part = self.settings.sensor
        info = PodInfo(
            version=1,
            firmware_major=1,
            sample_rate_hz=round(part.rate_hz),
            tick_hz=TICK_HZ,
            acceleration_range_g=part.acceleration_range_g,
            rate_range_dps=part.rate_range_dps if part.gyroscope else None,
            capabilities=_RESENDS | (_GYROSCOPE if part.gyroscope else 0),
        )
        status = PodStatus(
            streaming=self._streaming,
            battery_pct=self.settings.battery_pct,
            dropped_frames=self._dropped & 0xFFFF,
        )
        return {INFO: encode_info(info), STATUS: encode_status(status)}

    def accept(self, link: VirtualLink, characteristic: str, value: bytes) -> None:
        if characteristic != CONTROL:
            raise Missing(self.address, f"{characteristic} cannot be written")
        if not value:
            return  # without an op there is nothing to answer
        result, parameters = self._read(link, value)
        link.deliver_later(CONTROL, answer(value[0] & 0x7F, result, parameters))

    def tap_twice(self, now_us: int) -> None:
        """Somebody taps it twice: told in the air, and over a link where there is one."""
        self.double_taps = (self.double_taps + 1) % 256
        self._tapped_us = now_us
        if self._link is not None and self._link.open:
            tick = int(self._ticks(np.array([now_us * 1e-6]))[0])
            index = int(now_us * 1e-6 * self.settings.sensor.true_rate_hz)
            said = EventFrame(index, _DOUBLE_TAP, None, None, tick)
            self._link.deliver_later(EVENTS, encode_event(said))

    async def serve(self, link: VirtualLink) -> None:
        self._streaming, self._link = False, link
        while True:
            part = self.settings.sensor
            index = self._index(link)
            while part is self.settings.sensor:  # until it is set anew
                last_s = (index + self._samples) / part.true_rate_hz
                await link.clock.sleep_until(math.ceil(last_s * 1e6))
                if self._streaming and part is self.settings.sensor:
                    await self._send(link, self.frame(index), last_s)
                index += self._samples

    def _index(self, link: VirtualLink) -> int:
        """The next sample that the part takes."""
        return math.ceil(link.clock.now_us() * 1e-6 * self.settings.sensor.true_rate_hz)

    def frame(self, index: int) -> ImuFrame:
        """The samples from this index on, as the pod packs them."""
        settings, rate_hz = self.settings, self.settings.sensor.true_rate_hz
        times_s = np.arange(index, index + self._samples) / rate_hz
        if settings.edge_jitter_s:
            jitter_s = self._rng.normal(0.0, settings.edge_jitter_s, len(times_s))
            times_s = times_s + np.clip(jitter_s, -0.3 / rate_hz, 0.3 / rate_hz)
        motion_at = self._motion_for(float(times_s[0]), float(times_s[-1]))
        measured = self._sensor.measure(motion_at, times_s)
        part, ticks = settings.sensor, self._ticks(times_s)
        sequence, self._sequence = self._sequence, (self._sequence + 1) & 0xFFFF
        self._taken += self._samples
        flags, self._first_flag = self._first_flag, ImuFlag(0)
        return ImuFrame(
            flags=flags | (ImuFlag.CLIPPED if measured.clipped else ImuFlag(0)),
            sequence=sequence,
            first_index=(index - self._origin) & 0xFFFFFFFF,
            first_tick=int(ticks[0]) & 0xFFFFFFFF,
            period_ticks=TICK_HZ * (1.0 + settings.clock_ppm * 1e-6) / rate_hz,
            acceleration_range_g=part.acceleration_range_g,
            rate_range_dps=part.rate_range_dps if part.gyroscope else None,
            acceleration_counts=_rows(measured.acceleration.tolist()),
            rate_counts=None if measured.rate is None else _rows(measured.rate.tolist()),
        )

    def _ticks(self, times_s: Array) -> Array:
        fast = 1.0 + self.settings.clock_ppm * 1e-6
        return np.floor(times_s * fast * TICK_HZ) + self.settings.first_tick

    async def _send(self, link: VirtualLink, frame: ImuFrame, last_s: float) -> None:
        self._held.append(frame)
        copies = self._air.copies()
        self._dropped += copies == 0
        due_us = math.ceil((last_s + self._air.delay_s()) * 1e6)
        await link.clock.sleep_until(due_us)
        for _ in range(copies):
            link.deliver(IMU, encode_imu(frame))

    def _read(self, link: VirtualLink, value: bytes) -> tuple[Result, bytes]:
        op = OPS.get(value[0])
        if op is None:
            return Result.UNKNOWN_OP, b""
        if len(value) not in REQUEST_BYTES[op]:
            return Result.BAD_PARAMETER, b""
        return self._obey(link, op, value[1:])

    def _obey(self, link: VirtualLink, op: Op, rest: bytes) -> tuple[Result, bytes]:
        if op is Op.START:
            self._begin()
        elif op is Op.STOP:
            self._streaming = False
            return Result.DONE, struct.pack("<II", self._taken, self._dropped)
        elif op is Op.SYNC:
            tick = int(self._ticks(np.array([link.clock.now_us() * 1e-6]))[0]) & 0xFFFFFFFF
            return Result.DONE, tick.to_bytes(4, "little") + rest
        elif op is Op.RESEND:
            return self._resend(link, int.from_bytes(rest[:2], "little"), rest[2]), b""
        elif op is Op.CONFIGURE:
            result = self._configure(link, decode_configuration(rest)) if rest else Result.DONE
            return result, self._in_force()
        return Result.DONE, b""

    def _in_force(self) -> bytes:
        part = self.settings.sensor
        turn = part.rate_range_dps if part.gyroscope else 0
        ranges = part.acceleration_range_g, turn
        return encode_configuration(Configuration(round(part.rate_hz), *ranges, self._samples))

    def _configure(self, link: VirtualLink, wanted: Configuration) -> Result:
        if wanted.refusal is not None:
            return Result.BAD_PARAMETER
        if self._streaming:
            return Result.WRONG_STATE
        self._set_anew = self._set_anew or encode_configuration(wanted) != self._in_force()
        part = replace(
            self.settings.sensor,
            rate_hz=float(wanted.rate_hz),
            acceleration_range_g=wanted.acceleration_range_g,
            rate_range_dps=wanted.rate_range_dps or self.settings.sensor.rate_range_dps,
            gyroscope=wanted.rate_range_dps != 0,
        )
        self.settings = replace(self.settings, sensor=part)
        self._sensor = Sensor(part, self._rng)
        self._samples = wanted.samples_per_frame
        self._origin = self._index(link)
        return Result.DONE

    def _begin(self) -> None:
        """Counters start at 0; a pod that streams already goes on."""
        if not self._streaming:
            self._streaming, self._sequence, self._taken, self._dropped = True, 0, 0, 0
            changed = ImuFlag.CONFIGURATION_CHANGED
            self._first_flag, self._set_anew = changed if self._set_anew else ImuFlag(0), False
            self._held.clear()

    def _resend(self, link: VirtualLink, first: int, count: int) -> Result:
        if count == 0:
            return Result.BAD_PARAMETER
        held = {frame.sequence: frame for frame in self._held}
        wanted = [(first + n) & 0xFFFF for n in range(count)]
        if not all(sequence in held for sequence in wanted):
            return Result.GONE
        for sequence in wanted:
            frame = held[sequence]
            again = replace(frame, flags=frame.flags | ImuFlag.RESENT)
            link.deliver_later(IMU, encode_imu(again))
        return Result.DONE


def _rows(counts: list[list[int]]) -> tuple[tuple[int, int, int], ...]:
    return tuple((x, y, z) for x, y, z in counts)
