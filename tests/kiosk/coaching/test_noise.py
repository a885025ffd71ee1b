"""Noise floors: one for each place a sensor can sit, none of them editable by a program."""

from kiosk.coaching.noise import CONTACT_FLOOR_S, measured
from kiosk.coaching.program import Program
from kiosk.gait.measures import Placement, Quality, Reading


def test_every_placement_has_a_floor() -> None:
    assert set(CONTACT_FLOOR_S) == set(Placement)
    assert all(floor > 0 for floor in CONTACT_FLOOR_S.values())


def test_unknown_has_no_value() -> None:
    assert measured(None, 0.01) == Reading(None, Quality.UNKNOWN)


def test_no_program_can_change_a_floor() -> None:
    assert not any("floor" in name or "noise" in name for name in Program.model_fields)
