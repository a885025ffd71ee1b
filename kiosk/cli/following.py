"""What a virtual member does when the screen asks for it, and which error it makes on the way."""

from dataclasses import dataclass

from kiosk.coaching.presence import BELT_RUNS
from kiosk.coaching.view import Phase, View
from kiosk.simulator import Activity, Beat, Error, VirtualMember

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
STANDING = frozenset({Phase.WHO, Phase.READY, Phase.PODS, Phase.STAND_TALL, Phase.SUMMARY})
WALKING = frozenset({Phase.WALK, Phase.COOL_DOWN})
DECIDED_BEFORE = frozenset({Phase.PURPOSE, Phase.DEMONSTRATION, Phase.FEEL})
"""The belt goes on as it was while a card is read."""


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

    @staticmethod
    def _errs(view: View) -> bool:
        """From the second set on: the first is clean, and what the others are compared with."""
        return view.phase is Phase.SET and view.set_number != 1

    def _movement(self, view: View) -> Activity | None:
        """None follows the belt: stand, walk or run by its speed."""
        marching = view.phase is Phase.REST and view.exercise == "tall_reach"
        if view.held == BELT_RUNS or not (view.phase is Phase.SET or marching):
            return None
        return ON_THE_SPOT.get(view.exercise or "")

    def _belt(self, view: View, now_s: float) -> None:
        belt = self.member.belt
        if view.phase in DECIDED_BEFORE:
            return
        if view.phase in STANDING or view.held == BELT_RUNS or view.exercise in ON_THE_SPOT:
            belt.stop(now_s)
            return
        wanted_mps = WALK_MPS if view.phase in WALKING else EASY_MPS
        belt.start(now_s, wanted_mps)
        if abs(belt.target_mps - wanted_mps) > 0.01:
            belt.set_speed(now_s, wanted_mps)
