"""What a body does with its feet, and how a foot strikes."""

from enum import StrEnum


class Activity(StrEnum):
    STAND = "stand"
    WALK = "walk"
    RUN = "run"
    HOP = "hop"
    """Double-leg hops, exercise 1."""
    QUICK_FEET = "quick feet"
    """Light running on the spot, exercise 3."""
    MARCH = "march"
    """Walking on the spot, as in the tall reach."""

    @property
    def alternates(self) -> bool:
        """Whether one foot follows the other."""
        return self in (*WALKS, Activity.RUN, Activity.QUICK_FEET)


WALKS = (Activity.WALK, Activity.MARCH)
"""Without a flight."""


class Strike(StrEnum):
    HEEL = "heel"
    MIDFOOT = "midfoot"
    FOREFOOT = "forefoot"
