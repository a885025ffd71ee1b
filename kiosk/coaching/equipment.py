"""What stands around the member, as the screen shows it: how far the belt may be set from here."""

from dataclasses import dataclass
from enum import StrEnum


class Hold(StrEnum):
    """How far this kiosk may set the belt now."""

    READ_ONLY = "read only"
    """The console alone: not commissioned, not moving, or not for long enough."""
    OFFERED = "offered"
    """A tap (`Intent.BELT_BEGIN`) asks the belt for control."""
    ASKING = "asking"
    HOLDING = "holding"
    """Each change is a tap. Stop is on the screen all the time."""
    FINISHING = "finishing"
    """Set at the console again; what was wished last is looked at until the belt did it."""
    STOPPING = "stopping"
    HANDS_OFF = "hands off"
    """The console has it back; nothing more is sent until the belt is connected anew."""


SHOWS_STOP = frozenset({Hold.ASKING, Hold.HOLDING, Hold.STOPPING})
"""The page with the belt's Stop is on the screen, where there may be one."""


@dataclass(frozen=True, slots=True)
class BeltControl:
    """The belt as it may be set from here. Speeds in m/s; None is "not controlled"."""

    hold: Hold
    reason: str | None = None
    """Why there is no control, as a message id."""
    least_mps: float | None = None
    most_mps: float | None = None
    wanted_mps: float | None = None
    most_incline_pct: float | None = None
    wanted_incline_pct: float | None = None
    ends_in_s: float | None = None
    """Control ends by itself then, unless somebody taps."""
