"""Whether a strap is on a body. One taken off may send its last pulse for minutes.

Three signs, because no strap shows all: it says that it feels no skin; it stops sending the
intervals between beats or sends impossible ones; its pulse stands still for a minute.
"""

from kiosk.devices.heart_rate import HeartRate

FROZEN_US = 60_000_000
"""No pulse stays the same for so long, unless the intervals show that hearts do that today."""
SILENT_US = 6_000_000
"""A strap that sends intervals has one at least every two seconds, even after a lost frame."""
LONGEST_RR_S = 2.5
"""A pulse below 24: nobody who runs."""
_AGREE = 0.25
"""Mean interval and pulse may differ this much (share), for the pulse is smoothed."""


class WornTracker:
    """One strap on one link."""

    def __init__(self) -> None:
        self._bpm: float | None = None
        self._lively_us: int | None = None
        """When the pulse last changed, or intervals last agreed with it."""
        self._interval_us: int | None = None
        """When an interval last came; None on a strap that never sent one."""
        self._impossible = False

    def worn(self, at_us: int, said: HeartRate) -> bool:
        """Whether this measurement is a body's."""
        if said.bpm is None:
            return False
        if self._lively_us is None or said.bpm != self._bpm or _agree(said):
            self._lively_us = at_us
        self._bpm = said.bpm
        if said.rr_s:
            self._interval_us = at_us
            self._impossible = max(said.rr_s) > LONGEST_RR_S
        if said.contact is False or self._impossible:
            return False
        silent = self._interval_us is not None and at_us - self._interval_us > SILENT_US
        return not silent and at_us - self._lively_us < FROZEN_US


def _agree(said: HeartRate) -> bool:
    if not said.rr_s or said.bpm is None:
        return False
    mean = sum(said.rr_s) / len(said.rr_s)
    return abs(mean * said.bpm / 60 - 1) <= _AGREE
