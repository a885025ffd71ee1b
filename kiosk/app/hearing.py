"""Where the samples of each device go: movement into the runner, the rest beside it."""

import numpy as np

from kiosk.app.beside import Beside
from kiosk.coaching.view import Worn
from kiosk.devices import pod, running_speed, treadmill
from kiosk.devices.kinds import KINDS
from kiosk.devices.sample import BeltSample, FootpodSample, HeartSample, ImuBlock, Sample
from kiosk.gait.measures import Live, Placement, Quality, Side
from kiosk.gait.runner import Runner
from kiosk.radio.nearby import Device

Place = tuple[Placement, Side]

PLACES: dict[Worn, Place] = {
    Worn.LEFT_SHOE: (Placement.FOOT, Side.LEFT),
    Worn.RIGHT_SHOE: (Placement.FOOT, Side.RIGHT),
    Worn.WAIST: (Placement.SACRUM, Side.UNKNOWN),
    Worn.BACK: (Placement.CHEST, Side.UNKNOWN),
    Worn.STRAP: (Placement.CHEST, Side.UNKNOWN),
}
STRAPS = frozenset(kind.service for kind in KINDS if kind.is_strap)
ON_THE_ARM = ("Polar Sense", "Polar OH1")
"""Worn on the arm unless somebody says otherwise: no steps are seen from there."""


class Hearing:
    """Takes samples in the worker's thread; `live` completes what the runner knows."""

    def __init__(self, runner: Runner, beside: Beside) -> None:
        self._runner, self._beside = runner, beside

    def hear(self, sample: Sample, place: Place | None, address: str = "") -> None:
        """Hand one sample of the device at this address on; what nobody has a use for is passed
        over."""
        match sample:
            case BeltSample():
                self._beside.belt(sample)
                if sample.speed_mps is not None:
                    known = Quality.ESTIMATED if sample.speed_derived else Quality.MEASURED
                    self._runner.belt(sample.at_us, sample.speed_mps, sample.incline_pct, known)
            case ImuBlock() if sample.acceleration_mps2 is not None and place is not None:
                self._imu(place, sample, address)
            case FootpodSample():
                self._beside.footpod(sample)
            case HeartSample():
                self._beside.heart(sample)
            case _:
                pass

    def live(self, now_us: int) -> Live:
        """What the runner's sensors say now, completed by the devices that only tell sums."""
        entered = self._beside.entered(now_us)
        if entered is not None:
            self._runner.belt(now_us, entered.speed_mps, None, entered.quality)
        return self._beside.complete(self._runner.live(now_us))

    def _imu(self, place: Place, block: ImuBlock, address: str) -> None:
        rate = block.rate_radps
        self._runner.imu(
            *place,
            np.asarray(block.time_us, np.int64),
            np.asarray(block.acceleration_mps2, np.float32),
            None if rate is None else np.asarray(rate, np.float32),
            pod=address,
        )


def worn_by_name(device: Device) -> Worn | None:
    """Where a device sits as far as its kind and name tell; None for a pod that says nothing."""
    said = device.name.lower()
    if device.service == treadmill.SERVICE:
        return Worn.BELT
    if "waist" in said:
        return Worn.WAIST
    if "back" in said or "chest" in said:
        return Worn.BACK
    if device.service in STRAPS:
        return None if device.name.startswith(ON_THE_ARM) else Worn.STRAP
    if device.service in (pod.SERVICE, running_speed.SERVICE):
        sides = {"left": Worn.LEFT_SHOE, "right": Worn.RIGHT_SHOE}
        return next((worn for word, worn in sides.items() if word in said), None)
    return None
