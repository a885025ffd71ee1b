"""One sensor at the waist or the chest: footfalls, whose they were, how the trunk went along."""

from math import nan

import numpy as np
import numpy.typing as npt

from kiosk import _core
from kiosk.gait.measures import Reading, Side
from kiosk.gait.placements import Times, Values
from kiosk.gait.posture import Posture
from kiosk.gait.smoothness import Smoothness

RECENT_STEPS = 10
STALE_US = 4_000_000


class Trunk:
    """Events as they come; posture of the last steps, or of all since a set began."""

    def __init__(self, chest: bool = False) -> None:
        self._sensor = _core.TrunkSensor(chest)
        self._recent: tuple[np.void, ...] = ()
        self._set: list[np.void] | None = None
        self._smoothness = Smoothness()
        self.new_steps: list[np.void] = []
        """Rows of `_core.TRUNK_STEP` that ended with the last block."""

    def feed(
        self, time_us: Times, acceleration_mps2: Values, rate_radps: Values | None = None
    ) -> npt.NDArray[np.void]:
        """Take a block, return its events; its steps are kept for the readings."""
        events, steps = self._sensor.feed(time_us, acceleration_mps2, rate_radps)
        self.new_steps = list(steps)
        if len(steps):
            self._recent = (*self._recent, *steps)[-RECENT_STEPS:]
            if self._set is not None:
                self._set.extend(steps)
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

    def finish(self) -> npt.NDArray[np.void]:
        """No more samples come: the last toe-off, where the push is over."""
        return self._sensor.finish()

    def reset(self) -> None:
        """Forget the runner."""
        self._sensor.reset()
        self._recent = ()
        self._set = None
        self._smoothness = Smoothness()

    def begin_set(self) -> None:
        """Keep every step from now on."""
        self._set = []

    def end_set(self, began_us: int, ended_us: int) -> Posture:
        """The posture of what began in this time."""
        rows, self._set = self._set or [], None
        return Posture([row for row in rows if began_us <= int(row["begin_us"]) <= ended_us])

    def recent(self, now_us: int) -> Posture:
        """The posture of the last steps."""
        return Posture([s for s in self._recent if now_us - int(s["begin_us"]) <= STALE_US])

    def sides(self) -> list[tuple[int, Side]]:
        """Initial contact and foot of each step that ended with the last block."""
        return [
            (int(step["begin_us"]), SIDES[int(step["side"])])
            for step in self.new_steps
            if step["landed"]
        ]

    def smoothness(self, now_us: int) -> Reading:
        """Spectral arc length of the last seven seconds: the nearer to zero, the smoother."""
        return self._smoothness.reading(now_us)

    def jerk(self, now_us: int) -> Reading:
        """Log dimensionless jerk of the same seconds."""
        return self._smoothness.jerk(now_us)


SIDES = (Side.UNKNOWN, Side.LEFT, Side.RIGHT, Side.BOTH)
"""By the core's number."""
