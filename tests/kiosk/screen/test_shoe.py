"""The shoe: two taps a turn, and nothing moves that is not asked for."""

from itertools import pairwise

from kiosk.screen.shoe import FINEST, STILL, TURN_US, Shoe, tapped
from kiosk.screen.theme import theme


def test_two_taps_a_turn() -> None:
    down = [tapped(step / 200)[0] > 0.9 for step in range(200)]
    assert sum(now and not before for before, now in pairwise(down)) == 2


def test_a_ring_spreads_after_each_tap_and_goes() -> None:
    assert tapped(0.0) == (0.0, 0.0)
    assert tapped(0.99) == (0.0, 0.0)
    assert 0 < tapped(0.22)[1] < 1


def test_only_the_shoe_that_is_asked_for_moves() -> None:
    still, asked = Shoe(found=True), Shoe(asked=True)
    seen: dict[Shoe, set[float]] = {still: set(), asked: set()}
    for at_us in range(0, TURN_US, TURN_US // FINEST):
        for shoe, moments in seen.items():
            shoe.at_us = at_us
            moments.add(shoe.moment)
    assert len(seen[still]) == 1
    assert len(seen[asked]) >= FINEST - 1


def test_nothing_moves_for_who_wants_less_motion() -> None:
    shoe = Shoe(asked=True)
    theme.reduce_motion = True
    try:
        shoe.at_us = TURN_US // 2
        assert shoe.moment == STILL
    finally:
        theme.reduce_motion = False
