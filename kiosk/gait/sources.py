"""Whose contacts become steps when several placements are worn."""

from kiosk.gait.measures import Placement, Step
from kiosk.gait.placements import PREFERENCE


class Sources:
    """The one that knows contact time best; another takes over when it falls silent, or when it
    only sees the beat of a walk."""

    def __init__(self, silent_us: int) -> None:
        self._silent_us = silent_us
        self._last_us: dict[Placement, int] = {}
        self._timed_us: dict[Placement, int] = {}

    def gives(self, step: Step) -> bool:
        """Whether this step counts; hear every step of every placement in its order."""
        placement, at_us = step.placement, step.initial_contact_us
        timed = step.contact_time_us is not None
        self._last_us[placement] = at_us
        if timed:
            self._timed_us[placement] = at_us
        better = PREFERENCE[: PREFERENCE.index(placement)]
        if timed:
            return not any(self._lately(self._timed_us, other, at_us) for other in better)
        others = [other for other in PREFERENCE if other is not placement]
        if any(self._lately(self._timed_us, other, at_us) for other in others):
            return self._lately(self._timed_us, placement, at_us) and not any(
                self._lately(self._timed_us, other, at_us) for other in better
            )
        return not any(self._lately(self._last_us, other, at_us) for other in better)

    def _lately(self, seen: dict[Placement, int], placement: Placement, at_us: int) -> bool:
        return at_us - seen.get(placement, at_us - self._silent_us) < self._silent_us
