"""How often one phone may be wrong before it has to wait."""

from collections import defaultdict, deque
from collections.abc import Callable

FAULTS, WINDOW_S = 10, 600.0
"""A mistyped link is wrong once or twice; ten times in ten minutes is somebody trying."""


class Limit:
    """Counts faults by address. Bounded: the oldest addresses are dropped first."""

    def __init__(self, now_s: Callable[[], float], most_addresses: int = 10_000) -> None:
        self._now_s = now_s
        self._most = most_addresses
        self._faults: dict[str, deque[float]] = defaultdict(deque)

    def fault(self, address: str) -> None:
        """Note one wrong attempt."""
        faults = self._faults.pop(address, deque())
        faults.append(self._now_s())
        self._faults[address] = faults
        while len(self._faults) > self._most:
            self._faults.pop(next(iter(self._faults)))

    def reached(self, address: str) -> bool:
        """Whether this address has to wait."""
        faults = self._faults.get(address)
        while faults and faults[0] <= self._now_s() - WINDOW_S:
            faults.popleft()
        return faults is not None and len(faults) >= FAULTS
