"""Movements and how feet take turns in them."""

from kiosk.body.activity import WALKS, Activity


def test_hops_and_standing_do_not_alternate() -> None:
    assert [a for a in Activity if not a.alternates] == [Activity.STAND, Activity.HOP]
    assert all(walk.alternates for walk in WALKS)
