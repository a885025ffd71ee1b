"""What is known of a belt now, and how fresh it is."""

FRESH_US = 3_000_000
JUST_US = 1_500_000
"""Nothing is written on older news: a belt that just stopped must not hear of us."""
DAMAGED_FRAMES = 3
"""So many bad frames in a row, and nothing it says is believed."""
FROZEN_M = 40.0
"""So far it would have run while its distance stood still: it repeats itself. Some count in
hundredths of a mile, 16 m."""


class BeltNews:
    """Telemetry only: what a belt answers or announces is no proof that it moves."""

    def __init__(self) -> None:
        self.speed_kmh: float | None = None
        self.incline_pct: float | None = None
        self.distance_m: float | None = None
        """How far it has run, where it says so."""
        self._counts = False
        self._uncounted_m = 0.0
        self._heard_us: int | None = None
        self._moving_since_us: int | None = None
        self._damaged = 0

    def heard(
        self,
        at_us: int,
        speed_kmh: float | None,
        incline_pct: float | None,
        distance_m: float | None = None,
    ) -> None:
        """A whole record. One without a speed says nothing about movement."""
        if incline_pct is not None:
            self.incline_pct = incline_pct
        if speed_kmh is None:
            return
        self._damaged = 0
        self._measure(at_us, distance_m)
        stale = not self.fresh(at_us)
        self._heard_us, self.speed_kmh = at_us, speed_kmh
        if speed_kmh <= 0:
            self._moving_since_us = None
        elif stale or self._moving_since_us is None:
            self._moving_since_us = at_us

    def _measure(self, at_us: int, distance_m: float | None) -> None:
        """How far it says to have run since its distance last grew."""
        if distance_m is None or distance_m != self.distance_m:
            self._counts = self._counts or None not in (distance_m, self.distance_m)
            self.distance_m, self._uncounted_m = distance_m, 0.0
        elif self._heard_us is not None:
            since_s = (at_us - self._heard_us) / 1e6
            self._uncounted_m += max(0.0, since_s) * (self.speed_kmh or 0.0) / 3.6

    def damaged(self) -> bool:
        """One more frame that was cut or said nothing. True when it is one too many."""
        self._damaged += 1
        return self._damaged >= DAMAGED_FRAMES

    def fresh(self, at_us: int) -> bool:
        return self._heard_us is not None and at_us - self._heard_us <= FRESH_US

    @property
    def frozen(self) -> bool:
        """Whether it repeats itself: it says that it runs, and the distance it used to count
        stands still."""
        return self._counts and self._uncounted_m > FROZEN_M

    def moves(self, at_us: int) -> bool:
        """Whether fresh telemetry shows that it runs."""
        return self.fresh(at_us) and (self.speed_kmh or 0.0) > 0 and not self.frozen

    def just_moved(self, at_us: int) -> bool:
        """Whether it was seen running so lately that something may be written."""
        return self.moves(at_us) and at_us - (self._heard_us or 0) <= JUST_US

    def moved_for_us(self, at_us: int) -> int:
        """How long it has been seen running without a break; 0 while it does not."""
        if self._moving_since_us is None or not self.moves(at_us):
            return 0
        return at_us - self._moving_since_us
