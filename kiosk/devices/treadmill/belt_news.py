"""What is known of a belt now, and how fresh it is."""

FRESH_US = 3_000_000
DAMAGED_FRAMES = 3
"""So many bad frames in a row, and nothing it says is believed."""


class BeltNews:
    """Telemetry only: what a belt answers or announces is no proof that it moves."""

    def __init__(self) -> None:
        self.speed_kmh: float | None = None
        self.incline_pct: float | None = None
        self._heard_us: int | None = None
        self._moving_since_us: int | None = None
        self._damaged = 0

    def heard(self, at_us: int, speed_kmh: float | None, incline_pct: float | None) -> None:
        """A whole record. One without a speed says nothing about movement."""
        self._damaged = 0
        if incline_pct is not None:
            self.incline_pct = incline_pct
        if speed_kmh is None:
            return
        stale = not self.fresh(at_us)
        self._heard_us, self.speed_kmh = at_us, speed_kmh
        if speed_kmh <= 0:
            self._moving_since_us = None
        elif stale or self._moving_since_us is None:
            self._moving_since_us = at_us

    def damaged(self) -> bool:
        """One more frame that was cut or said nothing. True when it is one too many."""
        self._damaged += 1
        return self._damaged >= DAMAGED_FRAMES

    def fresh(self, at_us: int) -> bool:
        return self._heard_us is not None and at_us - self._heard_us <= FRESH_US

    def moves(self, at_us: int) -> bool:
        """Whether fresh telemetry shows that it runs."""
        return self.fresh(at_us) and (self.speed_kmh or 0.0) > 0

    def moved_for_us(self, at_us: int) -> int:
        """How long it has been seen running without a break; 0 while it does not."""
        if self._moving_since_us is None or not self.moves(at_us):
            return 0
        return at_us - self._moving_since_us
