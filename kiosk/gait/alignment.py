"""Clocks of pods and deck against the belt's, by the landings that both felt.

The radio's clocks (devices/clock.py) leave 0.15 ms between pods at best and much more while they
settle, or where a sensor hangs on another computer. A landing that the belt felt too says it at
once: the middle of the last differences is the offset. It holds the sensor's own way of landing a
little early or late as well, which is the same for left and right.
"""

from collections import deque
from math import sqrt
from statistics import median

FEWEST = 10
"""Landings in common, before anything is moved."""
KEPT = 24
"""Eight seconds of running: crystals drift by less than half a millisecond."""
SURE_US = 5_000.0
"""The middle must be known better than this; else the two do not feel the same landings."""
FARTHEST_US = 150_000
"""Less than half a step, so that a landing is not taken for the next one."""


class SharedLandings:
    """One sensor's landings beside the belt's."""

    def __init__(self) -> None:
        self._later_us: deque[int] = deque(maxlen=KEPT)
        self.offset_us = 0
        """To be added to the sensor's times; 0 until it is known."""
        self.sure_us: float | None = None
        """Standard error of the offset; None until there is one."""

    def pair(self, own_us: int, belt_us: int) -> None:
        """A landing by the sensor's own clock, not yet moved, and the belt's time of it."""
        self._later_us.append(belt_us - own_us)
        if len(self._later_us) < FEWEST:
            return
        middle = median(self._later_us)
        spread = 1.4826 * median(abs(later - middle) for later in self._later_us)
        error = 1.25 * spread / sqrt(len(self._later_us))
        if error <= SURE_US:
            self.offset_us, self.sure_us = round(middle), error
        else:
            self.offset_us, self.sure_us = 0, None
