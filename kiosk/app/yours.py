"""Whether a shoe pod is this member's: its stride and its first steps must agree with this belt.

A pod taken from the wrong dock is on somebody else's foot, or on nobody's. After ten seconds of
running that shows: a foot cannot move at another speed than the belt under it, and nobody runs on
a belt that stands.
"""

from collections import deque
from collections.abc import Iterable, Mapping

from kiosk.coaching.view import Worn
from kiosk.gait.measures import Reading, Side

SIDES = {Worn.LEFT_SHOE: Side.LEFT, Worn.RIGHT_SHOE: Side.RIGHT}
RUNS_MPS, STANDS_MPS = 1.0, 0.1
AFTER_US = 10_000_000
SPEED_SHARE = 0.2
"""Belts read up to 10 % fast and the median of eight strides has an SD of 4 %."""
SUSTAINED = 5
"""Looks, one a second, at which a speed must disagree."""
LOOK_EVERY_US = 1_000_000
SILENT_US = 5_000_000
BEFORE_US = 8_000_000
"""So long before the belt moved, steps are looked for; the last second is stepping on."""
RUNNING_STEPS = 6
"""Of one foot within that time: somebody ran."""
KEPT_US = 60_000_000


class Yours:
    """One visit's check. Fed by the worker; `doubtful` are the shoes to ask about."""

    def __init__(self) -> None:
        self._steps: dict[Side, deque[int]] = {side: deque() for side in SIDES.values()}
        self._stood_us: int | None = None
        """Since when the belt was known to stand, before it began to move."""
        self._moves_us: int | None = None
        self._looked_us = 0
        self._off: dict[Worn, int] = {}
        self._asked: set[Worn] = set()

    def belt(self, at_us: int, speed_mps: float | None) -> None:
        """The belt's own word; None where it is not known."""
        if speed_mps is None:
            self._stood_us = self._moves_us = None
        elif speed_mps < STANDS_MPS:
            self._stood_us = at_us if self._stood_us is None or self._moves_us else self._stood_us
            self._moves_us = None
        elif self._moves_us is None and speed_mps >= RUNS_MPS:
            self._moves_us = at_us

    def steps(self, side: Side, times_us: Iterable[int]) -> None:
        """Initial contacts of one shoe."""
        seen = self._steps.get(side)
        if seen is not None:
            seen.extend(times_us)
            while seen and seen[0] < seen[-1] - KEPT_US:
                seen.popleft()

    def doubtful(
        self, now_us: int, belt_mps: float | None, feet: Mapping[Worn, Reading]
    ) -> frozenset[Worn]:
        """The shoes that do not fit this belt; each is named once. `feet` are the worn shoes with
        the speed that each pod finds for itself."""
        moves_us = self._moves_us
        early = moves_us is None or now_us - moves_us < AFTER_US
        if early or moves_us is None or not belt_mps or now_us < self._looked_us + LOOK_EVERY_US:
            return frozenset()
        self._looked_us = now_us
        found = set()
        for shoe, speed in feet.items():
            off = speed.value is not None and abs(speed.value / belt_mps - 1) > SPEED_SHARE
            self._off[shoe] = self._off.get(shoe, 0) + 1 if off else 0
            ran = self._ran_before(SIDES[shoe], moves_us)
            if self._off[shoe] >= SUSTAINED or ran or self._still(shoe, now_us, feet):
                found.add(shoe)
        new = frozenset(found - self._asked)
        self._asked |= new
        return new

    def _ran_before(self, side: Side, moves_us: int) -> bool:
        """Whether this foot ran while the belt was known to stand."""
        if self._stood_us is None:
            return False
        start_us = max(self._stood_us, moves_us - BEFORE_US)
        early = [at for at in self._steps[side] if start_us <= at < moves_us - 1_000_000]
        return len(early) >= RUNNING_STEPS

    def _still(self, shoe: Worn, now_us: int, feet: Mapping[Worn, Reading]) -> bool:
        """Whether this shoe is silent although the other one runs."""

        def lately(one: Worn) -> int:
            return sum(at > now_us - SILENT_US for at in self._steps[SIDES[one]])

        others = [one for one in feet if one is not shoe]
        return lately(shoe) == 0 and any(lately(one) >= RUNNING_STEPS for one in others)
