"""One pod a place: two whose samples are mixed are no sensor, and would make steps of nobody."""

from kiosk.gait.measures import Placement, Side

Place = tuple[Placement, Side]


class Holders:
    """Who was there first holds a place until it falls silent."""

    def __init__(self, silent_us: int) -> None:
        self._silent_us = silent_us
        self._held: dict[Place, tuple[str, int]] = {}
        self._refused_us: dict[str, int] = {}

    def admits(self, place: Place, pod: str, now_us: int) -> bool:
        """Whether samples of this pod, until this time, count at this place."""
        holder, heard_us = self._held.get(place, (pod, now_us))
        if holder != pod and now_us - heard_us < self._silent_us:
            self._refused_us[pod] = now_us
            return False
        self._held[place] = (pod, now_us)
        self._refused_us.pop(pod, None)
        return True

    def refused(self, now_us: int) -> frozenset[str]:
        """Pods that are heard, and of which nothing is told, because another sits there."""
        late_us = now_us - self._silent_us
        return frozenset(pod for pod, at_us in self._refused_us.items() if at_us > late_us)
