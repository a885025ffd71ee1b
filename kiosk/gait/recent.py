"""The middle of a few noisy values, as a reading."""

from collections.abc import Sequence
from math import isfinite, sqrt
from statistics import median

from kiosk.gait.measures import UNKNOWN, Quality, Reading

FEWEST = 3
"""One or two are chance."""


def middle(values: Sequence[float], floor: float, quality: Quality = Quality.MEASURED) -> Reading:
    """The median of what is a number; a median of n has 1.25 / sqrt(n) of the noise of one."""
    known = [value for value in values if isfinite(value)]
    if len(known) < FEWEST:
        return UNKNOWN
    return Reading(median(known), quality, floor * 1.25 / sqrt(len(known)))
