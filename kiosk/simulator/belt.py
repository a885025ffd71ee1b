"""A virtual belt: its speed over time, and the keys of its console.

It never starts by itself: only the member's key starts it.
"""

import struct
from bisect import bisect_right
from collections.abc import Callable
from enum import Enum


class BeltState(Enum):
    STOPPED = "stopped"
    RUNNING = "running"
    PAUSED = "paused"


class Belt:
    """Speed changes by ramps that are known from the moment they are asked for."""

    def __init__(
        self,
        lowest_mps: float = 0.8 / 3.6,
        highest_mps: float = 20.0 / 3.6,
        acceleration_mps2: float = 0.25,
    ) -> None:
        self.lowest_mps, self.highest_mps = lowest_mps, highest_mps
        self.acceleration_mps2 = acceleration_mps2
        self.state = BeltState.STOPPED
        self.key_in = True
        self.incline_pct = 0.0
        self.target_mps = 0.0
        self.started_s: float | None = None
        self.listeners: list[Callable[[bytes], None]] = []
        """Called with a machine status frame when a key of the console was pressed."""
        self._times_s, self._speeds_mps, self._ways_m = [-1e9], [0.0], [0.0]

    def start(self, at_s: float, speed_mps: float | None = None, by_radio: bool = False) -> None:
        """The start key; the belt ramps to the speed, its lowest when none is given."""
        if self.state is BeltState.RUNNING or not self.key_in:
            return
        if self.state is BeltState.STOPPED:
            self.started_s = at_s
        self.state = BeltState.RUNNING
        self._tell(b"\x04", by_radio)
        self.set_speed(at_s, self.lowest_mps if speed_mps is None else speed_mps, by_radio)

    def set_speed(self, at_s: float, speed_mps: float, by_radio: bool = False) -> None:
        """Speed key or a granted command; only a running belt follows."""
        if self.state is not BeltState.RUNNING:
            return
        self.target_mps = min(max(speed_mps, self.lowest_mps), self.highest_mps)
        self._ramp(at_s, self.target_mps)
        self._tell(struct.pack("<BH", 0x05, round(self.target_mps * 360.0)), by_radio)

    def stop(self, at_s: float, pause: bool = False, by_radio: bool = False) -> None:
        """Stop or pause key, or a granted command."""
        if self.state is BeltState.STOPPED:
            return
        self._halt(at_s, BeltState.PAUSED if pause else BeltState.STOPPED)
        self._tell(b"\x02\x02" if pause else b"\x02\x01", by_radio)

    def pull_key(self, at_s: float) -> None:
        """The safety key: the drive is off until the key is back."""
        self.key_in = False
        self._halt(at_s, BeltState.STOPPED)
        self._tell(b"\x03", by_radio=False)

    def return_key(self) -> None:
        self.key_in = True

    def speed_mps(self, at_s: float) -> float:
        row = bisect_right(self._times_s, at_s) - 1
        if row == len(self._times_s) - 1:
            return self._speeds_mps[row]
        share = (at_s - self._times_s[row]) / (self._times_s[row + 1] - self._times_s[row])
        return self._speeds_mps[row] + share * (self._speeds_mps[row + 1] - self._speeds_mps[row])

    def way_m(self, at_s: float) -> float:
        """Distance that the belt has run by then."""
        row = max(bisect_right(self._times_s, at_s) - 1, 0)
        mean_mps = 0.5 * (self._speeds_mps[row] + self.speed_mps(at_s))
        return self._ways_m[row] + mean_mps * (at_s - self._times_s[row])

    def place(self, at_s: float) -> tuple[float, float]:
        """Distance and speed."""
        return self.way_m(at_s), self.speed_mps(at_s)

    def _halt(self, at_s: float, state: BeltState) -> None:
        self.state = state
        self.target_mps = 0.0
        self._ramp(at_s, 0.0)

    def _tell(self, status: bytes, by_radio: bool) -> None:
        """A client that asked gets its answer elsewhere."""
        if not by_radio:
            for listener in self.listeners:
                listener(status)

    def _ramp(self, at_s: float, speed_mps: float) -> None:
        now_mps, way_m = self.speed_mps(at_s), self.way_m(at_s)
        while self._times_s[-1] >= at_s:
            for column in (self._times_s, self._speeds_mps, self._ways_m):
                column.pop()
        ramp_s = max(abs(speed_mps - now_mps) / self.acceleration_mps2, 1e-3)
        self._times_s += [at_s, at_s + ramp_s]
        self._speeds_mps += [now_mps, speed_mps]
        self._ways_m += [way_m, way_m + 0.5 * (now_mps + speed_mps) * ramp_s]
