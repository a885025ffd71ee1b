"""What really happened, in real-valued seconds: never visible through the seam."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.body.activity import Activity


class Foot(StrEnum):
    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> "Foot":
        return Foot.RIGHT if self is Foot.LEFT else Foot.LEFT


@dataclass(frozen=True, slots=True)
class Contact:
    """One foot on the ground. In hops both feet have one each."""

    foot: Foot
    initial_contact_s: float
    toe_off_s: float
    activity: Activity
    strike_rad: float
    """Pitch of the sole at initial contact, toes up positive."""

    @property
    def contact_s(self) -> float:
        return self.toe_off_s - self.initial_contact_s
