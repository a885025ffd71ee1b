"""A belt that always says 0 km/h while its distance grows: its speed is told by the distance.

Only while it never said another speed on this link; a belt that once told one is believed when it
says 0. Metres come whole, so it is looked at over some seconds; and what is derived never counts as
telemetry that allows control.
"""

from collections import deque

WINDOW_US = 10_000_000
AT_LEAST_US = 5_000_000
GROWN_M = 4
"""Less may be a rest of the count."""
STANDS_US = 4_000_000
"""No new metre for so long: below 0.25 m/s, it stands."""
MOST_MPS = 30 / 3.6


class SpeedFromDistance:
    """One link."""

    def __init__(self) -> None:
        self._tells = False
        self._metres: deque[tuple[int, int]] = deque()

    def speed_mps(
        self, at_us: int, said_mps: float | None, distance_m: int | None
    ) -> tuple[float | None, bool]:
        """The speed to believe, and whether it was derived."""
        self._tells = self._tells or bool(said_mps)
        if self._tells or said_mps is None or distance_m is None:
            return said_mps, False
        self._see(at_us, distance_m)
        derived = self._derived(at_us)
        return (said_mps, False) if derived is None else (derived, True)

    def _see(self, at_us: int, distance_m: int) -> None:
        """Keep the moments at which the distance grew; one that falls begins anew."""
        metres = self._metres
        if metres and distance_m < metres[-1][1]:
            metres.clear()
        if not metres or distance_m > metres[-1][1]:
            metres.append((at_us, distance_m))
        while metres and metres[0][0] < at_us - WINDOW_US:
            metres.popleft()

    def _derived(self, at_us: int) -> float | None:
        if len(self._metres) < 2 or at_us - self._metres[-1][0] > STANDS_US:
            return None
        (first_us, first), (last_us, last) = self._metres[0], self._metres[-1]
        if last_us - first_us < AT_LEAST_US or last - first < GROWN_M:
            return None
        speed = (last - first) * 1e6 / (last_us - first_us)
        return speed if speed <= MOST_MPS else None
