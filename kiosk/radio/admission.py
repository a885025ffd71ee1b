"""Which of the devices in hearing are this kiosk's: in a gym, most are not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kiosk.devices import pod, treadmill
from kiosk.devices.link import Advertisement
from kiosk.radio.strength import Strength

LISTEN_US = 3_000_000
"""A neighbour's belt may be heard a little later than ours: look around before the first choice."""
FORGET_US = 15_000_000
"""Not heard for so long, it is not a rival any more."""
MOST_PODS = 4
"""Two shoes, waist and upper trunk."""

RETIRED = "staff retired it"
NOT_PINNED = "staff pinned another one"
ONE_BELT = "another belt is in use"
SEVERAL = "several in hearing: staff must pin this kiosk's"
ENOUGH = "four stronger ones are taken"
LISTENING = "looking around first"
TOO_FAR = "too far away: tap it twice, or bring it near"
TAPPED_US = 60_000_000
"""A pod that was tapped before this kiosk is wanted for so long, however weak it is."""


@dataclass(frozen=True, slots=True)
class Rival:
    """Another device of the same service, when and how strongly it was last heard."""

    seen_us: int
    rssi_dbm: int


class Admission:
    """Decides device by device. `pins` are the addresses that staff chose, by service."""

    def __init__(
        self,
        pins: Mapping[str, frozenset[str]] | None = None,
        retired: Callable[[str], bool] = lambda address: False,
    ) -> None:
        """`retired` tells whether staff took a device out of use."""
        self._pins, self._retired = pins or {}, retired
        self._heard: dict[str, dict[str, Rival]] = {}
        self._since_us: int | None = None
        self._strength = Strength()
        self._tapped: dict[str, int] = {}

    def pinned(self, service: str) -> frozenset[str]:
        """The addresses that staff chose; empty where they chose none."""
        return self._pins.get(service, frozenset())

    def pin(self, service: str, addresses: frozenset[str]) -> None:
        """Staff chose these just now; an empty set is no choice."""
        self._pins = {**self._pins, service: addresses}

    def dbm(self, address: str) -> float | None:
        """How strongly it was heard lately; None when it was not."""
        return self._strength.dbm(address)

    def wanted(self, address: str, at_us: int) -> None:
        """Somebody before this kiosk tapped it."""
        self._tapped[address] = at_us

    def refusal(
        self, service: str, said: Advertisement, taken: frozenset[str] = frozenset()
    ) -> str | None:
        """Why it is not used; None when it is this kiosk's. `taken` are those of the same
        service in use, which cannot be heard meanwhile."""
        self._since_us = said.seen_us if self._since_us is None else self._since_us
        self._strength.heard(said.address, said.seen_us, said.rssi_dbm)
        heard = self._note(service, said)
        if self._retired(said.address):
            return RETIRED
        pinned = self._pins.get(service)
        if pinned:
            another = service == treadmill.SERVICE and taken - {said.address}
            return NOT_PINNED if said.address not in pinned else ONE_BELT if another else None
        if said.address in taken:
            return None
        if service == treadmill.SERVICE:
            if said.seen_us - self._since_us < LISTEN_US:
                return LISTENING
            return SEVERAL if (heard.keys() | taken) - {said.address} else None
        return self._pod(said, heard, taken) if service == pod.SERVICE else None

    def _pod(
        self, said: Advertisement, heard: Mapping[str, Rival], taken: frozenset[str]
    ) -> str | None:
        tapped_us = self._tapped.get(said.address)
        if tapped_us is not None and said.seen_us - tapped_us <= TAPPED_US:
            return None
        if said.rssi_dbm is not None and not self._strength.near(said.address):
            return TOO_FAR
        near = {a: r for a, r in heard.items() if self._strength.near(a)}
        return ENOUGH if _stronger(near, said, taken) >= MOST_PODS else None

    def _note(self, service: str, said: Advertisement) -> dict[str, Rival]:
        strength = -127 if said.rssi_dbm is None else said.rssi_dbm
        heard = self._heard.setdefault(service, {})
        heard[said.address] = Rival(said.seen_us, strength)
        for address in [a for a, r in heard.items() if said.seen_us - r.seen_us > FORGET_US]:
            del heard[address]
        return heard


def _stronger(near: Mapping[str, Rival], said: Advertisement, taken: frozenset[str]) -> int:
    """How many come first: those in use, then those heard more strongly."""
    waiting = near.keys() - taken - {said.address}
    own = -127 if said.rssi_dbm is None else said.rssi_dbm
    return len(taken) + sum(near[other].rssi_dbm > own for other in waiting)
