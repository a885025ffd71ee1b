"""How the trunk was carried over some steps of one sensor, as readings."""

import itertools
from collections.abc import Callable, Sequence
from math import sqrt

import numpy as np

from kiosk.gait.contact import GAITS
from kiosk.gait.measures import UNKNOWN, Mode, Quality, Reading
from kiosk.gait.recent import middle

# Noise of one step; a median of n steps has 1.25 / sqrt(n) of it. From the simulator with every
# fault, doubled: cloth and skin move more than it does.
LEAN_FLOOR_RAD = 0.017
RANGE_FLOOR_RAD = 0.012
TURN_FLOOR_RAD = 0.02
RISE_FLOOR_M = 0.004
DROP_FLOOR_M = 0.008
SWAY_FLOOR_M = 0.003
JOLT_FLOOR_SHARE = 0.15
REVERSAL_FLOOR_S = 0.02
"""8 cm a step at 4 m/s, the scatter seen on level recordings."""

STEEP_PCT = 1.0
"""Uphill the push sets in at once: where the foot landed cannot be told from it."""


class Posture:
    """Rows of `_core.TRUNK_STEP`, one a step or a quiet second."""

    def __init__(self, rows: Sequence[np.void]) -> None:
        self._rows = rows

    def lean(self) -> Reading:
        """Forward positive, against standing; of the pelvis it is the anterior tilt."""
        return self._median(lambda s: s["lean_rad"], LEAN_FLOOR_RAD)

    def mid_lean(self) -> Reading:
        """The same when the push is hardest: mid-stance."""
        return self._median(lambda s: s["mid_lean_rad"], LEAN_FLOOR_RAD, landed=True)

    def mid_drop(self) -> Reading:
        """At mid-stance, half of how far the sides differ from one foot's step to the other's."""
        sides = [float(row["mid_side_rad"]) for row in self._landed()]
        return middle([abs(b - a) / 2 for a, b in itertools.pairwise(sides)], RANGE_FLOOR_RAD)

    def side_range(self) -> Reading:
        """How far it drops from side to side in a stride."""
        return self._stride("side", "rad", RANGE_FLOOR_RAD)

    def turn_range(self) -> Reading:
        """How far it turns from side to side in a stride, about its middle."""
        return self._stride("turn", "rad", TURN_FLOOR_RAD)

    def sway(self) -> Reading:
        """RMS to the sides about the middle: a sine's range over the root of eight."""
        whole = self._stride("sway", "m", SWAY_FLOOR_M * sqrt(8))
        if whole.value is None:
            return UNKNOWN
        return Reading(whole.value / sqrt(8), whole.quality, whole.floor / sqrt(8))

    def rise(self) -> Reading:
        """Vertical oscillation of this place on the trunk."""
        return self._median(lambda s: s["rise_m"], RISE_FLOOR_M, landed=True)

    def drop(self) -> Reading:
        """How far it sinks after landing."""
        return self._median(lambda s: s["drop_m"], DROP_FLOOR_M, landed=True)

    def jolt(self) -> Reading:
        """Steepest change of the vertical acceleration."""
        reading = self._median(lambda s: s["jolt_mps3"], 1.0, landed=True)
        if reading.value is None:
            return UNKNOWN
        floor = JOLT_FLOOR_SHARE * reading.value * reading.floor
        return Reading(reading.value, reading.quality, floor)

    def landing_distance(self, speed: Reading, incline_pct: float | None) -> Reading:
        """Belt speed times the time from landing to where braking becomes pushing, of running;
        unknown on a climb."""
        runs = [row for row in self._landed() if GAITS[int(row["gait"])] is Mode.RUNNING]
        time = middle([float(row["reversal_s"]) for row in runs], REVERSAL_FLOOR_S)
        climbs = incline_pct is not None and incline_pct > STEEP_PCT
        if time.value is None or speed.value is None or climbs:
            return UNKNOWN
        return Reading(time.value * speed.value, Quality.ESTIMATED, time.floor * speed.value)

    def _landed(self) -> list[np.void]:
        return [row for row in self._rows if row["landed"]]

    def _median(
        self, of: Callable[[np.void], float], floor: float, landed: bool = False
    ) -> Reading:
        rows = self._landed() if landed else self._rows
        return middle([float(of(row)) for row in rows], floor)

    def _stride(self, name: str, unit: str, floor: float) -> Reading:
        """The range over a stride: two steps next to each other."""
        low, high = f"{name}_low_{unit}", f"{name}_high_{unit}"
        ranges = [
            max(float(a[high]), float(b[high])) - min(float(a[low]), float(b[low]))
            for a, b in itertools.pairwise(self._rows)
        ]
        return middle(ranges, floor)
