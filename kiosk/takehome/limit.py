"""How often one phone may be wrong, or ask at all, before it has to wait."""

from collections import defaultdict, deque
from collections.abc import Callable

FAULTS, WINDOW_S = 10, 600.0
"""A mistyped link is wrong once or twice; ten times in ten minutes is somebody trying."""


class Limit:
    """Counts by address, so many in a window of time. Bounded: the oldest are dropped first."""

    def __init__(
        self,
        now_s: Callable[[], float],
        most: int = FAULTS,
        window_s: float = WINDOW_S,
        most_addresses: int = 10_000,
    ) -> None:
        self._now_s, self._most, self._window_s = now_s, most, window_s
        self._most_addresses = most_addresses
        self._faults: dict[str, deque[float]] = defaultdict(deque)

    def fault(self, address: str) -> None:
        """Note one."""
        faults = self._faults.pop(address, deque())
        faults.append(self._now_s())
        self._faults[address] = faults
        while len(faults) > self._most:
            faults.popleft()
        while len(self._faults) > self._most_addresses:
            self._faults.pop(next(iter(self._faults)))

    def reached(self, address: str) -> bool:
        """Whether this address has to wait."""
        faults = self._faults.get(address)
        while faults and faults[0] <= self._now_s() - self._window_s:
            faults.popleft()
        return faults is not None and len(faults) >= self._most
