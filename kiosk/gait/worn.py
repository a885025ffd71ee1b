"""What is worn: one detector a place, made when its first samples come."""

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

from kiosk import _core
from kiosk.gait.measures import Placement, Reading, Side
from kiosk.gait.placements import IMU_DETECTORS, ImuDetector
from kiosk.gait.posture import Posture
from kiosk.gait.shoe import STALE_US, Shoe, foot_speed
from kiosk.gait.trunk import Trunk

TRUNKS = frozenset({Placement.SACRUM, Placement.CHEST})


class NoDetector(ValueError):
    """No detector exists for this placement."""


class Worn:
    """Changed by the thread that feeds. `trunks` and `shoes` are swapped in whole, so that another
    thread may read them meanwhile."""

    def __init__(self) -> None:
        self.legs: dict[tuple[Placement, Side], ImuDetector] = {}
        """Shoes, shanks and the deck, by place."""
        self.trunks: dict[Placement, Trunk] = {}
        self.shoes: tuple[Shoe, ...] = ()
        self._in_set = False

    def at(self, placement: Placement, side: Side) -> ImuDetector:
        """The detector of this place; raises `NoDetector` where none exists."""
        if placement in TRUNKS:
            return self.trunks.get(placement) or self._trunk(placement)
        return self.legs.get((placement, side)) or self._leg(placement, side)

    def stand(self) -> None:
        """Who wears it stands still now."""
        for trunk in self.trunks.values():
            trunk.stand()

    def begin_set(self) -> None:
        """What is felt from now on belongs to the set, also by what is put on later."""
        self._in_set = True
        for trunk in self.trunks.values():
            trunk.begin_set()
        for shoe in self.shoes:
            shoe.begin_set()

    def end_set(self, began_us: int, at_us: int) -> tuple[dict[Placement, Posture], list[np.void]]:
        """How the trunks were carried and how the shoes landed in this time."""
        self._in_set = False
        postures = {place: trunk.end_set(began_us, at_us) for place, trunk in self.trunks.items()}
        return postures, [c for shoe in self.shoes for c in shoe.end_set(began_us, at_us)]

    def finish(self) -> Iterator[tuple[Placement, Side, npt.NDArray[np.void]]]:
        """What is certain already of the contacts going on, by place."""
        for (placement, side), detector in self.legs.items():
            if isinstance(detector, _core.ShankDetector | Shoe):
                yield placement, side, detector.finish()
        for placement, trunk in self.trunks.items():
            yield placement, Side.UNKNOWN, trunk.finish()

    def foot_speed(self) -> Reading:
        """What the shoes alone make of the speed."""
        return foot_speed(contact for shoe in self.shoes for contact in shoe.contacts)

    def foot_speed_of(self, side: Side, now_us: int) -> Reading:
        """What this shoe's last strides make of it."""
        shoe = self.legs.get((Placement.FOOT, side))
        contacts: Iterable[np.void] = shoe.contacts if isinstance(shoe, Shoe) else ()
        late_us = now_us - STALE_US
        return foot_speed([c for c in contacts if int(c["initial_contact_us"]) >= late_us])

    def _trunk(self, placement: Placement) -> Trunk:
        trunk = Trunk(chest=placement is Placement.CHEST)
        if self._in_set:
            trunk.begin_set()
        self.trunks = {**self.trunks, placement: trunk}
        return trunk

    def _leg(self, placement: Placement, side: Side) -> ImuDetector:
        make = Shoe if placement is Placement.FOOT else IMU_DETECTORS.get(placement)
        if make is None:
            raise NoDetector(f"no detector for {placement} acceleration")
        detector = self.legs[placement, side] = make()
        if isinstance(detector, Shoe):
            if self._in_set:
                detector.begin_set()
            self.shoes = (*self.shoes, detector)
        return detector
