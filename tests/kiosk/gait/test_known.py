"""What was said of the belt grows old."""

from kiosk.gait.known import BELT_SPEED_STALE_US, Belt, known_at
from kiosk.gait.measures import UNKNOWN, Quality, Reading

SPEED = Reading(2.8, Quality.MEASURED, 0.03)


def test_a_belt_that_fell_silent_is_not_known() -> None:
    belt = Belt(0, SPEED, 2.0)
    assert known_at(1_000_000, belt, 0.9).speed is SPEED
    late = known_at(BELT_SPEED_STALE_US + 1, belt, 0.9)
    assert (late.speed, late.incline_pct, late.leg_length_m) == (UNKNOWN, None, 0.9)
    assert known_at(0, None, None).speed is UNKNOWN


def test_climbing_needs_to_be_said() -> None:
    assert known_at(0, Belt(0, SPEED, 2.0), None).climbs
    assert known_at(0, Belt(0, SPEED, -2.0), None).climbs
    assert not known_at(0, Belt(0, SPEED, 0.5), None).climbs
    assert not known_at(0, Belt(0, SPEED, None), None).climbs
