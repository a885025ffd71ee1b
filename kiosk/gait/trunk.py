"""How the trunk is carried: the last steps of one sensor at the waist or the chest as readings."""

import itertools
from collections.abc import Callable
from math import nan, sqrt

import numpy as np
import numpy.typing as npt

from kiosk import _core
from kiosk.gait.measures import UNKNOWN, Quality, Reading
from kiosk.gait.placements import Times, Values
from kiosk.gait.recent import middle
from kiosk.gait.smoothness import Smoothness

RECENT_STEPS = 10
STALE_US = 3_000_000

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


class Trunk:
    """One trunk sensor: footfalls as events, posture as readings of the last steps."""

    def __init__(self) -> None:
        self._sensor = _core.TrunkSensor()
        self._recent: tuple[np.void, ...] = ()
        self._smoothness = Smoothness()

    def feed(
        self, time_us: Times, acceleration_mps2: Values, rate_radps: Values | None = None
    ) -> npt.NDArray[np.void]:
        """Take a block, return its events; its steps are kept for the readings."""
        events, steps = self._sensor.feed(time_us, acceleration_mps2, rate_radps)
        if len(steps):
            self._recent = (*self._recent, *steps)[-RECENT_STEPS:]
        self._smoothness.feed(time_us, acceleration_mps2)
        return events

    def belt(self, speed_mps: float | None) -> None:
        """The belt's speed from now on."""
        self._sensor.belt(nan if speed_mps is None else speed_mps)

    def mounted(
        self, up: tuple[float, float, float] | None, forward: tuple[float, float, float] | None
    ) -> None:
        """Tell what is known of the sensor's axes."""
        if up is not None:
            self._sensor.mounted(*up)
        if forward is not None:
            self._sensor.facing(*forward)

    def stand(self) -> None:
        """Take the next three still seconds as the new upright."""
        self._sensor.stand()

    def reset(self) -> None:
        """Forget the runner."""
        self._sensor.reset()
        self._recent = ()
        self._smoothness = Smoothness()

    def lean(self, now_us: int) -> Reading:
        """Forward positive, against standing; of the pelvis it is the anterior tilt."""
        return self._median(now_us, lambda s: s["lean_rad"], LEAN_FLOOR_RAD)

    def mid_lean(self, now_us: int) -> Reading:
        """The same when the push is hardest."""
        return self._median(now_us, lambda s: s["mid_lean_rad"], LEAN_FLOOR_RAD)

    def side_range(self, now_us: int) -> Reading:
        """How far it drops from side to side in a stride."""
        return self._stride(now_us, "side", "rad", RANGE_FLOOR_RAD)

    def turn_range(self, now_us: int) -> Reading:
        """How far it turns from side to side in a stride."""
        return self._stride(now_us, "turn", "rad", TURN_FLOOR_RAD)

    def sway(self, now_us: int) -> Reading:
        """RMS to the sides about the middle: a sine's range over the root of eight."""
        whole = self._stride(now_us, "sway", "m", SWAY_FLOOR_M * sqrt(8))
        if whole.value is None:
            return UNKNOWN
        return Reading(whole.value / sqrt(8), whole.quality, whole.floor / sqrt(8))

    def rise(self, now_us: int) -> Reading:
        """Vertical oscillation of this place on the trunk."""
        return self._median(now_us, lambda s: s["rise_m"], RISE_FLOOR_M, landed=True)

    def drop(self, now_us: int) -> Reading:
        """How far it sinks after landing."""
        return self._median(now_us, lambda s: s["drop_m"], DROP_FLOOR_M, landed=True)

    def jolt(self, now_us: int) -> Reading:
        """Steepest change of the vertical acceleration."""
        reading = self._median(now_us, lambda s: s["jolt_mps3"], 1.0, landed=True)
        if reading.value is None:
            return UNKNOWN
        return Reading(
            reading.value, reading.quality, JOLT_FLOOR_SHARE * reading.value * reading.floor
        )

    def smoothness(self, now_us: int) -> Reading:
        """Spectral arc length of the last seven seconds: the nearer to zero, the smoother."""
        return self._smoothness.reading(now_us)

    def landing_distance(self, now_us: int, speed: Reading) -> Reading:
        """Belt speed times the time from landing to where braking becomes pushing."""
        time = self._median(now_us, lambda s: s["reversal_s"], REVERSAL_FLOOR_S, landed=True)
        if time.value is None or speed.value is None:
            return UNKNOWN
        return Reading(time.value * speed.value, Quality.ESTIMATED, time.floor * speed.value)

    def _steps(self, now_us: int, landed: bool) -> list[np.void]:
        steps = [s for s in self._recent if now_us - int(s["begin_us"]) <= STALE_US + 1_000_000]
        return [s for s in steps if s["landed"]] if landed else steps

    def _median(
        self,
        now_us: int,
        of: Callable[[np.void], float],
        floor: float,
        landed: bool = False,
    ) -> Reading:
        values = [float(of(step)) for step in self._steps(now_us, landed)]
        return middle(values, floor)

    def _stride(self, now_us: int, name: str, unit: str, floor: float) -> Reading:
        """The range over a stride: two steps next to each other."""
        low, high = f"{name}_low_{unit}", f"{name}_high_{unit}"
        steps = self._steps(now_us, landed=False)
        ranges = [
            max(float(a[high]), float(b[high])) - min(float(a[low]), float(b[low]))
            for a, b in itertools.pairwise(steps)
        ]
        return middle(ranges, floor)
