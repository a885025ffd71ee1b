"""Events of one placement, of one or two feet, put together into contacts and then steps."""

from bisect import insort
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from kiosk import _core
from kiosk.gait.measures import Placement, Quality, Side, Step
from kiosk.gait.placements import ABILITIES, same_leg

SIDES = (Side.UNKNOWN, Side.LEFT, Side.RIGHT, Side.BOTH)
"""By the core's number."""

LONGEST_STEP_US = 1_500_000
"""A later contact is a new start, not the next step: 40 steps a minute is slower than a stroll."""

TOGETHER_US = 40_000
"""Left and right landing within this are one landing of both feet; no gait steps so fast."""

LANDING_LATENCY_US = 60_000
"""A landing is known this long after it at the latest."""


@dataclass(order=True, slots=True)
class Contact:
    """One foot on the ground; the toe-off comes later or never."""

    initial_contact_us: int
    side: Side = field(compare=False)
    confidence: float = field(compare=False)
    estimated: bool = field(compare=False)
    toe_off_us: int | None = field(default=None, compare=False)
    feet_lag_us: int | None = field(default=None, compare=False)


class Track:
    """All contacts of one placement in order of time; gives out each step once it is complete."""

    def __init__(self, placement: Placement) -> None:
        self.placement = placement
        self.sees_toe_off = ABILITIES[placement].contact_time_sd_s is not None
        self._contacts: list[Contact] = []
        self._previous: Contact | None = None
        self._heard_us: dict[Side, int] = {}

    def add(self, events: npt.NDArray[np.void], worn_on: Side, heard_us: int | None = None) -> None:
        """Take events of the sensor worn on this side (unknown for a sensor of both feet), whose
        samples have been heard until then."""
        if heard_us is None and len(events):
            heard_us = int(events["time_us"][-1])
        if heard_us is not None:
            self._heard_us[worn_on] = heard_us
        for event in events:
            side = worn_on if worn_on is not Side.UNKNOWN else SIDES[int(event["side"])]
            if int(event["kind"]) == _core.INITIAL_CONTACT:
                self._land(int(event["time_us"]), side, event)
            else:
                self._leave(int(event["time_us"]), side)

    def take(self, now_us: int, everything: bool = False) -> list[Step]:
        """Steps that nothing can change any more; `everything` when no more samples will come."""
        steps = []
        while self._contacts and (everything or self._complete(now_us)):
            contact = self._contacts.pop(0)
            steps.append(self._step(contact))
            self._previous = contact
        return steps

    def _land(self, at_us: int, side: Side, event: np.void) -> None:
        for other in self._contacts:
            together = abs(other.initial_contact_us - at_us) < TOGETHER_US
            if together and {side, other.side} == {Side.LEFT, Side.RIGHT}:
                other.side = Side.BOTH
                other.feet_lag_us = abs(other.initial_contact_us - at_us)
                other.initial_contact_us = min(other.initial_contact_us, at_us)
                return
        contact = Contact(at_us, side, float(event["confidence"]), bool(event["estimated"]))
        insort(self._contacts, contact)

    def _leave(self, at_us: int, side: Side) -> None:
        for contact in reversed(self._contacts):
            if contact.initial_contact_us < at_us and contact.side in (side, Side.BOTH):
                # Of two feet that land together the later one off the ground ends the contact.
                if contact.toe_off_us is None or contact.side is Side.BOTH:
                    contact.toe_off_us = max(at_us, contact.toe_off_us or at_us)
                return

    def _complete(self, now_us: int) -> bool:
        contact = self._contacts[0]
        if now_us - contact.initial_contact_us > LONGEST_STEP_US:
            return True
        if len(self._contacts) > 1 and self._contacts[1].initial_contact_us > self._all_heard_us():
            return False  # the other foot's samples are still on the air
        if self.sees_toe_off and contact.toe_off_us is None:
            # A toe-off that did not come before the same foot landed again was lost.
            return any(later.side is contact.side for later in self._contacts[1:])
        return len(self._contacts) > 1

    def _all_heard_us(self) -> int:
        """Until when every sensor that is still heard has been heard, less its own latency."""
        newest_us = max(self._heard_us.values())
        near = [at for at in self._heard_us.values() if newest_us - at < LONGEST_STEP_US]
        return min(near) - (LANDING_LATENCY_US if len(near) > 1 else 0)

    def _step(self, contact: Contact) -> Step:
        ability = ABILITIES[self.placement]
        measured = contact.toe_off_us is not None
        return Step(
            side=contact.side,
            placement=self.placement,
            initial_contact_us=contact.initial_contact_us,
            toe_off_us=contact.toe_off_us,
            flight_time_us=self._flight_us(contact),
            step_time_us=self._step_time_us(contact),
            confidence=contact.confidence,
            contact_quality=ability.contact_quality if measured else Quality.UNKNOWN,
            feet_lag_us=contact.feet_lag_us,
        )

    def _flight_us(self, contact: Contact) -> int | None:
        if contact.toe_off_us is None or not self._contacts:
            return None
        following = self._contacts[0]
        flight_us = following.initial_contact_us - contact.toe_off_us
        one_footed = same_leg(self.placement, following.side, contact.side)
        return flight_us if 0 < flight_us < LONGEST_STEP_US and not one_footed else None

    def _step_time_us(self, contact: Contact) -> int | None:
        before = self._previous
        if before is None:
            return None
        time_us = contact.initial_contact_us - before.initial_contact_us
        one_footed = same_leg(self.placement, before.side, contact.side)
        return None if one_footed or time_us > LONGEST_STEP_US else time_us
