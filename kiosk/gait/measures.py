"""What the core says of a runner: values that carry how far they can be trusted."""

from dataclasses import dataclass
from enum import StrEnum


class Placement(StrEnum):
    """Where a sensor sits."""

    FOOT = "foot"
    SHANK = "shank"
    SACRUM = "sacrum"
    CHEST = "chest"
    BELT = "belt"
    DECK = "deck"


class Side(StrEnum):
    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    UNKNOWN = "unknown"


class Quality(StrEnum):
    MEASURED = "measured"
    ESTIMATED = "estimated"
    ENTERED = "entered"
    """Typed in by a person, such as the console's speed."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reading:
    """One value in SI units. `value` is None exactly when the quality is unknown."""

    value: float | None
    quality: Quality
    floor: float = 0.0
    """Changes smaller than this are noise of the sensor, in the unit of the value."""


UNKNOWN = Reading(None, Quality.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Step:
    """One contact of one foot (`BOTH` for a hop), on the kiosk clock in integer µs."""

    side: Side
    placement: Placement
    initial_contact_us: int
    toe_off_us: int | None
    flight_time_us: int | None
    """From this step's toe-off to the next initial contact of either foot; None when unknown."""
    step_time_us: int | None
    """From the previous initial contact of the other foot to this one; None when unknown."""
    confidence: float
    """0 to 1."""
    contact_quality: Quality

    @property
    def contact_time_us(self) -> int | None:
        """Toe-off minus initial contact."""
        return None if self.toe_off_us is None else self.toe_off_us - self.initial_contact_us


@dataclass(frozen=True, slots=True)
class Live:
    """Now. Anything not sensed is `UNKNOWN`, never zero."""

    at_us: int
    cadence_spm: Reading = UNKNOWN
    contact_time_s: Reading = UNKNOWN
    flight_time_s: Reading = UNKNOWN
    duty_factor: Reading = UNKNOWN
    balance: Reading = UNKNOWN
    """Left share of contact time, 0 to 1."""
    belt_speed_mps: Reading = UNKNOWN
    last_step_us: int | None = None


@dataclass(frozen=True, slots=True)
class SetResult:
    """One bout of an exercise, summed up."""

    started_us: int
    ended_us: int
    steps: int
    cadence_spm: Reading = UNKNOWN
    contact_time_s: Reading = UNKNOWN
    flight_time_s: Reading = UNKNOWN
    balance: Reading = UNKNOWN
    belt_speed_mps: Reading = UNKNOWN
