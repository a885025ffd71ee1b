"""A pod on a shoe: footfalls as events, landings and strides as readings of the last contacts."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import degrees, erf, sqrt
from statistics import median
from typing import Any

import numpy as np
import numpy.typing as npt

from kiosk import _core
from kiosk.gait.carriage import Readings
from kiosk.gait.measures import UNKNOWN, Live, Quality, Reading
from kiosk.gait.placements import Times, Values
from kiosk.gait.recent import middle

RECENT_CONTACTS = 8
OWN_CONTACTS = 300
"""What a landing is compared with: minutes of one's own."""
STALE_US = 3_000_000

# Noise of one contact. Strike: Falbriard 2020, precision of the pitch before contact 1.6 degrees.
# The rest from the simulator at 208-1600 Hz: SD of one stride's speed 3-10 % (running 6, walking
# 10), of lift 0.03 m; peaks depend on the part's bandwidth.
STRIKE_FLOOR_RAD = 0.028
SPEED_FLOOR_SHARE = 0.06
LIFT_FLOOR_M = 0.03
PEAK_FLOOR_SHARE = 0.15
JERK_FLOOR_SHARE = 0.25
RATE_FLOOR_RADPS = 0.5
OWN_FROM = 20
"""Contacts, before anything is called usual."""

HEEL_PITCH_FLOOR_RAD = 0.017
"""Virtual hops at 208 Hz with every fault: within 1 degree of the truth, SD of one 0.1 to 1."""
HEEL_SPREAD_RAD = 0.07
"""Heels that differ more from hop to hop: the sole never rested, and what was read is no pitch."""
HEEL_UP_RAD = -0.105
"""Higher than 6 degrees a shoe's heel is clear of the ground, its sole pressed or not."""
HEEL_FROM_DEG, FOREFOOT_TO_DEG = 8.0, -1.6
"""Altman & Davis 2012. The band between is narrower than three SDs: shares, not classes."""


class Shoe:
    """One shoe's sensor."""

    def __init__(self) -> None:
        self._sensor = _core.FootSensor()
        self._without_gyroscope = _core.FootJolts()
        self.contacts: tuple[np.void, ...] = ()
        """The last few, as rows of `_core.FOOT_STRIDE`; swapped in whole."""
        self.own_peaks_mps2: tuple[float, ...] = ()
        self._set: list[np.void] | None = None

    def feed(
        self, time_us: Times, acceleration_mps2: Values, rate_radps: Values | None = None
    ) -> npt.NDArray[np.void]:
        """Take a block, return its events; its contacts are kept for the readings. Without a
        gyroscope there are footfalls alone, estimated."""
        if rate_radps is None:
            return self._without_gyroscope.feed(time_us, acceleration_mps2, None)
        events, contacts = self._sensor.feed(time_us, acceleration_mps2, rate_radps)
        if len(contacts):
            self.contacts = (*self.contacts, *contacts)[-RECENT_CONTACTS:]
            peaks = (float(contact["peak_mps2"]) for contact in contacts)
            self.own_peaks_mps2 = (*self.own_peaks_mps2, *peaks)[-OWN_CONTACTS:]
            if self._set is not None:
                self._set.extend(contacts)
        return events

    def mounted(self, toes_up: tuple[float, float, float]) -> None:
        """Turning about this axis of the sensor is toes up, as somebody says who named it."""
        self._sensor.mounted(*toes_up)

    def finish(self) -> npt.NDArray[np.void]:
        """No more samples come: the last toe-off, where it is as good as certain."""
        return self._sensor.finish()

    def reset(self) -> None:
        """Forget the runner."""
        self._sensor.reset()
        self._without_gyroscope.reset()
        self.contacts = ()
        self.own_peaks_mps2 = ()
        self._set = None

    def begin_set(self) -> None:
        """Keep every contact from now on."""
        self._set = []

    def end_set(self, began_us: int, ended_us: int) -> list[np.void]:
        """The contacts that began in this time."""
        rows, self._set = self._set or [], None
        return [row for row in rows if began_us <= int(row["initial_contact_us"]) <= ended_us]


def landed(live: Live, shoes: Sequence[Shoe]) -> Live:
    """Add what the shoes say; of both feet together where both are worn."""
    recent = [
        contact
        for shoe in shoes
        for contact in shoe.contacts
        if live.at_us - int(contact["initial_contact_us"]) <= STALE_US
    ]
    if not recent:
        return live
    own = [peak for shoe in shoes for peak in shoe.own_peaks_mps2]
    said: dict[str, Any] = dict(trodden(recent, own, live.belt_speed_mps))
    return replace(live, **said)


def trodden(
    contacts: Sequence[np.void], own_peaks_mps2: Sequence[float], belt: Reading
) -> Readings:
    """What these contacts say together, by the fields of `Live` and `SetResult`."""
    peak = relative(contacts, "peak_mps2", PEAK_FLOOR_SHARE)
    speed, pitch = foot_speed(contacts), heel_pitch(contacts)
    strike = middle([float(c["strike_rad"]) for c in contacts], STRIKE_FLOOR_RAD)
    heel, midfoot, forefoot = strike_readings(strike)
    rates = [float(contact["strike_rate_radps"]) for contact in contacts]
    return {
        "strike_angle_rad": strike,
        "heel_pitch_rad": pitch,
        "heel_kiss": heel_kiss(pitch),
        "strike_rate_radps": middle(rates, RATE_FLOOR_RADPS),
        "heel_strike": heel,
        "midfoot_strike": midfoot,
        "forefoot_strike": forefoot,
        "impact_peak_mps2": peak,
        "impact_jerk_mps3": relative(contacts, "jerk_mps3", JERK_FLOOR_SHARE),
        "slap_jerk_mps3": relative(contacts, "slap_mps3", JERK_FLOOR_SHARE),
        "impact_to_own": to_own(peak, own_peaks_mps2),
        "foot_lift_m": middle([float(c["lift_m"]) for c in contacts], LIFT_FLOOR_M),
        "foot_speed_mps": speed,
        "stride_length_m": relative(contacts, "length_m", SPEED_FLOOR_SHARE),
        "belt_mismatch": mismatch(speed, belt),
    }


def relative(contacts: Iterable[np.void], name: str, share: float) -> Reading:
    """The middle of a field whose noise is a share of itself."""
    values = [float(contact[name]) for contact in contacts]
    rough = middle(values, 1.0)
    return middle(values, share * rough.value) if rough.value else UNKNOWN


def to_own(peak: Reading, own: Sequence[float]) -> Reading:
    """How hard the landings are beside what is usual for this runner and this shoe."""
    if peak.value is None or len(own) < OWN_FROM:
        return UNKNOWN
    usual = median(own)
    return Reading(peak.value / usual, peak.quality, peak.floor / usual) if usual else UNKNOWN


def foot_speed(contacts: Iterable[np.void]) -> Reading:
    """m/s from the shoes alone: stride length over stride time, from mid-stance to mid-stance."""
    return relative(contacts, "speed_mps", SPEED_FLOOR_SHARE)


def mismatch(feet: Reading, belt: Reading) -> Reading:
    """The feet's own speed over the belt's, less one: two measurements held against each other."""
    if feet.value is None or not belt.value:
        return UNKNOWN
    return Reading(feet.value / belt.value - 1.0, Quality.ESTIMATED, feet.floor / belt.value)


def heel_pitch(contacts: Sequence[np.void]) -> Reading:
    """How the sole is held while its heel is lowest; unknown where the contacts do not agree."""
    reading = middle([float(contact["heel_rad"]) for contact in contacts], HEEL_PITCH_FLOOR_RAD)
    if reading.value is None:
        return UNKNOWN
    off = [abs(float(contact["heel_rad"]) - reading.value) for contact in contacts]
    apart = middle(off, 0.0).value
    return reading if apart is not None and apart < HEEL_SPREAD_RAD else UNKNOWN


def heel_kiss(pitch: Reading) -> Reading:
    """How likely the heel came down, given how the sole was held and its noise."""
    if pitch.value is None:
        return UNKNOWN

    def likely(rad: float) -> float:
        return 0.5 * (1.0 + erf((rad - HEEL_UP_RAD) / (HEEL_PITCH_FLOOR_RAD * sqrt(2.0))))

    share = likely(pitch.value)
    return Reading(share, Quality.ESTIMATED, abs(likely(pitch.value + pitch.floor) - share))


def strike_shares(strike: Reading) -> tuple[float, float, float] | None:
    """How likely heel, midfoot and forefoot are, given the angle and its noise; None if unknown."""
    if strike.value is None:
        return None
    angle_deg, sd_deg = degrees(strike.value), max(degrees(strike.floor), 0.1)

    def below(limit_deg: float) -> float:
        return 0.5 * (1.0 + erf((limit_deg - angle_deg) / (sd_deg * sqrt(2.0))))

    forefoot, not_heel = below(FOREFOOT_TO_DEG), below(HEEL_FROM_DEG)
    return 1.0 - not_heel, not_heel - forefoot, forefoot


def strike_readings(strike: Reading) -> tuple[Reading, Reading, Reading]:
    """The same as readings; their noise is how much one SD of the angle moves them."""
    shares = strike_shares(strike)
    if shares is None or strike.value is None:
        return UNKNOWN, UNKNOWN, UNKNOWN
    moved = strike_shares(replace(strike, value=strike.value + strike.floor)) or shares
    heel, midfoot, forefoot = (
        Reading(share, Quality.ESTIMATED, abs(other - share))
        for share, other in zip(shares, moved, strict=True)
    )
    return heel, midfoot, forefoot
