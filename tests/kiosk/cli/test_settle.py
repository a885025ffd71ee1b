"""The places a sensor may be said to sit at are those that the runner knows."""

from kiosk.app.hearing import PLACES as HEARD
from kiosk.cli.settle import PLACES


def test_every_place_that_is_listened_to_can_be_settled() -> None:
    assert set(PLACES) == set(HEARD)
