"""The plan "re-learning to run": a ladder of five rungs, and hops that grow by tiers."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from kiosk.coaching.exercise import Exercise
from kiosk.coaching.program import Part

HELD = "held_"
"""Begins the note of a rung that was held in a visit; its number follows."""
HOPS_GOOD = "hops_good"
"""The note of a visit whose hops were good: regular, easy, and the calves were fine."""


class Rung(IntEnum):
    """One is climbed when the one below was held on two visits."""

    STAND = 1
    MARCH = 2
    WALK = 3
    RUN = 4
    EXERCISES = 5


@dataclass(frozen=True, slots=True)
class Climbed:
    """How far a member has come in a plan."""

    rung: int = 0
    """How many rungs are held."""
    hop_tier: int = 0
    """How often the dose of hops has grown."""


def offered(part: Part, climbed: Climbed | None) -> bool:
    """Whether a part is offered yet; every part to whom the ladder does not matter."""
    return part.rung is None or climbed is None or part.rung <= climbed.rung + 1


def grown(part: Part, exercises: Mapping[str, Exercise], climbed: Climbed | None) -> Part:
    """The part with the dose that its tiers have grown to."""
    if not part.grows or part.exercise is None:
        return part
    tiers = exercises[part.exercise].tiers
    if not tiers:
        return part
    tier = min(climbed.hop_tier if climbed else 0, len(tiers) - 1)
    return part.model_copy(update={"dose": tiers[tier]})
