"""What today's sensors cannot see of an exercise: it is offered all the same, and says so."""

from collections.abc import Iterable, Set

from kiosk.coaching.exercise import Exercise
from kiosk.coaching.metrics import heard
from kiosk.gait.measures import Live, Placement, Step
from kiosk.words import N_

PELVIS = frozenset({"pelvic_tilt", "pelvic_obliquity", "pelvic_rotation", "lateral_sway"})
POSTURE = PELVIS | {"trunk_lean"}
FEET = frozenset(
    {"strike_angle", "impact_peak", "impact_jerk", "slap_jerk", "onset_lag", "foot_lift"}
)
NO_STEPS = N_("Nothing counts your steps today: follow the beat and your own feeling.")
NO_BEAT = N_("Nothing counts your steps today: go by the time and your own feeling.")
"""Of an exercise that is done without a beat."""
NO_FEET = N_("Without shoe pods, how the foot lands is yours to feel.")
NO_LEAN = N_("Without a pod on the upper back, lean is yours to feel.")
NO_PELVIS = N_("Without a waist pod, the hips are yours to feel.")
NO_POSTURE = N_("Without pods at waist and upper back, posture is yours to feel.")
NO_PODS = N_("Without pods, landing and posture are yours to feel.")
NO_SENSOR = N_("No sensor sees this one: it is yours to feel.")
"""Of an exercise that nothing could see, whatever is worn."""
UNSEEN = frozenset({NO_STEPS, NO_BEAT, NO_PODS, NO_FEET, NO_LEAN, NO_PELVIS, NO_POSTURE, NO_SENSOR})
"""Lines of a card that say what nothing can see today."""


class Sensed:
    """What was sensed at least once in this visit."""

    def __init__(self) -> None:
        self.metrics: set[str] = set()
        self.placements: set[Placement] = set()

    def hear(self, live: Live) -> None:
        """Learn from a live value."""
        self.metrics |= heard(live).keys()

    def steps(self, steps: Iterable[Step]) -> None:
        """Learn from steps."""
        self.placements |= {step.placement for step in steps}

    @property
    def counts_steps(self) -> bool:
        """Whether anything told a step or a cadence."""
        return bool(self.placements) or not self.metrics.isdisjoint({"cadence", "hop_rate"})

    @property
    def sees_feet(self) -> bool:
        """Whether a shoe is sensed."""
        return Placement.FOOT in self.placements or not self.metrics.isdisjoint(FEET)


def unseen(exercise: Exercise, sensed: Sensed) -> tuple[str, ...]:
    """What to say of an exercise that these sensors see only a part of, or no sensor at all."""
    wanted = {s.metric for error in exercise.errors for signs in error.ways for s in signs}
    if not wanted:
        return (NO_SENSOR,)
    if not sensed.counts_steps:
        return (NO_STEPS,) if exercise.has_beat else (NO_BEAT,)
    feet = (NO_FEET,) if wanted & FEET and not sensed.sees_feet else ()
    said = (*feet, *_unseen_posture(wanted & POSTURE, sensed.metrics))
    return (NO_PODS,) if said == (NO_FEET, NO_POSTURE) else said


def _unseen_posture(wanted: Set[str], known: Set[str]) -> tuple[str, ...]:
    """A strap sees the lean, a waist pod the pelvis; neither sees what the other does."""
    if not wanted:
        return ()
    if POSTURE.isdisjoint(known):
        return (NO_POSTURE,)
    if wanted & PELVIS and PELVIS.isdisjoint(known):
        return (NO_PELVIS,)
    if "trunk_lean" in wanted - known:
        return (NO_LEAN,)
    return ()
