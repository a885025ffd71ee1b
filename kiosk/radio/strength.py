"""How near a device is, by its signal: told in three strengths, so that it does not flicker.

A body between pod and kiosk costs 10 to 20 dB, so one advertisement proves nothing: the median of
the last few is looked at, what is found must be strong, what is held may fade, and only what stays
weak is let go.
"""

from collections import deque
from statistics import median

SEARCH_DBM = -65
"""A pod in the hand before the kiosk reads -45 to -60; one on the next belt, 1.5 m away and behind
a runner, -65 to -80. Staff may pin pods where a room is different."""
HOLD_DBM = -72
"""While it is being tapped: the hand covers it."""
TRACK_DBM = -84
"""Once it is ours: shoes are behind the belt's hood."""
MEDIAN_OF = 5
FORGET_US = 15_000_000


class Strength:
    """The signal of every device of one kind."""

    def __init__(self) -> None:
        self._heard: dict[str, deque[tuple[int, int]]] = {}
        self._near: set[str] = set()

    def heard(self, address: str, at_us: int, rssi_dbm: int | None) -> None:
        """One advertisement; without a strength it says nothing."""
        if rssi_dbm is None:
            return
        signals = self._heard.setdefault(address, deque(maxlen=MEDIAN_OF))
        if signals and at_us - signals[-1][0] > FORGET_US:
            signals.clear()
            self._near.discard(address)
        signals.append((at_us, rssi_dbm))
        level = self.dbm(address)
        assert level is not None
        if level >= SEARCH_DBM:
            self._near.add(address)
        elif level < HOLD_DBM:
            self._near.discard(address)

    def dbm(self, address: str) -> float | None:
        """The middle of what was heard lately; None when it was not."""
        signals = self._heard.get(address)
        return median(dbm for _, dbm in signals) if signals else None

    def near(self, address: str) -> bool:
        """Whether it lies before this kiosk."""
        return address in self._near

    def tracked(self, address: str) -> bool:
        """Whether one that is ours is still here, as far as anything was heard of it."""
        level = self.dbm(address)
        return level is None or level >= TRACK_DBM
