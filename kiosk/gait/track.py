"""Events of one placement, of one or two feet, put together into contacts and then steps."""

from bisect import insort
from collections import deque
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from kiosk import _core
from kiosk.gait.alignment import FARTHEST_US, SharedLandings
from kiosk.gait.contact import LONGEST_STEP_US, Contact, Neighbours, step_of
from kiosk.gait.measures import Mode, Placement, Quality, Side, Step
from kiosk.gait.placements import ABILITIES, ONE_LEGGED

SIDES = (Side.UNKNOWN, Side.LEFT, Side.RIGHT, Side.BOTH)
"""By the core's number."""

TOGETHER_US = 80_000
"""Left and right landing within this are one landing of both feet; no gait steps so fast."""

LANDING_LATENCY_US = 60_000
"""A landing is known this long after it at the latest."""

LONG_SWING_US = 420_000
"""Nobody hops 20 cm high again and again: pods that swing together so long sit on one foot."""
SWINGS = 5

HALF_SURE = 0.5
"""No surer than this, a landing that no toe-off and no landing follow was a knock."""

REMEMBERED = 8
"""Contacts that other placements may ask for."""


class Track:
    """All contacts of one placement in order of time; gives out each step once it is complete."""

    def __init__(self, placement: Placement) -> None:
        self.placement = placement
        self.sees_toe_off = ABILITIES[placement].contact_time_sd_s is not None
        self._contacts: list[Contact] = []
        self._done: deque[Contact] = deque(maxlen=REMEMBERED)
        self._heard_us: dict[Side, int] = {}
        self._shared: dict[Side, SharedLandings] = {}
        self._together_swings: deque[bool] = deque(maxlen=SWINGS)

    def add(self, events: npt.NDArray[np.void], worn_on: Side, heard_us: int | None = None) -> None:
        """Take events of the sensor worn on this side (unknown for a sensor of both feet), whose
        samples have been heard until then."""
        if heard_us is None and len(events):
            heard_us = int(events["time_us"][-1])
        if heard_us is not None:
            self._heard_us[worn_on] = heard_us
        for event in events:
            side = worn_on if worn_on is not Side.UNKNOWN else SIDES[int(event["side"])]
            at_us = int(event["time_us"]) + self.offset_us(worn_on)
            if int(event["kind"]) == _core.INITIAL_CONTACT:
                self._land(at_us, side, event)
            else:
                self._leave(at_us, side, event)

    def offset_us(self, worn_on: Side) -> int:
        """What is added to this sensor's times to have them on the belt's clock."""
        shared = self._shared.get(worn_on)
        return shared.offset_us if shared else 0

    def share(self, landed_us: int, side: Side) -> None:
        """The belt felt a landing, of this foot or of an unknown one, at this time."""
        for worn_on in self._heard_us:
            if Side.UNKNOWN not in (side, worn_on) and worn_on is not side:
                continue
            near = [c for c in (*self._done, *self._contacts) if _may_be(c.side, worn_on)]
            found = _nearest(near, landed_us, FARTHEST_US)
            if found is not None and found.feet_lag_us is None:
                shared = self._shared.setdefault(worn_on, SharedLandings())
                shared.pair(found.initial_contact_us - found.moved_us, landed_us)

    def name(self, initial_contact_us: int, side: Side, quality: Quality) -> None:
        """Whose contact it was, known later than the landing."""
        for contact in self._contacts:
            if contact.initial_contact_us == initial_contact_us and side is not Side.UNKNOWN:
                contact.side, contact.side_quality = side, quality

    def take(self, now_us: int, everything: bool = False) -> list[Step]:
        """Steps that nothing can change any more; `everything` when no more samples will come."""
        steps = []
        while self._contacts and (everything or self._complete(now_us)):
            contact = self._contacts.pop(0)
            if self._is_knock(contact):
                continue
            steps.append(step_of(self.placement, contact, self._around(contact)))
            self._done.append(contact)
        return steps

    def nearest(self, at_us: int, within_us: int) -> Contact | None:
        """The contact that began at about this time."""
        return _nearest([*self._done, *self._contacts], at_us, within_us)

    @property
    def last_landing_us(self) -> int | None:
        """The newest initial contact, complete or not."""
        known = (*self._done, *self._contacts)
        return known[-1].initial_contact_us if known else None

    @property
    def on_one_foot(self) -> bool:
        """Two pods that land together, swing after swing, as only one foot does."""
        swings = self._together_swings
        return len(swings) == SWINGS and sum(swings) >= SWINGS - 1

    def _land(self, at_us: int, side: Side, event: np.void) -> None:
        for other in self._contacts:
            together = abs(other.initial_contact_us - at_us) < TOGETHER_US
            if together and {side, other.side} == {Side.LEFT, Side.RIGHT}:
                self._swing(other)
                other.side = Side.UNKNOWN if self.on_one_foot else Side.BOTH
                other.feet_lag_us = abs(other.initial_contact_us - at_us)
                other.initial_contact_us = min(other.initial_contact_us, at_us)
                other.hear(event)
                return
        contact = Contact(at_us, side, float(event["confidence"]), bool(event["estimated"]))
        contact.side_quality = self._quality(side)
        contact.hear(event)
        contact.moved_us = at_us - int(event["time_us"])
        insort(self._contacts, contact)

    def _swing(self, landed: Contact) -> None:
        earlier = [c for c in (*self._done, *self._contacts) if c < landed]
        off_us = earlier[-1].toe_off_us if earlier else None
        swung_us = landed.initial_contact_us - off_us if off_us is not None else 0
        self._together_swings.append(LONG_SWING_US < swung_us < LONGEST_STEP_US)

    def _quality(self, side: Side) -> Quality:
        if side is Side.UNKNOWN:
            return Quality.UNKNOWN
        return Quality.ENTERED if self.placement in ONE_LEGGED else Quality.MEASURED

    def _leave(self, at_us: int, side: Side, event: np.void) -> None:
        any_foot = self.placement not in ONE_LEGGED
        for contact in reversed(self._contacts):
            if contact.initial_contact_us >= at_us:
                continue
            if any_foot or contact.side in (side, Side.BOTH) or contact.feet_lag_us is not None:
                # Of two feet that land together the later one off the ground ends the contact.
                if contact.toe_off_us is None or contact.feet_lag_us is not None:
                    contact.toe_off_us = max(at_us, contact.toe_off_us or at_us)
                    contact.hear(event)
                if any_foot and side is not Side.UNKNOWN:
                    contact.side, contact.side_quality = side, self._quality(side)
                return

    def _complete(self, now_us: int) -> bool:
        contact = self._contacts[0]
        if now_us - contact.initial_contact_us > LONGEST_STEP_US:
            return True
        if len(self._contacts) > 1 and self._contacts[1].initial_contact_us > self._all_heard_us():
            return False  # the other foot's samples are still on the air
        if self._awaits_toe_off(contact):
            # A toe-off that did not come before the same foot landed again was lost.
            return any(later.side is contact.side for later in self._contacts[1:])
        return len(self._contacts) > 1

    def _is_knock(self, contact: Contact) -> bool:
        if contact.confidence > HALF_SURE or contact.toe_off_us is not None:
            return False
        near = (*self._contacts[:1], *list(self._done)[-1:])
        beside_us = (abs(n.initial_contact_us - contact.initial_contact_us) for n in near)
        return all(us > LONGEST_STEP_US for us in beside_us)

    def _awaits_toe_off(self, contact: Contact) -> bool:
        if not self.sees_toe_off or contact.toe_off_us is not None:
            return False
        # From the middle of the body a walker's toe-off cannot be seen.
        return self.placement in ONE_LEGGED or contact.told is not Mode.WALKING

    def _all_heard_us(self) -> int:
        """Until when every sensor that is still heard has been heard, less its own latency."""
        newest_us = max(self._heard_us.values())
        near = [at for at in self._heard_us.values() if newest_us - at < LONGEST_STEP_US]
        return min(near) - (LANDING_LATENCY_US if len(near) > 1 else 0)

    def _around(self, contact: Contact) -> Neighbours:
        """Call when the contact was taken from the waiting ones and not yet added to the done."""
        before = self._done[-1] if self._done else None
        after = self._contacts[0] if self._contacts else None
        return Neighbours(before, after, self._same_foot(contact), paired=len(self._heard_us) > 1)

    def _same_foot(self, contact: Contact) -> Contact | None:
        """The landing before of this foot, with no other landing of it missed between."""
        if contact.side in (Side.BOTH, Side.UNKNOWN) and self.placement not in ONE_LEGGED:
            alternating = contact.side is Side.UNKNOWN and contact.told is not Mode.HOPPING
            back = 2 if alternating else 1
            return self._done[-back] if len(self._done) >= back else None
        return next((c for c in reversed(self._done) if c.side is contact.side), None)


def _nearest(known: Iterable[Contact], at_us: int, within_us: int) -> Contact | None:
    found = min(known, key=lambda c: abs(c.initial_contact_us - at_us), default=None)
    return found if found and abs(found.initial_contact_us - at_us) <= within_us else None


def _may_be(side: Side, worn_on: Side) -> bool:
    return worn_on in (side, Side.UNKNOWN) or side is Side.UNKNOWN
