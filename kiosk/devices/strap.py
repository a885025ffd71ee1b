"""How the kiosk listens to a heart rate strap."""

from kiosk.devices.heart_rate import MEASUREMENT, decode_measurement
from kiosk.devices.heart_worn import WornTracker
from kiosk.devices.link import Link
from kiosk.devices.sample import HeartSample, Sink


async def stream(link: Link, sink: Sink) -> None:
    """Hand on pulses until the link is gone; raises `LinkLost` or `Missing`."""
    await listen(link, sink)
    await link.closed()


async def listen(link: Link, sink: Sink) -> None:
    """Hand on pulses beside whatever else this device says; raises `LinkLost` or `Missing`."""
    tracker = WornTracker()

    def heard(arrived_us: int, frame: bytes) -> None:
        said = decode_measurement(frame)
        if tracker.worn(arrived_us, said) and said.bpm is not None:
            sink(HeartSample(arrived_us, int(said.bpm), said.rr_s or ()))
        else:
            sink(HeartSample(arrived_us))

    await link.subscribe(MEASUREMENT, heard)
