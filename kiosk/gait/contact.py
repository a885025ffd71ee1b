"""One foot on the ground, as it is put together from events, and what it becomes: a step."""

from dataclasses import dataclass, field

import numpy as np

from kiosk.gait.measures import Mode, Placement, Quality, Side, Step
from kiosk.gait.placements import ONE_LEGGED, ability, same_leg

LONGEST_STEP_US = 1_500_000
"""A later contact is a new start, not the next step: 40 steps a minute is slower than a stroll."""

GAITS = (Mode.UNKNOWN, Mode.WALKING, Mode.RUNNING, Mode.HOPPING, Mode.QUICK_FEET)
"""By the core's number."""

WALKS_ABOVE_DUTY = 0.52
"""Walkers are on one foot for 0.58 to 0.65 of a stride, runners for 0.25 to 0.45."""


RUNNING_STRIDE_US = 500_000
"""No foot lands more often in running: 240 steps a minute. One that does hops."""

HOP_STRIDE_US = 700_000
"""Likewise, where the sensor itself says that the foot did not swing forward."""

WALKING_STRIDE_US = 800_000
"""Nobody walks more than 150 steps a minute: a leg that does, and is shaken little, is quick."""

SLOWEST_RUN_US = 1_100_000
"""Nobody runs 109 steps a minute or fewer. Much longer strides have lost a landing."""


@dataclass(order=True, slots=True)
class Contact:
    """The toe-off comes later or never."""

    initial_contact_us: int
    side: Side = field(compare=False)
    confidence: float = field(compare=False)
    estimated: bool = field(compare=False)
    toe_off_us: int | None = field(default=None, compare=False)
    feet_lag_us: int | None = field(default=None, compare=False)
    told: Mode = field(default=Mode.UNKNOWN, compare=False)
    """How the sensor itself says its wearer moves."""
    side_quality: Quality = field(default=Quality.UNKNOWN, compare=False)
    moved_us: int = field(default=0, compare=False)
    """What was added to the sensor's own time."""

    def hear(self, event: np.void) -> None:
        """Take what an event says of the way of moving."""
        told = GAITS[int(event["gait"])]
        if told is not Mode.UNKNOWN:
            self.told = told


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The contacts around one: the one before, the one after, and the last of the same foot."""

    before: Contact | None = None
    after: Contact | None = None
    same_foot: Contact | None = None
    paired: bool = False
    """Both legs wear a sensor."""


def step_of(placement: Placement, contact: Contact, near: Neighbours) -> Step:
    """A contact that nothing can change any more, as a step."""
    seen, known = ability(placement, contact.estimated), contact.toe_off_us is not None
    overlap_us = double_support_us(placement, contact, near.after)
    stride_us = _since(near.same_foot, contact, 2 * LONGEST_STEP_US)
    mode = mode_of(placement, contact, near, overlap_us, stride_us)
    return Step(
        side=contact.side,
        placement=placement,
        initial_contact_us=contact.initial_contact_us,
        toe_off_us=contact.toe_off_us,
        flight_time_us=flight_us(placement, contact, near.after, mode is Mode.HOPPING),
        step_time_us=_step_time_us(placement, contact, near.before),
        confidence=contact.confidence,
        contact_quality=seen.contact_quality if known else Quality.UNKNOWN,
        feet_lag_us=contact.feet_lag_us,
        mode=mode,
        stride_time_us=stride_us,
        double_support_us=overlap_us if mode is Mode.WALKING else None,
        side_quality=contact.side_quality,
    )


def mode_of(
    placement: Placement,
    contact: Contact,
    near: Neighbours,
    overlap_us: int | None,
    stride_us: int | None,
) -> Mode:
    """How the wearer moved in this step, by this placement alone."""
    after = near.after
    if placement is Placement.SHANK:
        return of_shank(contact, near, stride_us)
    if contact.side is Side.BOTH:
        return Mode.HOPPING
    if overlap_us is not None:
        return Mode.WALKING
    if placement not in ONE_LEGGED:
        return contact.told
    alternates = after is not None and not same_leg(placement, after.side, contact.side)
    if not stride_us:
        return Mode.UNKNOWN if alternates else contact.told
    if not alternates and stride_us < (
        HOP_STRIDE_US if contact.told is Mode.HOPPING else RUNNING_STRIDE_US
    ):
        return Mode.HOPPING
    if contact.toe_off_us is None:
        return Mode.UNKNOWN
    duty = (contact.toe_off_us - contact.initial_contact_us) / stride_us
    return Mode.WALKING if duty > WALKS_ABOVE_DUTY else Mode.RUNNING


def of_shank(contact: Contact, near: Neighbours, stride_us: int | None) -> Mode:
    """A leg tells by its beat and by how hard it is shaken, better than by how long it stands. When
    legs land is held against it: both at once, more often than walkers, less than runners."""
    told, after = contact.told, near.after
    if contact.side is Side.BOTH:
        return Mode.UNKNOWN if told in (Mode.WALKING, Mode.QUICK_FEET) else Mode.HOPPING
    alternates = after is not None and not same_leg(Placement.SHANK, after.side, contact.side)
    step_us = after.initial_contact_us - contact.initial_contact_us if after else None
    if told is Mode.WALKING and stride_us and stride_us < WALKING_STRIDE_US:
        return Mode.QUICK_FEET if alternates else Mode.UNKNOWN
    if told is Mode.WALKING and alternates and step_us and 2 * step_us < WALKING_STRIDE_US:
        return Mode.UNKNOWN
    if told is not Mode.HOPPING and stride_us and stride_us > LONGEST_STEP_US:
        return Mode.UNKNOWN  # it has just begun, and how hard it is shaken is a mean
    slow = stride_us is not None and SLOWEST_RUN_US < stride_us < LONGEST_STEP_US
    doubted = (told is Mode.RUNNING and slow) or (
        told is Mode.HOPPING and (alternates or near.paired)
    )
    return Mode.UNKNOWN if doubted else told


def flight_us(
    placement: Placement, contact: Contact, after: Contact | None, hops: bool
) -> int | None:
    """From toe-off to the next landing of either foot; of hops one foot speaks for both."""
    if contact.toe_off_us is None or after is None:
        return None
    us = after.initial_contact_us - contact.toe_off_us
    one_footed = same_leg(placement, after.side, contact.side)
    return us if 0 < us < LONGEST_STEP_US and (hops or not one_footed) else None


def double_support_us(placement: Placement, contact: Contact, after: Contact | None) -> int | None:
    """How long both feet of a pair of sensors were on the ground."""
    if contact.toe_off_us is None or after is None or placement not in ONE_LEGGED:
        return None
    us = contact.toe_off_us - after.initial_contact_us
    return us if us > 0 and not same_leg(placement, after.side, contact.side) else None


def _step_time_us(placement: Placement, contact: Contact, before: Contact | None) -> int | None:
    one_footed = before is not None and same_leg(placement, before.side, contact.side)
    return None if one_footed else _since(before, contact, LONGEST_STEP_US)


def _since(before: Contact | None, contact: Contact, longest_us: int) -> int | None:
    if before is None:
        return None
    us = contact.initial_contact_us - before.initial_contact_us
    return us if us <= longest_us else None
