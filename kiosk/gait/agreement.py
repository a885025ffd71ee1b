"""Placements hear of each other: who knows the foot tells those who do not, and who contradicts
what was tapped is told."""

from collections import deque
from collections.abc import Mapping
from dataclasses import replace

from kiosk.gait.measures import Doubt, Mode, Placement, Quality, Side, Step
from kiosk.gait.track import Track

NEAR_US = 90_000
"""The same landing as two placements feel it; walking trunks scatter by 30 ms, decks lag by 30."""

KNOW_THE_FOOT = (
    *(Placement.FOOT, Placement.SHANK, Placement.BELT),
    *(Placement.SACRUM, Placement.CHEST),
)
"""Who is believed about the foot, best first: what was tapped, four cells, then the trunk."""

COMPARED = 8
AGAINST = 6
"""Of the last comparisons: one odd step contradicts nobody."""

FEET = (Side.LEFT, Side.RIGHT)


class Agreement:
    """What the tracks of all placements say of one step together."""

    def __init__(self) -> None:
        self._against: deque[bool] = deque(maxlen=COMPARED)

    def settle(self, step: Step, tracks: Mapping[Placement, Track]) -> Step:
        """The step with its side and mode, where another placement knows them better."""
        if step.placement is Placement.BELT:
            self._share(step, tracks)
        for placement in KNOW_THE_FOOT:
            track = tracks.get(placement)
            other = track.nearest(step.initial_contact_us, NEAR_US) if track else None
            if placement is step.placement or other is None or other.side is Side.UNKNOWN:
                continue
            self._compare(step, other.side)
            if step.side is Side.UNKNOWN or _better(other.side_quality, step.side_quality):
                step = replace(step, side=other.side, side_quality=other.side_quality)
            if other.side is Side.BOTH and step.mode in (Mode.RUNNING, Mode.UNKNOWN):
                step = replace(step, mode=Mode.HOPPING, side=Side.BOTH)
        return step

    @staticmethod
    def _share(step: Step, tracks: Mapping[Placement, Track]) -> None:
        """Only edges of force are instants; the beat of a walk is none."""
        if step.contact_time_us is None:
            return
        for placement, track in tracks.items():
            if placement is not Placement.BELT:
                track.share(step.initial_contact_us, step.side)

    def doubts(self, tracks: Mapping[Placement, Track]) -> tuple[Doubt, ...]:
        """What does not fit together."""
        found = []
        if any(track.on_one_foot for track in tracks.values()):
            found.append(Doubt.SAME_FOOT)
        if len(self._against) == COMPARED and sum(self._against) >= AGAINST:
            found.append(Doubt.SIDES_SWAPPED)
        return tuple(found)

    def _compare(self, step: Step, felt: Side) -> None:
        if step.side in FEET and felt in FEET:
            self._against.append(step.side is not felt)


def _better(one: Quality, than: Quality) -> bool:
    order = (Quality.ENTERED, Quality.MEASURED, Quality.ESTIMATED, Quality.UNKNOWN)
    return order.index(one) < order.index(than)
