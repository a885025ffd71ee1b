"""Whether a foot pod counts one foot or both. The specification means one; most belts send both.

Settled by votes: the pod's stride against the belt's speed, else which count a human could have
at this speed. Staff may settle it for good.
"""

import math
from enum import IntEnum

from kiosk.devices.running_speed import RunningSpeed

VOTES = 10
"""Measurements that must agree, net; about ten seconds."""
_SLOWEST_MPS = 0.7
"""Below this people shuffle and nothing can be told."""
_MARGIN = 0.1
"""A count this near (log) to the middle between the two readings is no vote."""


class Feet(IntEnum):
    ONE = 1
    BOTH = 2


class WhichFeet:
    """One pod. `feet` is None until it is settled."""

    def __init__(self, settled: Feet | None = None) -> None:
        self.feet = settled
        self._by_staff = settled is not None
        self._votes = 0

    def steps_per_minute(self, cadence: float | None) -> float | None:
        """Steps of both feet; None while it is not known what the pod counts."""
        if cadence is None or self.feet is None:
            return None
        return cadence * (2 if self.feet is Feet.ONE else 1)

    def see(self, said: RunningSpeed, belt_mps: float | None = None) -> None:
        """Vote with one measurement; the belt's speed is worth more than the pod's own."""
        vote = None if self._by_staff else _vote(said, belt_mps)
        if vote is None:
            return
        self._votes += 1 if vote is Feet.BOTH else -1
        self._votes = max(-VOTES, min(VOTES, self._votes))
        if abs(self._votes) == VOTES:
            self.feet = vote


def _vote(said: RunningSpeed, belt_mps: float | None) -> Feet | None:
    speed = said.speed_mps if belt_mps is None else belt_mps
    if speed is None or speed < _SLOWEST_MPS or not said.cadence:
        return None
    if belt_mps is not None and said.stride_m:
        lengths = said.cadence / 60 * said.stride_m / belt_mps
        if 1.7 < lengths < 2.3:
            return Feet.BOTH  # it counts steps and measures strides
        if 0.43 < lengths < 0.58:
            return Feet.ONE  # it counts strides and measures steps
    middle = math.log(said.cadence / (_usual_spm(speed) / math.sqrt(2)))
    if abs(middle) < _MARGIN:
        return None
    return Feet.BOTH if middle > 0 else Feet.ONE


def _usual_spm(speed_mps: float) -> float:
    """Steps of both feet a minute that people make: walking to 2 m/s, then running."""
    return 55 + 47 * speed_mps if speed_mps < 2 else 148 + 6 * speed_mps
