"""Where each device sits: by a tap, by staff, by its name, in this order of trust."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kiosk.app.assigning import SHOES, Assigning
from kiosk.app.hearing import PLACES, Place, worn_by_name
from kiosk.app.known import Known
from kiosk.coaching.view import Worn
from kiosk.devices import deck, pod
from kiosk.gait.measures import Placement, Side
from kiosk.radio.nearby import Device


@dataclass(frozen=True, slots=True)
class Wearing:
    """Asks those who know."""

    _pods: Assigning
    _known: Known
    _devices: Callable[[], Iterable[Device]]

    def worn_by(self, device: Device) -> Worn | None:
        """Where a device sits, in the order of trust; None where nobody knows."""
        if device.address in self._pods.strangers or self._known.retired(device.address):
            return None
        tapped = self._pods.shoes.get(device.address)
        said = tapped or self._known.worn(device.address) or worn_by_name(device)
        taken = said in self._pods.shoes.values() and tapped is None
        return None if taken else said

    def place_of(self, device: Device) -> Place | None:
        """Where its movement belongs. One pod alone that says nothing is on a shoe; of two such
        nobody knows which is which, and only the stronger is listened to."""
        if device.service == deck.SERVICE:
            return Placement.DECK, Side.UNKNOWN
        worn = self.worn_by(device)
        if worn is not None:
            return PLACES.get(worn)
        strange = device.address in self._pods.strangers or self._known.retired(device.address)
        unknown = device.service == pod.SERVICE and not strange
        alone = unknown and not self._pods.shoes and self._first_unknown() == device.address
        return (Placement.FOOT, Side.UNKNOWN) if alone else None

    def _first_unknown(self) -> str | None:
        pods = [d for d in self._devices() if d.service == pod.SERVICE and d.connected]
        if any(self.worn_by(d) in SHOES for d in pods):
            return None
        unknown = [
            d for d in pods if self.worn_by(d) is None and not self._known.retired(d.address)
        ]
        return max(unknown, key=lambda d: d.rssi_dbm or -127).address if unknown else None
