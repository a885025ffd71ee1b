"""How large a change must be before it may be called one. Fixed: no program changes this."""

from math import radians

from kiosk.gait.measures import Placement, Quality, Reading

CONTACT_FLOOR_S = {
    Placement.BELT: 0.005,
    Placement.FOOT: 0.010,  # precision 4 +- 3 ms, speed-dependent bias (Falbriard 2018)
    Placement.SHANK: 0.015,
    Placement.SACRUM: 0.032,  # smallest real difference (Patoz 2022)
    Placement.CHEST: 0.032,
    Placement.DECK: 0.020,
}
ROUGH_CONTACT_FLOOR_S = 0.025
"""The least where contacts are estimated: a shoe without a gyroscope, a shank that hops."""
CADENCE_FLOOR_SPM = 2.0
"""A minute of steady running, twice: the means differ by about 1 step a minute by chance."""
BALANCE_FLOOR = 0.01
MEAN_FLOOR = {
    "trunk_lean_rad": radians(2.0),  # a clip moves a little in a quarter of an hour
    "pelvic_tilt_rad": radians(2.0),
    "hip_hinge_rad": radians(2.8),  # of both clips
    "pelvic_obliquity_rad": radians(1.0),
    "pelvic_rotation_rad": radians(2.0),
    "lateral_sway_m": 0.005,
    "strike_angle_rad": radians(3.0),  # 3.9 +- 5.3 degrees a step (ISBS 2017)
    "landing_distance_m": 0.03,  # 3-8 cm a step
    "vertical_oscillation_m": 0.005,
    "duty_factor": 0.01,
}
"""Of a mean over a minute; a reading's own floor counts where it is higher."""
SAME_SPEED_MPS = 0.03
"""0.1 km/h, with room for the rounding of a belt's own report."""


def measured(value: float | None, floor: float, quality: Quality = Quality.MEASURED) -> Reading:
    """A reading, or unknown where there is no value."""
    if value is None:
        return Reading(None, Quality.UNKNOWN)
    return Reading(value, quality, floor)
