"""What a virtual member does when the screen asks for it, and which error it makes on the way."""

from dataclasses import dataclass

from kiosk.coaching.presence import BELT_RUNS
from kiosk.coaching.view import Phase, View
from kiosk.simulator import Activity, Beat, Error, VirtualMember
from kiosk.simulator.belt import BeltState

EASY_MPS = 2.8
"""An easy run, 10 km/h."""
WALK_MPS = 1.25
"""A walk, 4.5 km/h."""
ON_THE_SPOT = {
    "small_springs": Activity.HOP,
    "tall_reach": Activity.MARCH,
    "quick_feet": Activity.QUICK_FEET,
}
"""What the member does in a set of these, with the belt standing still."""
ERRORS = {
    "small_springs": frozenset(
        {
            *(Error.SQUAT_JUMP, Error.STIFF_KNEES, Error.HEEL_SLAM, Error.HEEL_NEVER_DOWN),
            *(Error.DOUBLE_BOUNCE, Error.ONE_FOOT_FIRST, Error.TRAVELLING, Error.FOLDED_TRUNK),
        }
    ),
    "tall_reach": frozenset(
        {
            *(Error.ARCHED_BACK, Error.HIP_DROP, Error.TWISTING, Error.SIDE_SWAY),
            *(Error.SHRUGGING, Error.ARMS_DOWN),
        }
    ),
    "quick_feet": frozenset(
        {
            *(Error.STICKY_FEET, Error.KNEES_HIGH, Error.STAMPING, Error.HEEL_FIRST),
            *(Error.LEANING_BACK, Error.LEANING_FORWARD, Error.UNEVEN, Error.FADES),
        }
    ),
    "push_and_float": frozenset(
        {
            *(Error.OVERSTRIDE, Error.BOUNCING, Error.OFF_THE_BEAT, Error.LEAN_FROM_HIP),
            *(Error.DRIFTING_BACK, Error.SIDE_SWAY, Error.TENSE),
        }
    ),
}
"""In which exercise an error is made: nobody jumps deep on a running belt."""
STANDING = frozenset({Phase.WHO, Phase.READY, Phase.PODS, Phase.STAND_TALL, Phase.SUMMARY})
WALKING = frozenset({Phase.WALK, Phase.COOL_DOWN})
DECIDED_BEFORE = frozenset({Phase.PURPOSE, Phase.DEMONSTRATION, Phase.FEEL, Phase.NUMBER})
"""The belt goes on as it was while a card is read."""
AS_ASKED = frozenset({Phase.SET, Phase.REST})
"""Where the screen asks for a speed until the belt runs at it, and then no more."""


@dataclass(slots=True)
class Following:
    """A member that does what the screen says."""

    member: VirtualMember
    error: Error | None = None
    severity: float = 1.0

    def follow(self, view: View) -> None:
        """Belt, movement, beat and error as this View asks for them."""
        now_s = view.at_us * 1e-6
        self._belt(view, now_s)
        self.member.do(self._movement(view))
        beat = view.beat_spm
        self.member.hear(None if beat is None else Beat(beat, view.beat_us))
        self.member.raise_arms(view.phase is Phase.SET and view.exercise == "tall_reach")
        if self.error is not None and self._errs(view):
            self.member.commit(self.error, self.severity)
        elif self.error is not None:
            self.member.correct(self.error)

    def _errs(self, view: View) -> bool:
        """From the second set on: the first is clean, and what the others are compared with."""
        its_own = self.error in ERRORS.get(view.exercise or "", ())
        return its_own and view.phase is Phase.SET and view.set_number != 1

    def _movement(self, view: View) -> Activity | None:
        """None follows the belt: stand, walk or run by its speed."""
        marching = view.phase is Phase.REST and view.exercise == "tall_reach"
        if view.held == BELT_RUNS or not (view.phase is Phase.SET or marching):
            return None
        return ON_THE_SPOT.get(view.exercise or "")

    def _belt(self, view: View, now_s: float) -> None:
        belt = self.member.belt
        if view.phase in DECIDED_BEFORE or view.shows_belt_stop:
            return
        if view.phase in STANDING or view.held == BELT_RUNS or view.exercise in ON_THE_SPOT:
            belt.stop(now_s)
            return
        wanted_mps = WALK_MPS if view.phase in WALKING else EASY_MPS
        if view.wanted_speed_mps is not None:
            wanted_mps = view.wanted_speed_mps
        elif view.phase in AS_ASKED and belt.state is BeltState.RUNNING:
            return  # as it was asked for last: strides are faster than their rests
        belt.start(now_s, wanted_mps)
        if abs(belt.target_mps - wanted_mps) > 0.01:
            belt.set_speed(now_s, wanted_mps)
