"""Which of the devices in hearing are this kiosk's: in a gym, most are not."""

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.devices import pod, treadmill
from kiosk.devices.link import Advertisement

LISTEN_US = 3_000_000
"""A neighbour's belt may be heard a little later than ours: look around before the first choice."""
FORGET_US = 15_000_000
"""Not heard for so long, it is not a rival any more."""
MOST_PODS = 4
"""Two shoes, waist and upper trunk."""

NOT_PINNED = "staff pinned another one"
SEVERAL = "several in hearing: staff must pin this kiosk's"
ENOUGH = "four stronger ones are taken"
LISTENING = "looking around first"


@dataclass(frozen=True, slots=True)
class Rival:
    """Another device of the same service, when and how strongly it was last heard."""

    seen_us: int
    rssi_dbm: int


class Admission:
    """Decides device by device. `pins` are the addresses that staff chose, by service."""

    def __init__(self, pins: Mapping[str, frozenset[str]] | None = None) -> None:
        self._pins = pins or {}
        self._heard: dict[str, dict[str, Rival]] = {}
        self._since_us: int | None = None

    def refusal(
        self, service: str, said: Advertisement, taken: frozenset[str] = frozenset()
    ) -> str | None:
        """Why it is not used; None when it is this kiosk's. `taken` are those of the same
        service in use, which cannot be heard meanwhile."""
        self._since_us = said.seen_us if self._since_us is None else self._since_us
        heard = self._note(service, said)
        pinned = self._pins.get(service)
        if pinned:
            return None if said.address in pinned else NOT_PINNED
        if said.address in taken:
            return None
        if service == treadmill.SERVICE:
            if said.seen_us - self._since_us < LISTEN_US:
                return LISTENING
            return SEVERAL if (heard.keys() | taken) - {said.address} else None
        if service == pod.SERVICE:
            return ENOUGH if _stronger(heard, said.address, taken) >= MOST_PODS else None
        return None

    def _note(self, service: str, said: Advertisement) -> dict[str, Rival]:
        strength = -127 if said.rssi_dbm is None else said.rssi_dbm
        heard = self._heard.setdefault(service, {})
        heard[said.address] = Rival(said.seen_us, strength)
        for address in [a for a, r in heard.items() if said.seen_us - r.seen_us > FORGET_US]:
            del heard[address]
        return heard


def _stronger(heard: Mapping[str, Rival], address: str, taken: frozenset[str]) -> int:
    """How many come first: those in use, then those heard more strongly."""
    waiting = heard.keys() - taken - {address}
    own = heard[address].rssi_dbm
    return len(taken) + sum(heard[other].rssi_dbm > own for other in waiting)
