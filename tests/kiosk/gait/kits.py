"""A runner who wears any kit, or stands on any belt, and moves: what is said of them, and when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from kiosk.body.activity import Activity
from kiosk.gait import Runner
from kiosk.gait.measures import Live, Placement, Side
from kiosk.simulator.member import VirtualMember
from kiosk.simulator.sensor import SensorSettings
from kiosk.simulator.signal import Place, Signal, movement, signal
from kiosk.simulator.truth import Foot

BLOCK_US = 100_000
SPEEDS_MPS = {Activity.WALK: 1.3, Activity.RUN: 2.8}

TWO_SHOES = ("left shoe", "right shoe")
WORN = {
    "left shoe": (Placement.FOOT, Side.LEFT, Place.INSTEP, Foot.LEFT),
    "right shoe": (Placement.FOOT, Side.RIGHT, Place.INSTEP, Foot.RIGHT),
    "left shank": (Placement.SHANK, Side.LEFT, Place.SHANK, Foot.LEFT),
    "right shank": (Placement.SHANK, Side.RIGHT, Place.SHANK, Foot.RIGHT),
    "waist": (Placement.SACRUM, Side.UNKNOWN, Place.WAIST, Foot.LEFT),
    "chest": (Placement.CHEST, Side.UNKNOWN, Place.CHEST, Foot.LEFT),
    "upper back": (Placement.CHEST, Side.UNKNOWN, Place.UPPER_BACK, Foot.LEFT),
    "deck": (Placement.DECK, Side.UNKNOWN, Place.DECK, Foot.LEFT),
    "one cell": (Placement.BELT, Side.UNKNOWN, Place.BELT, Foot.LEFT),
    "four cells": (Placement.BELT, Side.UNKNOWN, Place.BELT, Foot.LEFT),
}


@dataclass(frozen=True, slots=True)
class Worn:
    """One sensor and everything it put out."""

    name: str
    samples: Signal

    def feed(self, runner: Runner, from_us: int, to_us: int, side: Side | None = None) -> None:
        placement, tapped, *_ = WORN[self.name]
        s = self.samples
        part = slice(*np.searchsorted(s.time_us, [from_us, to_us]).tolist())
        if s.vertical_n is not None:
            cop = s.lateral_cop_m if self.name == "four cells" else None
            runner.force(s.time_us[part], s.vertical_n[part], None if cop is None else cop[part])
        elif s.acceleration_mps2 is not None:
            rate = None if s.rate_radps is None else s.rate_radps[part]
            acceleration = s.acceleration_mps2[part]
            runner.imu(placement, side or tapped, s.time_us[part], acceleration, rate)


def moving(activity: Activity, seconds: float = 14.0, seed: int = 3) -> VirtualMember:
    """Stands for two seconds, then moves."""
    return movement(activity, seconds, None, SPEEDS_MPS.get(activity, 0.0), seed=seed)


def wears(member: VirtualMember, kit: Sequence[str], sensor: SensorSettings) -> list[Worn]:
    """The kit's samples."""
    return [Worn(name, signal(member, *WORN[name][2:4], sensor=sensor)) for name in kit]


def followed(
    runner: Runner, kit: Sequence[Worn], until_us: int, belt_mps: float | None = None
) -> Iterator[Live]:
    """Feed block after block; what is said after each."""
    for from_us in range(0, until_us, BLOCK_US):
        if belt_mps is not None:
            runner.belt(from_us, belt_mps, 0.0)
        for worn in kit:
            worn.feed(runner, from_us, from_us + BLOCK_US)
        yield runner.live(from_us + BLOCK_US)
