"""How a foot meets and leaves the ground in each activity: the shape of one footfall.

Running values after marker recordings at 2 and 4 m/s (pitch at toe-off -42 and -50 degrees, lowest
pitch -65 and -100), the others after the description of the movement.
"""

from kiosk.body.foot_path import GRAVITY_MPS2
from kiosk.body.footfall import Footfall
from kiosk.simulator.person import Activity, Strike

_STRIKE_RAD = {Strike.HEEL: 0.30, Strike.MIDFOOT: 0.04, Strike.FOREFOOT: -0.14}
_FLAT_S = {Strike.HEEL: 0.065, Strike.MIDFOOT: 0.03, Strike.FOREFOOT: 0.055}


def shape(activity: Activity, strike: Strike, speed_mps: float, flight_s: float) -> Footfall:
    """A typical footfall at time zero; `flight_s` is the time without a foot on the ground."""
    if activity is Activity.RUN:
        return _running(strike, speed_mps)
    if activity is Activity.HOP:
        return _hopping(flight_s)
    if activity is Activity.QUICK_FEET:
        return _quick()
    return _walking()


def _running(strike: Strike, speed_mps: float) -> Footfall:
    faster = speed_mps - 2.0
    return Footfall(
        ic_s=0.0,
        strike_rad=_STRIKE_RAD[strike] + (0.03 * faster if strike is Strike.HEEL else 0.0),
        flat_s=_FLAT_S[strike],
        push_s=0.17,
        toe_off_rad=-0.72 - 0.08 * faster,
        kick_rad=-1.15 - 0.28 * faster,
        lift_m=0.05 + 0.03 * speed_mps,
        launch_mps=0.4,
        sink_mps=0.9 + 0.1 * faster if strike is Strike.HEEL else 0.8 + 0.1 * faster,
        slide_mps=0.3 + 0.1 * faster,
        sole_s=0.005 if strike is Strike.HEEL else 0.008,
        ring_mps2=18.0 if strike is Strike.HEEL else 9.0,
    )


def _hopping(flight_s: float) -> Footfall:
    falling_mps = 0.5 * GRAVITY_MPS2 * flight_s
    return Footfall(
        ic_s=0.0,
        strike_rad=-0.35,
        flat_s=0.085,
        reach_rad=-0.04,
        stand_rad=-0.01,
        push_s=0.10,
        toe_off_rad=-0.42,
        kick_rad=-0.60,
        lift_m=0.0,
        launch_mps=falling_mps,
        ballistic=1.0,
        sink_mps=falling_mps,
        slide_mps=0.0,
        sole_s=0.009,
        ring_mps2=6.0,
    )


def _quick() -> Footfall:
    return Footfall(
        ic_s=0.0,
        strike_rad=-0.14,
        flat_s=0.05,
        push_s=0.10,
        toe_off_rad=-0.50,
        kick_rad=-0.62,
        lift_m=0.09,
        launch_mps=0.5,
        sink_mps=0.8,
        slide_mps=0.0,
        sole_s=0.008,
        ring_mps2=8.0,
    )


def _walking() -> Footfall:
    return Footfall(
        ic_s=0.0,
        strike_rad=0.36,
        flat_s=0.09,
        push_s=0.30,
        toe_off_rad=-0.95,
        kick_rad=-1.05,
        lift_m=0.02,
        launch_mps=0.25,
        sink_mps=0.45,
        slide_mps=0.25,
        sole_s=0.006,
        ring_mps2=8.0,
    )
