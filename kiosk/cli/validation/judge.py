"""What a count, a chalk mark and a slow-motion video say of the kiosk, each with its own error."""

import math
from dataclasses import dataclass

from kiosk.words import N_

SIXTY, SPEED, CONTACT = N_("steps"), N_("belt speed"), N_("hop contact")
ALLOWED_STEPS = 2
"""In sixty: one at each end, for a finger is half a step late or early."""
FINGER_S = 0.2
"""SD of pressing a key at what one sees."""
TAPE_SHARE = 0.005
"""Of a belt's length, measured along its curve."""
BELT_SHARE = 0.025
"""Belts read 2.5 to 10 % fast (staff pages); within this ours is taken as it reads."""
CONTACT_S = 0.012
"""The bias of contact time that the shoe's accuracy allows."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: what the kiosk said, what is true, and how far off it may be."""

    check: str
    said: float | None
    true: float
    allowed: float
    unit: str
    advice: str
    """What to do when it is not good."""

    @property
    def off(self) -> float | None:
        return None if self.said is None else self.said - self.true

    @property
    def good(self) -> bool:
        """An absent value is not good: nobody knows."""
        return self.off is not None and abs(self.off) <= self.allowed


def sixty_steps(counted: int, sensed: int) -> Finding:
    """Steps that staff counted between two key presses, against the kiosk's between the same."""
    advice = N_("check that both pods sit firm and that no other pod is nearer; then count again")
    return Finding(SIXTY, float(sensed), float(counted), ALLOWED_STEPS, "steps", advice)


def belt_speed(length_m: float, turns: int, seconds: float, said_mps: float | None) -> Finding:
    """The belt's length times its turns over a time, against what the belt says."""
    true_mps = length_m * turns / seconds
    doubt = math.hypot(math.sqrt(2) * FINGER_S / seconds, TAPE_SHARE)
    advice = N_("the belt's scale is off: have it serviced; until then its speed is only a label")
    allowed = true_mps * (BELT_SHARE + 2 * doubt)
    return Finding(SPEED, said_mps, true_mps, allowed, "m/s", advice)


def hop_contact(frames: list[int], frames_per_s: float, said_s: float | None) -> Finding:
    """Mean contact of hops by the frames with a foot on the ground, against the kiosk's."""
    true_s = sum(frames) / len(frames) / frames_per_s
    doubt_s = math.sqrt(2 / 12) / frames_per_s / math.sqrt(len(frames))
    advice = N_("look whether the pods' clips give; a pod that wags hears the ground late")
    return Finding(CONTACT, said_s, true_s, CONTACT_S + 2 * doubt_s, "s", advice)
