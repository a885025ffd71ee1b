"""One stop, and when a second may follow: on some belts the second is a start."""

from kiosk.devices.treadmill.asked import NEAR
from kiosk.devices.treadmill.belt_news import BeltNews

AGAIN_US = 4_000_000


class Stopping:
    """From the wish to stop to the last frame of it."""

    def __init__(self) -> None:
        self._sent, self._not_before_us = 0, 0
        self._from_kmh = 0.0
        self._at_m: float | None = None

    def due(self, at_us: int) -> bool:
        """Whether a belt that was told to stop has had its time to."""
        return at_us >= self._not_before_us

    def once_more(self, at_us: int, news: BeltNews) -> bool:
        """Whether to send it now. The second only where the belt ran on as before: as fast, and
        further where it counts metres."""
        if self._sent > 1 or (self._sent and not self._ran_on(news)):
            return False
        self._sent += 1
        self._not_before_us = at_us + AGAIN_US
        self._from_kmh, self._at_m = news.speed_kmh or 0.0, news.distance_m
        return True

    def _ran_on(self, news: BeltNews) -> bool:
        as_fast = (news.speed_kmh or 0.0) >= self._from_kmh - NEAR
        return as_fast and (self._at_m is None or news.distance_m != self._at_m)
