"""A pod on a shoe: footfalls as events, landings and strides as readings of the last contacts."""

from collections.abc import Iterable
from dataclasses import replace
from math import degrees, erf, sqrt

import numpy as np
import numpy.typing as npt

from kiosk import _core
from kiosk.gait.measures import UNKNOWN, Live, Quality, Reading
from kiosk.gait.placements import Times, Values
from kiosk.gait.recent import middle

RECENT_CONTACTS = 8
STALE_US = 3_000_000

# Noise of one contact. Strike: Falbriard 2020, precision of the pitch before contact 1.6 degrees.
# The rest from the simulator at 208-1600 Hz: SD of one stride's speed 3-10 % (running 6, walking
# 10), of lift 0.03 m; peaks depend on the part's bandwidth.
STRIKE_FLOOR_RAD = 0.028
SPEED_FLOOR_SHARE = 0.06
LIFT_FLOOR_M = 0.03
PEAK_FLOOR_SHARE = 0.15

HEEL_FROM_DEG, FOREFOOT_TO_DEG = 8.0, -1.6
"""Altman & Davis 2012. The band between is narrower than three SDs: shares, not classes."""


class Shoe:
    """One shoe's sensor."""

    def __init__(self) -> None:
        self._sensor = _core.FootSensor()
        self._without_gyroscope = _core.FootDetector()
        self.contacts: tuple[np.void, ...] = ()
        """The last few, as rows of `_core.FOOT_STRIDE`; swapped in whole."""

    def feed(
        self, time_us: Times, acceleration_mps2: Values, rate_radps: Values | None = None
    ) -> npt.NDArray[np.void]:
        """Take a block, return its events; its contacts are kept for the readings."""
        if rate_radps is None:
            return self._without_gyroscope.feed(time_us, acceleration_mps2, None)
        events, contacts = self._sensor.feed(time_us, acceleration_mps2, rate_radps)
        if len(contacts):
            self.contacts = (*self.contacts, *contacts)[-RECENT_CONTACTS:]
        return events

    def reset(self) -> None:
        """Forget the runner."""
        self._sensor.reset()
        self._without_gyroscope.reset()
        self.contacts = ()


def landed(live: Live, shoes: Iterable[Shoe]) -> Live:
    """Add what the shoes say; of both feet together where both are worn."""
    recent = [
        contact
        for shoe in shoes
        for contact in shoe.contacts
        if live.at_us - int(contact["initial_contact_us"]) <= STALE_US
    ]
    if not recent:
        return live
    peaks = [float(contact["peak_mps2"]) for contact in recent]
    speed = foot_speed(recent)
    return replace(
        live,
        strike_angle_rad=middle([float(c["strike_rad"]) for c in recent], STRIKE_FLOOR_RAD),
        impact_peak_mps2=middle(peaks, PEAK_FLOOR_SHARE * sorted(peaks)[len(peaks) // 2]),
        foot_lift_m=middle([float(c["lift_m"]) for c in recent], LIFT_FLOOR_M),
        belt_mismatch=mismatch(speed, live.belt_speed_mps),
    )


def foot_speed(contacts: Iterable[np.void]) -> Reading:
    """m/s from the shoes alone: stride length over stride time, from mid-stance to mid-stance."""
    speeds = [float(contact["speed_mps"]) for contact in contacts]
    rough = middle(speeds, 1.0)
    return middle(speeds, SPEED_FLOOR_SHARE * rough.value) if rough.value else UNKNOWN


def mismatch(feet: Reading, belt: Reading) -> Reading:
    """The feet's own speed over the belt's, less one: two measurements held against each other."""
    if feet.value is None or not belt.value:
        return UNKNOWN
    return Reading(feet.value / belt.value - 1.0, Quality.ESTIMATED, feet.floor / belt.value)


def strike_shares(strike: Reading) -> tuple[float, float, float] | None:
    """How likely heel, midfoot and forefoot are, given the angle and its noise; None if unknown."""
    if strike.value is None:
        return None
    angle_deg, sd_deg = degrees(strike.value), max(degrees(strike.floor), 0.1)

    def below(limit_deg: float) -> float:
        return 0.5 * (1.0 + erf((limit_deg - angle_deg) / (sd_deg * sqrt(2.0))))

    forefoot, not_heel = below(FOREFOOT_TO_DEG), below(HEEL_FROM_DEG)
    return 1.0 - not_heel, not_heel - forefoot, forefoot
