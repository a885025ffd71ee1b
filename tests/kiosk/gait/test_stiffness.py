"""Stiffness against springs of known stiffness, and silence where the model does not hold."""

from math import pi, sqrt

import pytest

from kiosk.gait import stiffness
from kiosk.gait.measures import GRAVITY_MPS2, UNKNOWN, Mode, Quality, Reading

CONTACT = Reading(0.24, Quality.MEASURED, 0.004)
FLIGHT = Reading(0.12, Quality.MEASURED, 0.004)
SPEED = Reading(3.0, Quality.MEASURED, 0.03)


@pytest.mark.parametrize("npmkg", [250.0, 400.0, 700.0])
def test_a_mass_that_bounces_on_a_spring_is_told_its_stiffness(npmkg: float) -> None:
    """Contact of a mass on a spring: it lands at v, half a sine about its weight."""
    own_radps, landing_mps = sqrt(npmkg), 0.8
    flight_s = 2 * landing_mps / GRAVITY_MPS2
    tilt = GRAVITY_MPS2 / (own_radps * landing_mps)
    contact_s = (pi + 2 * sqrt(tilt**2) / sqrt(1 + tilt**2)) / own_radps
    assert stiffness.vertical_npmkg(contact_s, flight_s) == pytest.approx(npmkg, rel=0.2)
    assert stiffness.hop_npmkg(contact_s, flight_s) == pytest.approx(npmkg, rel=0.2)


def test_a_tenth_of_contact_time_is_a_fifth_of_stiffness() -> None:
    here = stiffness.vertical_npmkg(0.24, 0.12)
    longer = stiffness.vertical_npmkg(0.264, 0.12)
    assert longer / here == pytest.approx(0.83, abs=0.04)
    reading = stiffness.vertical(Mode.RUNNING, CONTACT, FLIGHT, level_ground=True)
    assert reading.quality is Quality.ESTIMATED
    assert reading.floor == pytest.approx(2 * here * 0.004 / 0.24)


def test_nothing_is_said_where_the_model_does_not_hold() -> None:
    def vertical(mode: Mode, level: bool) -> Reading:
        return stiffness.vertical(mode, CONTACT, FLIGHT, level)

    assert vertical(Mode.WALKING, True) is UNKNOWN
    assert vertical(Mode.RUNNING, False) is UNKNOWN
    assert vertical(Mode.HOPPING, True).value is not None
    assert not stiffness.level(None)
    assert not stiffness.level(4.0)
    assert stiffness.level(0.5)
    assert stiffness.vertical(Mode.RUNNING, UNKNOWN, FLIGHT, True) is UNKNOWN


def test_the_leg_needs_speed_and_length() -> None:
    def leg(speed: Reading = SPEED, length_m: float | None = 0.92) -> Reading:
        return stiffness.leg(Mode.RUNNING, CONTACT, FLIGHT, True, speed, length_m)

    vertical = stiffness.vertical(Mode.RUNNING, CONTACT, FLIGHT, True)
    assert vertical.value is not None
    value = leg().value
    assert value is not None
    assert 0.2 * vertical.value < value < 0.7 * vertical.value  # it also shortens by swinging over
    assert leg(speed=UNKNOWN) is UNKNOWN
    assert leg(length_m=None) is UNKNOWN
    assert leg(speed=Reading(9.0, Quality.MEASURED)) is UNKNOWN  # longer than the leg can reach


def test_flight_over_contact() -> None:
    ratio = stiffness.flight_contact_ratio(CONTACT, FLIGHT)
    assert ratio.value == pytest.approx(0.5)
    assert ratio.floor == pytest.approx(1.5 * 0.004 / 0.24)
    assert stiffness.flight_contact_ratio(CONTACT, UNKNOWN) is UNKNOWN
