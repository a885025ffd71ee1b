"""Which pod is on which shoe: whoever was tapped twice is the shoe that was asked for.

The order of trust: what was tapped; what staff said of this very pod; what its name says; and, for
one pod alone, that it is on a shoe. A side is never guessed. The strongest signal is the second
opinion when two pods were tapped at once, in two neighbours' hands.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kiosk.coaching.view import Worn
from kiosk.devices.link import Advertisement
from kiosk.devices.pod import SERVICE, decode_advertisement
from kiosk.words import N_

SHOES = (Worn.LEFT_SHOE, Worn.RIGHT_SHOE)
"""In the order in which the member is asked to tap them."""
WINDOW_US = 4_000_000
"""A tap older than this, when it is first heard of, was meant for somebody else."""
TOGETHER_US = 1_000_000
"""Two pods tapped within this are two people's, or two hands'."""
STRONGER_DB = 8.0
"""So much stronger is nearer, whatever stands between."""

TAP_AGAIN = N_("Two pods were tapped at once. Once more, please.")
LEFT_FOUND = N_("Left shoe found. Now tap the right shoe twice.")
BOTH_FOUND = N_("Both shoes found.")


@dataclass(frozen=True, slots=True)
class Tap:
    """A double tap of one pod."""

    address: str
    at_us: int


@dataclass(slots=True)
class Assigning:
    """One member's pods. `strength` is the signal of an address in dBm, None where unheard."""

    strength: Callable[[str], float | None]
    shoes: dict[str, Worn] = field(default_factory=dict)
    """By address, as tapped."""
    strangers: set[str] = field(default_factory=set)
    """The member said that these are not theirs."""
    said: str | None = None
    """What to tell the member, once."""
    _taps_seen: dict[str, int] = field(default_factory=dict)
    _last: Tap | None = None

    def start_over(self) -> None:
        """A new member."""
        self.shoes.clear()
        self.strangers.clear()
        self.said, self._last = None, None

    @property
    def wanted(self) -> Worn | None:
        """The shoe to tap now; None once both are known."""
        taken = self.shoes.values()
        return next((shoe for shoe in SHOES if shoe not in taken), None)

    def overheard(self, said: Advertisement) -> Tap | None:
        """A tap that an advertisement tells of, the first time that it does."""
        air = decode_advertisement(said.service_data.get(SERVICE, b""))
        if air is None or air.double_tap_age_s is None:
            return None
        before = self._taps_seen.get(said.address)
        self._taps_seen[said.address] = air.double_taps
        age_us = round(air.double_tap_age_s * 1e6)
        if before == air.double_taps or age_us > WINDOW_US:
            return None
        return Tap(said.address, said.seen_us - age_us)

    def tapped(self, tap: Tap) -> Worn | None:
        """The shoe that this tap makes of the pod; None where it changes nothing."""
        last, self._last = self._last, tap
        if tap.address in self.shoes or tap.address in self.strangers:
            return None
        if last and last.address != tap.address and abs(tap.at_us - last.at_us) < TOGETHER_US:
            return self._settle(last, tap)
        return self._take(tap.address)

    def swap(self) -> None:
        """Left and right are the wrong way round."""
        other = dict(zip(SHOES, reversed(SHOES), strict=True))
        self.shoes = {address: other[shoe] for address, shoe in self.shoes.items()}

    def disown(self, addresses: Mapping[str, Worn]) -> None:
        """These are somebody else's."""
        for address in addresses:
            self.shoes.pop(address, None)
            self.strangers.add(address)

    def _take(self, address: str) -> Worn | None:
        shoe = self.wanted
        if shoe is None:
            return None
        self.shoes[address] = shoe
        self.said = LEFT_FOUND if self.wanted else BOTH_FOUND
        return shoe

    def _settle(self, one: Tap, other: Tap) -> Worn | None:
        """Two at once: the one that is clearly nearer, else neither."""
        shoe = self.shoes.get(one.address)
        signals = self.strength(one.address), self.strength(other.address)
        lead_db = 0.0 if None in signals else (signals[0] or 0.0) - (signals[1] or 0.0)
        if shoe is None:  # the first one changed nothing either
            return self._take(other.address)
        if lead_db >= STRONGER_DB:
            return None
        del self.shoes[one.address]
        if lead_db <= -STRONGER_DB:
            return self._take(other.address)
        self.said = TAP_AGAIN
        return None
