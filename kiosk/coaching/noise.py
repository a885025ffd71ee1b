"""How large a change must be before it may be called one. Fixed: no program changes this."""

from kiosk.gait.measures import Placement, Quality, Reading

CONTACT_FLOOR_S = {
    Placement.BELT: 0.005,
    Placement.FOOT: 0.010,  # precision 4 +- 3 ms, speed-dependent bias (Falbriard 2018)
    Placement.SHANK: 0.015,
    Placement.SACRUM: 0.032,  # smallest real difference (Patoz 2022)
    Placement.CHEST: 0.032,
    Placement.DECK: 0.020,
}
CADENCE_FLOOR_SPM = 2.0
"""A minute of steady running, twice: the means differ by about 1 step a minute by chance."""
BALANCE_FLOOR = 0.01
SAME_SPEED_MPS = 0.03
"""0.1 km/h, with room for the rounding of a belt's own report."""


def measured(value: float | None, floor: float, quality: Quality = Quality.MEASURED) -> Reading:
    """A reading, or unknown where there is no value."""
    if value is None:
        return Reading(None, Quality.UNKNOWN)
    return Reading(value, quality, floor)
