"""Where the samples of a device go."""

import pytest

from kiosk.app.hearing import worn_at
from kiosk.gait.measures import Placement, Side


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Treadform left shoe", (Placement.FOOT, Side.LEFT)),
        ("Pod RIGHT", (Placement.FOOT, Side.RIGHT)),
        ("Treadform waist", (Placement.SACRUM, Side.UNKNOWN)),
        ("Upper back", (Placement.CHEST, Side.UNKNOWN)),
        ("C4:12", (Placement.FOOT, Side.UNKNOWN)),
    ],
)
def test_a_pod_says_by_its_name_where_it_is_worn(name: str, place: tuple[Placement, Side]) -> None:
    assert worn_at(name) == place
