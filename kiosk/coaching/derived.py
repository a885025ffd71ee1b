"""Metrics that a visit computes from steps itself."""

from collections.abc import Sequence
from statistics import fmean

from kiosk.coaching.bout import step_intervals_s, trusted
from kiosk.gait.measures import Side, Step

RECENT = 16
"""Steps looked back on for what is cued at once: six seconds of running."""
TREND_STEPS = 12
"""Steps at either end of a set that its trend is told from."""


def now(steps: Sequence[Step]) -> dict[str, float]:
    """What the latest steps say."""
    uneven = unevenness(trusted(steps[-3 * RECENT :])[-RECENT:])
    return {} if uneven is None else {"step_unevenness": uneven}


def whole(steps: Sequence[Step]) -> dict[str, float]:
    """What a whole set says."""
    counted = trusted(steps)
    said = {}
    if (uneven := unevenness(counted)) is not None:
        said["step_unevenness"] = uneven
    if (change := trend(counted)) is not None:
        said["rate_trend"] = change
    return said


def unevenness(steps: Sequence[Step]) -> float | None:
    """The larger of the left-right differences of contact and step time, over their mean."""
    found = []
    for name in ("contact_time_us", "step_time_us"):
        means = []
        for side in (Side.LEFT, Side.RIGHT):
            known = [getattr(s, name) for s in steps if s.side is side]
            means.append([float(value) for value in known if value is not None])
        if all(len(values) >= 4 for values in means):
            left, right = (fmean(values) for values in means)
            found.append(abs(left - right) / ((left + right) / 2))
    return max(found, default=None)


def trend(steps: Sequence[Step]) -> float | None:
    """How the step rate changed from the begin of a set to its end, as a share."""
    if len(steps) < 2 * TREND_STEPS:
        return None
    first, last = (step_intervals_s(part) for part in (steps[:TREND_STEPS], steps[-TREND_STEPS:]))
    return fmean(first) / fmean(last) - 1 if first and last else None
