"""How the kiosk listens to a belt. Listening writes nothing: connecting must never move it."""

import contextlib
from dataclasses import replace

from kiosk.devices.link import Link, Missing, Refused, Unanswered, uuid
from kiosk.devices.sample import AtConsole, BeltEvent, BeltSample, Sink
from kiosk.devices.treadmill.data import TreadmillData, decode_data
from kiosk.devices.treadmill.merging import RecordMerger
from kiosk.devices.treadmill.speed_from_distance import SpeedFromDistance
from kiosk.devices.treadmill.status import MachineStatus, decode_status

DATA, STATUS = uuid(0x2ACD), uuid(0x2ADA)
_DONE = {
    0x03: AtConsole.KEY,
    0x04: AtConsole.STARTED,
    0x05: AtConsole.SPEED,
    0x06: AtConsole.INCLINE,
    0xFF: AtConsole.TAKEN,
}
_KMH_PER_MPS = 3.6


async def stream(link: Link, sink: Sink) -> None:
    """Hand on what the belt says until the link is gone; raises `LinkLost`, or `Missing` for a
    machine without Treadmill Data."""
    merger, distance = RecordMerger(), SpeedFromDistance()

    def heard(arrived_us: int, frame: bytes) -> None:
        record = merger.add(arrived_us, decode_data(frame))
        if record is not None:
            sink(believed(belt_sample(arrived_us, record), distance))

    def told(arrived_us: int, frame: bytes) -> None:
        tell(sink, arrived_us, decode_status(frame))

    await link.subscribe(DATA, heard)
    with contextlib.suppress(Missing, Refused, Unanswered):  # many have none, or want to be paired
        await link.subscribe(STATUS, told)
    await link.closed()


def tell(sink: Sink, at_us: int, said: MachineStatus) -> None:
    """Hand on what was done at the console; codes that say nothing of it are passed over."""
    what = _DONE.get(said.code or 0)
    if said.code == 0x02:
        what = AtConsole.PAUSED if said.arg == "pause" else AtConsole.STOPPED
    if what is not None:
        sink(BeltEvent(at_us, what))


def belt_sample(at_us: int, record: TreadmillData) -> BeltSample:
    """The record in SI units, without what the kiosk has no use for."""
    speed = record.speed_kmh
    return BeltSample(
        at_us=at_us,
        speed_mps=None if speed is None else speed / _KMH_PER_MPS,
        incline_pct=record.incline_pct,
        distance_m=_whole(record.distance_m),
        heart_rate_bpm=_whole(record.hr_bpm),
        steps=_whole(record.steps_vendor_b13),
    )


def believed(said: BeltSample, distance: SpeedFromDistance) -> BeltSample:
    """The sample with the speed to believe."""
    speed, derived = distance.speed_mps(said.at_us, said.speed_mps, said.distance_m)
    return replace(said, speed_mps=speed, speed_derived=derived) if derived else said


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)
