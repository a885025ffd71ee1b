"""The last seconds of every device, for staff who look: kept only while somebody does."""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from math import hypot

from kiosk.devices.sample import BeltSample, FootpodSample, HeartSample, ImuBlock, Sample
from kiosk.radio.nearby import Device

KEPT_US = 5_000_000
EVERY_US = 25_000
"""One value for each of these: 200 points are as many as a trace can show."""
WATCHED_FOR_US = 3_000_000
"""Nobody asked for so long: nobody looks any more, and nothing is kept."""
G_MPS2 = 9.80665


@dataclass(frozen=True, slots=True)
class Signal:
    """One signal of one device, the oldest value first."""

    address: str
    what: str
    """"acceleration" in g, "speed" in m/s, "cadence" in steps a minute, "heart rate" in beats."""
    values: tuple[float, ...]


@dataclass(slots=True)
class Signals:
    """`hear` belongs to the radio's thread, `look` to the desk's."""

    now_us: Callable[[], int]
    _looked_us: int | None = None
    _kept: dict[tuple[str, str], deque[tuple[int, float]]] = field(default_factory=dict)

    def hear(self, device: Device, sample: Sample) -> None:
        """One sample of one device; nothing is done with it while nobody looks."""
        looked_us = self._looked_us
        if looked_us is None or self.now_us() - looked_us > WATCHED_FOR_US:
            return
        for what, at_us, value in _values_of(sample):
            self._keep((device.address, what), at_us, value)

    def look(self) -> tuple[Signal, ...]:
        """What was heard lately; the first look begins it."""
        now_us = self.now_us()
        if self._looked_us is None or now_us - self._looked_us > WATCHED_FOR_US:
            self._kept.clear()
        self._looked_us = now_us
        return tuple(
            Signal(address, what, tuple(value for at_us, value in list(kept)))
            for (address, what), kept in sorted(self._kept.items())
            if kept and now_us - kept[-1][0] <= KEPT_US
        )

    def _keep(self, key: tuple[str, str], at_us: int, value: float) -> None:
        kept = self._kept.setdefault(key, deque())
        if kept and at_us // EVERY_US == kept[-1][0] // EVERY_US:
            kept[-1] = kept[-1][0], max(kept[-1][1], value)  # a peak is what one looks for
        else:
            kept.append((at_us, value))
        while kept and at_us - kept[0][0] > KEPT_US:
            kept.popleft()


def _values_of(sample: Sample) -> Iterable[tuple[str, int, float]]:
    match sample:
        case ImuBlock(acceleration_mps2=tuple() as acceleration):
            for at_us, vector in zip(sample.time_us, acceleration, strict=False):
                yield "acceleration", at_us, hypot(*vector) / G_MPS2
        case BeltSample(speed_mps=float() as speed):
            yield "speed", sample.at_us, speed
        case FootpodSample(cadence_spm=float() as cadence):
            yield "cadence", sample.at_us, cadence
        case HeartSample(bpm=int() as bpm):
            yield "heart rate", sample.at_us, float(bpm)
