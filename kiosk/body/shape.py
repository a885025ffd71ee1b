"""How each movement is made: the shape of one footfall, and the sizes of what the trunk does.

Running values after marker recordings at 2 and 4 m/s (pitch at toe-off -42 and -50 degrees, lowest
pitch -65 and -100), the others after the description of the movement.
"""

from dataclasses import dataclass
from typing import NamedTuple

from kiosk.body.activity import Activity, Strike
from kiosk.body.carriage import Carriage
from kiosk.body.foot_path import GRAVITY_MPS2
from kiosk.body.footfall import Footfall

_STRIKE_RAD = {Strike.HEEL: 0.30, Strike.MIDFOOT: 0.04, Strike.FOREFOOT: -0.14}
_IMPACT_BW = {Strike.HEEL: 0.65, Strike.MIDFOOT: 0.25, Strike.FOREFOOT: 0.0}
_FLAT_S = {Strike.HEEL: 0.065, Strike.MIDFOOT: 0.03, Strike.FOREFOOT: 0.055}
_WALKING_GIVES = 0.5
"""Recorded walkers' shanks are hit with 2.1 to 4.6 g, their hardest jolts are 134 to 319 g/s
(`tests/likeness`): 4.2 to 4.6 and 136 to 166 so. Runners' 5 to 11 g and 520 to 1220 g/s: 8.3 and
660 with the usual 0.2."""


def shape(activity: Activity, strike: Strike, speed_mps: float, flight_s: float) -> Footfall:
    """A typical footfall at time zero; `flight_s` is the time without a foot on the ground."""
    if activity is Activity.RUN:
        return _running(strike, speed_mps)
    if activity is Activity.HOP:
        return _hopping(flight_s)
    if activity is Activity.QUICK_FEET:
        return _quick()
    if activity is Activity.MARCH:
        return _marching()
    return _walking()


def _running(strike: Strike, speed_mps: float) -> Footfall:
    faster = speed_mps - 2.0
    heel = strike is Strike.HEEL
    return Footfall(
        ic_s=0.0,
        strike_rad=_STRIKE_RAD[strike] + (0.03 * faster if heel else 0.0),
        arriving_radps=-3.0 if heel else -1.0,
        lowering_radps2=-110.0 - 30.0 * faster if heel else 0.0,
        flat_s=_FLAT_S[strike],
        push_s=0.22 - 0.02 * faster,
        toe_off_rad=-0.72 - 0.08 * faster,
        push_peak=1.55 + 0.25 * faster,
        loose_radps=-2.6 - 0.3 * faster,
        folding_radps2=-30.0 - 40.0 * faster,
        release_s=0.065 - 0.01 * faster,
        lift_m=0.04 + 0.08 * speed_mps,
        sink_mps=1.4 + 0.12 * faster if heel else 0.8 + 0.1 * faster,
        slide_mps=0.3 + 0.1 * faster,
        pull_mps2=20.0 * speed_mps,
        blow_s=0.018 if heel else 0.010,
        blow_width_s=0.0020,
        steady=1.0,
        ring_mps2=20.0 if heel else 10.0,
        impact_bw=_IMPACT_BW[strike],
        rise_share=0.6,
    )


def _hopping(flight_s: float) -> Footfall:
    falling_mps = 0.5 * GRAVITY_MPS2 * flight_s
    return Footfall(
        ic_s=0.0,
        strike_rad=-0.35,
        arriving_radps=0.5,
        flat_s=0.085,
        stand_rad=-0.01,
        push_s=0.11,
        toe_off_rad=-0.46,
        push_peak=1.5,
        loose_radps=-0.3,
        lift_m=flown_m(flight_s),
        ballistic=1.0,
        sink_mps=falling_mps,
        slide_mps=0.0,
        pull_mps2=0.0,
        blow_s=0.012,
        blow_width_s=0.0024,
        ring_mps2=6.0,
        rise_share=0.0,
    )


def flown_m(flight_s: float) -> float:
    """How high a body rises that is in the air for so long."""
    return GRAVITY_MPS2 * flight_s**2 / 8.0


def _quick() -> Footfall:
    return Footfall(
        ic_s=0.0,
        strike_rad=-0.14,
        arriving_radps=0.5,
        flat_s=0.05,
        push_s=0.11,
        toe_off_rad=-0.50,
        push_peak=1.6,
        loose_radps=0.0,
        lift_m=0.09,
        sink_mps=0.8,
        slide_mps=0.0,
        pull_mps2=0.0,
        blow_s=0.010,
        blow_width_s=0.0020,
        ring_mps2=8.0,
        rise_share=0.1,
    )


def _walking() -> Footfall:
    return Footfall(
        ic_s=0.0,
        strike_rad=0.40,
        arriving_radps=-0.3,
        lowering_radps2=-80.0,
        flat_s=0.13,
        push_s=0.25,
        toe_off_rad=-1.10,
        push_peak=1.9,
        loose_radps=4.5,
        lift_m=0.07,
        sink_mps=1.3,
        slide_mps=0.4,
        pull_mps2=28.0,
        blow_s=0.018,
        blow_width_s=0.0027,
        steady=1.0,
        gives=_WALKING_GIVES,
        ring_mps2=25.0,
        vault_m=0.035,
    )


def _marching() -> Footfall:
    """On the spot: the whole foot is lifted and set down softly, forefoot a little first."""
    return Footfall(
        ic_s=0.0,
        strike_rad=-0.06,
        arriving_radps=0.2,
        flat_s=0.08,
        push_s=0.16,
        toe_off_rad=-0.45,
        loose_radps=0.5,
        lift_m=0.14,
        sink_mps=0.45,
        slide_mps=0.0,
        pull_mps2=0.0,
        blow_s=0.012,
        ring_mps2=4.0,
        vault_m=0.015,
    )


@dataclass(frozen=True, slots=True)
class Bearing:
    """How one body carries itself in running."""

    lean_rad: float = 0.09
    """Of the upper trunk, forward."""
    obliquity_rad: float = 0.07
    """The pelvis drops this much towards the lifted foot."""
    turn_rad: float = 0.11
    """The pelvis turns this much to each side."""
    sway_m: float = 0.014


def carriage(activity: Activity, own: Bearing) -> Carriage:
    """How pelvis and trunk are carried at time zero."""
    size = _CARRIAGE_SIZE[activity]
    upright_rad = 0.03 if activity is Activity.STAND else 0.05
    lean_rad = own.lean_rad if activity is Activity.RUN else upright_rad
    return Carriage(
        at_s=0.0,
        lean_rad=lean_rad,
        tilt_rad=0.4 * lean_rad,
        tilt_swing_rad=0.035 * size.swing,
        obliquity_rad=own.obliquity_rad * size.obliquity,
        turn_rad=own.turn_rad * size.turn,
        sway_m=own.sway_m * size.sway,
        surge_m=0.006 * size.surge,
        jolt_mps2=16.0 * size.jolt,
        brake_mps=size.brake_mps,
    )


class _Size(NamedTuple):
    """Of each rhythmic part, running being 1; the speed that a contact takes and gives back."""

    obliquity: float
    turn: float
    sway: float
    swing: float
    surge: float
    jolt: float
    brake_mps: float


_CARRIAGE_SIZE = {
    Activity.STAND: _Size(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
    Activity.WALK: _Size(0.7, 0.6, 1.7, 0.7, 1.0, 0.3, 0.0),
    Activity.MARCH: _Size(0.6, 0.4, 1.9, 0.4, 0.0, 0.25, 0.0),
    Activity.RUN: _Size(1.0, 1.0, 1.0, 1.0, 0.0, 1.0, 0.20),
    Activity.HOP: _Size(0.0, 0.0, 0.0, 0.3, 0.0, 0.7, 0.0),
    Activity.QUICK_FEET: _Size(0.7, 0.5, 1.0, 0.5, 0.0, 0.6, 0.0),
}
