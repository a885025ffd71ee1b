"""How the kiosk listens to a foot pod of any maker (Running Speed and Cadence)."""

from collections.abc import Callable

from kiosk.devices.link import Link
from kiosk.devices.running_speed import MEASUREMENT, decode_measurement
from kiosk.devices.sample import FootpodSample, Sink
from kiosk.devices.which_feet import Feet, WhichFeet


def unknown_speed(at_us: int) -> None:
    """No belt to compare with."""
    return


async def stream(
    link: Link,
    sink: Sink,
    feet: Feet | None = None,
    belt_mps: Callable[[int], float | None] = unknown_speed,
) -> None:
    """Hand on what the pod says until the link is gone; raises `LinkLost` or `Missing`.

    `feet` is what staff settled for this pod, `belt_mps` how fast the belt runs at a time.
    """
    which = WhichFeet(feet)

    def heard(arrived_us: int, frame: bytes) -> None:
        said = decode_measurement(frame)
        which.see(said, belt_mps(arrived_us))
        raw = None if said.cadence is None else int(said.cadence)
        spm = which.steps_per_minute(said.cadence)
        sink(FootpodSample(arrived_us, said.speed_mps, spm, raw))

    await link.subscribe(MEASUREMENT, heard)
    await link.closed()
