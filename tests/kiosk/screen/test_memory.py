"""Visit after visit leaves nothing behind."""

import gc
from typing import Any

from kiosk.screen.states import states

FILLING_VISITS = 2
"""The first ones make every page and fill every cache."""
FEW = 60
"""Of some 290,000 objects; one label that is not let go of has more."""


def test_a_further_visit_adds_no_objects(hand: Any) -> None:
    counted = []
    for _ in range(FILLING_VISITS + 2):
        for view in states().values():
            hand.view = view
            hand.screen.pump()
        gc.collect()
        counted.append(len(gc.get_objects()))
    assert counted[-1] - counted[FILLING_VISITS] < FEW
