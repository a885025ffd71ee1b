"""What is known of belt and body besides their samples."""

from dataclasses import dataclass

from kiosk.gait.measures import UNKNOWN, Reading
from kiosk.gait.stiffness import LEVEL_PCT

BELT_SPEED_STALE_US = 5_000_000
"""Treadmills tell their speed every second or less; after this many it is not known."""

BELT_SPEED_STEP_MPS = 0.1 / 3.6
"""Belts tell their speed in steps of 0.1 km/h."""


@dataclass(frozen=True, slots=True)
class Belt:
    """What the treadmill, or a person, said of the belt."""

    at_us: int
    speed: Reading
    incline_pct: float | None


@dataclass(frozen=True, slots=True)
class Known:
    """At one moment."""

    speed: Reading = UNKNOWN
    incline_pct: float | None = None
    leg_length_m: float | None = None

    @property
    def climbs(self) -> bool:
        """Whether the belt is known to climb or fall."""
        return self.incline_pct is not None and abs(self.incline_pct) > LEVEL_PCT


def known_at(now_us: int, belt: Belt | None, leg_length_m: float | None) -> Known:
    """What was said not too long ago."""
    if belt is None or now_us - belt.at_us > BELT_SPEED_STALE_US:
        return Known(leg_length_m=leg_length_m)
    return Known(belt.speed, belt.incline_pct, leg_length_m)
