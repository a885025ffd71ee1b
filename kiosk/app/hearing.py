"""What each device is spoken to with, and where its samples go in the runner."""

import numpy as np

from kiosk.devices import pod, treadmill
from kiosk.devices.sample import BeltSample, ImuBlock, Sample
from kiosk.gait.measures import Placement, Side
from kiosk.gait.runner import Runner
from kiosk.radio.nearby import Device

CONVERSATIONS = {
    treadmill.SERVICE: treadmill.stream,
    pod.SERVICE: pod.stream,
}


def hear(runner: Runner, device: Device, sample: Sample) -> None:
    """Hand one sample of one device to the runner; what it has no use for is passed over."""
    if isinstance(sample, BeltSample) and sample.speed_mps is not None:
        runner.belt(sample.at_us, sample.speed_mps, sample.incline_pct)
    elif isinstance(sample, ImuBlock) and sample.acceleration_mps2 is not None:
        runner.imu(
            *worn_at(device.name),
            np.asarray(sample.time_us, np.int64),
            np.asarray(sample.acceleration_mps2, np.float32),
            None if sample.rate_radps is None else np.asarray(sample.rate_radps, np.float32),
        )


def worn_at(name: str) -> tuple[Placement, Side]:
    """Where a pod sits, as its name says; an unnamed one is on a shoe, which it does not say."""
    said = name.lower()
    if "waist" in said:
        return Placement.SACRUM, Side.UNKNOWN
    if "back" in said or "chest" in said:
        return Placement.CHEST, Side.UNKNOWN
    sides = {"left": Side.LEFT, "right": Side.RIGHT}
    return Placement.FOOT, next((s for word, s in sides.items() if word in said), Side.UNKNOWN)
