"""One detector a place; a set holds what is put on in its midst, and no more after its end."""

import numpy as np
import pytest

from kiosk import _core
from kiosk.gait.measures import Placement, Side
from kiosk.gait.shoe import Shoe
from kiosk.gait.trunk import Trunk
from kiosk.gait.worn import NoDetector, Worn
from tests.kiosk.gait.running import times_us, trunk_mps2

WEARABLE = [
    (Placement.FOOT, Shoe),
    (Placement.SHANK, _core.ShankDetector),
    (Placement.DECK, _core.DeckDetector),
    (Placement.SACRUM, Trunk),
    (Placement.CHEST, Trunk),
]


@pytest.mark.parametrize(("placement", "kind"), WEARABLE)
def test_a_place_keeps_its_detector(placement: Placement, kind: type) -> None:
    worn = Worn()
    first = worn.at(placement, Side.LEFT)
    assert isinstance(first, kind)
    assert worn.at(placement, Side.LEFT) is first


def test_each_foot_has_its_own_and_a_trunk_has_no_side() -> None:
    worn = Worn()
    left, right = (worn.at(Placement.FOOT, side) for side in (Side.LEFT, Side.RIGHT))
    assert worn.shoes == (left, right)
    waist = worn.at(Placement.SACRUM, Side.LEFT)
    assert worn.at(Placement.SACRUM, Side.UNKNOWN) is waist


def test_the_belt_is_worn_by_nobody() -> None:
    worn = Worn()
    with pytest.raises(NoDetector, match="belt"):
        worn.at(Placement.BELT, Side.UNKNOWN)
    assert worn.legs == {}


@pytest.mark.parametrize(("begins", "ends", "steps"), [(True, False, True), (True, True, False)])
def test_what_is_put_on_in_a_set_belongs_to_it_and_after_it_not(
    begins: bool, ends: bool, steps: bool
) -> None:
    worn, t = Worn(), times_us(208, 8.0)
    if begins:
        worn.begin_set()
    if ends:
        worn.end_set(0, 0)
    felt = np.nan_to_num(trunk_mps2(t))
    worn.at(Placement.CHEST, Side.UNKNOWN).feed(t, felt, np.zeros_like(felt))
    postures, contacts = worn.end_set(0, int(t[-1]))
    assert (postures[Placement.CHEST].rise().value is not None) is steps
    assert contacts == []
