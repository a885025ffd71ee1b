"""How long to wait before the next attempt: longer each time, and never in step with others."""

import random

FIRST_S = 0.2
"""A dropped link is most often back at once."""
MOST_S = 8.0
"""A device switched on again is found within this and one scan."""


class Backoff:
    """Pauses that double, each drawn between half and whole, so that twenty kiosks which lost the
    same radio do not come back in one instant."""

    def __init__(
        self,
        first_s: float = FIRST_S,
        most_s: float = MOST_S,
        rng: random.Random | None = None,
    ) -> None:
        self._rng = rng or random.Random()
        self._first_s, self._most_s = first_s, most_s
        self._failures = 0

    def next_s(self) -> float:
        """The pause after one more failure."""
        whole = min(self._most_s, self._first_s * 2.0**self._failures)
        self._failures = min(self._failures + 1, 16)
        return whole * self._rng.uniform(0.5, 1.0)

    def reset(self) -> None:
        """It works again."""
        self._failures = 0
