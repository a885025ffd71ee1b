"""How springy the steps are: flight over contact, and stiffness of body and leg from times alone.

Running: the sine-wave method of Morin et al. 2005 (J Appl Biomech 21:167), 0.7 to 7 % below a force
plate there. Hops: Dalleau et al. 2004 (Int J Sports Med 25:170). Both take the ground to be level
and the force to be half a sine, so walking has no stiffness, nor has running uphill or downhill,
nor on a belt whose incline is not known. A tenth too much contact time is a fifth too little
stiffness: the floors say so. Everything is per kg of body: nobody is asked for their weight.
"""

from math import pi, sqrt

from kiosk.gait.measures import GRAVITY_MPS2, UNKNOWN, Mode, Quality, Reading

LEVEL_PCT = 1.0
"""Steeper is an incline: a brake and a push that differ are no half sine."""

VERTICAL_PER_CONTACT = 2.0
LEG_PER_CONTACT = 2.5
"""Share of error of a stiffness for one of contact time (the same paper)."""

SPRINGS = (Mode.RUNNING, Mode.QUICK_FEET, Mode.HOPPING)


def level(incline_pct: float | None) -> bool:
    """Whether it is known that the belt does not climb."""
    return incline_pct is not None and abs(incline_pct) <= LEVEL_PCT


def flight_contact_ratio(contact: Reading, flight: Reading) -> Reading:
    """Time in the air over time on the ground; unknown of a walker, who has no flight."""
    if not contact.value or flight.value is None:
        return UNKNOWN
    ratio = flight.value / contact.value
    # At a given rhythm what contact gains, flight loses: both errors point the same way.
    floor = (1.0 + ratio) * contact.floor / contact.value
    return Reading(ratio, contact.quality, floor)


def vertical(mode: Mode, contact: Reading, flight: Reading, level_ground: bool) -> Reading:
    """N/m a kg; unknown off the level and where nobody springs."""
    if mode not in SPRINGS or not level_ground or not contact.value or flight.value is None:
        return UNKNOWN
    of = hop_npmkg if mode is Mode.HOPPING else vertical_npmkg
    return _estimated(of(contact.value, flight.value), VERTICAL_PER_CONTACT, contact)


def leg(
    mode: Mode,
    contact: Reading,
    flight: Reading,
    level_ground: bool,
    speed: Reading,
    leg_length_m: float | None,
) -> Reading:
    """N/m a kg of a leg that swings over its foot; running on a belt of known speed only."""
    if mode is not Mode.RUNNING or not level_ground or leg_length_m is None:
        return UNKNOWN
    if not contact.value or flight.value is None or speed.value is None:
        return UNKNOWN
    half_way_m = speed.value * contact.value / 2
    if half_way_m >= leg_length_m:
        return UNKNOWN
    sinks_m = sink_m(contact.value, flight.value)
    shortens_m = leg_length_m - sqrt(leg_length_m**2 - half_way_m**2) + sinks_m
    value = peak_mps2(contact.value, flight.value) / shortens_m
    return _estimated(value, LEG_PER_CONTACT, contact)


def peak_mps2(contact_s: float, flight_s: float) -> float:
    """Greatest force a kg: g pi/2 (flight / contact + 1)."""
    return GRAVITY_MPS2 * pi / 2 * (flight_s / contact_s + 1)


def sink_m(contact_s: float, flight_s: float) -> float:
    """How far the body sinks: F t^2 / (m pi^2) - g t^2 / 8."""
    squared = contact_s**2
    return peak_mps2(contact_s, flight_s) * squared / pi**2 - GRAVITY_MPS2 * squared / 8


def vertical_npmkg(contact_s: float, flight_s: float) -> float:
    """Morin et al. 2005: greatest force over how far the body sinks."""
    return peak_mps2(contact_s, flight_s) / sink_m(contact_s, flight_s)


def hop_npmkg(contact_s: float, flight_s: float) -> float:
    """Dalleau et al. 2004: pi (tf + tc) / (tc^2 ((tf + tc) / pi - tc / 4))."""
    whole_s = contact_s + flight_s
    return pi * whole_s / (contact_s**2 * (whole_s / pi - contact_s / 4))


def _estimated(value: float, share: float, contact: Reading) -> Reading:
    assert contact.value
    return Reading(value, Quality.ESTIMATED, share * value * contact.floor / contact.value)
