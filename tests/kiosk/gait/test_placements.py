"""What a placement can see of whom."""

import pytest

from kiosk.gait.measures import Placement, Quality, Side
from kiosk.gait.placements import ABILITIES, PREFERENCE, ROUGHLY, ability, same_leg


def test_every_placement_has_its_abilities_and_its_rank() -> None:
    assert set(ABILITIES) == set(PREFERENCE) == set(Placement)
    assert ABILITIES[Placement.DECK].contact_time_sd_s is None


def test_who_guesses_knows_less_and_says_so() -> None:
    for placement, measured in ABILITIES.items():
        guessed = ability(placement, estimated=True)
        assert guessed.contact_quality is not Quality.MEASURED or placement not in ROUGHLY
        assert guessed.initial_contact_sd_s >= measured.initial_contact_sd_s
        assert (guessed.contact_time_sd_s or 0.0) >= (measured.contact_time_sd_s or 0.0)
        assert ability(placement, estimated=False) is measured
    assert ability(Placement.FOOT, estimated=True).contact_quality is Quality.ESTIMATED


@pytest.mark.parametrize(
    ("placement", "one", "other", "same"),
    [
        (Placement.SHANK, Side.UNKNOWN, Side.UNKNOWN, True),
        (Placement.SACRUM, Side.UNKNOWN, Side.UNKNOWN, False),
        (Placement.BELT, Side.LEFT, Side.LEFT, True),
        (Placement.FOOT, Side.LEFT, Side.RIGHT, False),
        (Placement.FOOT, Side.BOTH, Side.BOTH, False),
    ],
)
def test_two_contacts_are_of_one_leg_when_it_is_known(
    placement: Placement, one: Side, other: Side, same: bool
) -> None:
    assert same_leg(placement, one, other) is same
