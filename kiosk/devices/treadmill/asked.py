"""What was asked of a belt: one write for the log, and where its speed or incline shall be."""

from dataclasses import dataclass

NEAR = 0.3
"""km/h or %: as good as there, or already somewhere else."""


@dataclass(frozen=True, slots=True)
class Write:
    """One write for the log: `after_kmh` is None until it was seen what it did."""

    at_us: int
    source: str
    frame: bytes
    before_kmh: float | None
    after_kmh: float | None = None


@dataclass(slots=True)
class Axis:
    """Speed or incline: where it shall go, what was last set, what it was before that."""

    target: float
    set: float
    came_from: float

    def near(self, value: float) -> bool:
        """Within what was set and where it came from."""
        low, high = min(self.set, self.came_from), max(self.set, self.came_from)
        return low - NEAR <= value <= high + NEAR


def wire(counts: float) -> bytes:
    """Two bytes as a control point takes them; raises OverflowError where they do not fit."""
    return round(counts).to_bytes(2, "little", signed=True)
