"""What the pods of a recording sent, a line each: whether they are well, before they are worn."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kiosk.devices.link import Advertisement
from kiosk.devices.pod.imu import TICK_HZ, ImuFrame, decode_imu
from kiosk.devices.pod.service import IMU
from kiosk.recordings.line import Line, advertisement_of


@dataclass(slots=True)
class Heard:
    """The frames of one pod or deck sensor, each index once."""

    name: str = ""
    frames: dict[int, ImuFrame] = field(default_factory=dict)

    def add(self, frame: ImuFrame) -> None:
        """One frame; a second copy of it says nothing new."""
        self.frames.setdefault(frame.first_index, frame)

    def __str__(self) -> str:
        samples = {
            frame.first_index + n: vector
            for frame in self.frames.values()
            for n, vector in enumerate(frame.acceleration_mps2 or ())
        }
        if not samples:
            return f"{self.name}: no samples"
        missing = max(samples) - min(samples) + 1 - len(samples)
        periods = [frame.period_ticks for frame in self.frames.values() if frame.period_ticks]
        rate = f"{TICK_HZ / periods[-1]:.1f} Hz" if periods else "no rate"
        x, y, z = (sum(axis) / len(samples) for axis in zip(*samples.values(), strict=True))
        told = f"{len(samples)} samples, {missing} missing, {rate}"
        return f"{self.name}: {told}, on average x {x:.1f} y {y:.1f} z {z:.1f} m/s²"


def pods_heard(lines: Iterable[Line]) -> Iterator[Heard]:
    """In the order in which they were first heard."""
    heard: defaultdict[str, Heard] = defaultdict(Heard)
    for line in lines:
        said = advertisement_of(line) if line.what == "heard" else None
        if isinstance(said, Advertisement):
            heard[said.address].name = said.name or said.address
        elif line.what == "frame" and len(line.words) == 3 and line.words[1] == IMU:
            frame = decode_imu(bytes.fromhex(line.words[2]))
            if frame is not None:
                heard[line.words[0]].add(frame)
    return (one for one in heard.values() if one.frames)
