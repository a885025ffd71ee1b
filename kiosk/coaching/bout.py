"""One bout, summed up from its steps, and from live values where nothing counts steps."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, replace
from math import atan2, cos, pi, sin
from statistics import fmean, median
from typing import Any

from kiosk.coaching.noise import (
    BALANCE_FLOOR,
    CADENCE_FLOOR_SPM,
    CONTACT_FLOOR_S,
    MEAN_FLOOR,
    ROUGH_CONTACT_FLOOR_S,
    measured,
)
from kiosk.gait import summary
from kiosk.gait.measures import (
    UNKNOWN,
    Live,
    Placement,
    Quality,
    Reading,
    SetResult,
    Side,
    Step,
)

TRUST = (*(Placement.BELT, Placement.FOOT, Placement.SHANK), *(Placement.SACRUM, Placement.CHEST))
"""Whose steps count where several sensors see the same ones, best first; the deck comes last."""
SUMMED = {"cadence_spm", "contact_time_s", "flight_time_s", "balance"}
"""Fields that are counted from the steps of a bout."""
AVERAGED = tuple(
    one.name for one in fields(SetResult) if one.default is UNKNOWN and one.name not in SUMMED
)
"""Fields that are the mean of the live values of a bout: everything else that is measured."""
LONGEST_INTERVAL = 1.6
"""Of the median: a longer one has a lost step or a pause in it."""


def sum_up(
    started_us: int, ended_us: int, steps: Sequence[Step], heard: Sequence[Live]
) -> SetResult:
    """What the bout was. Unknown where it was not measured."""
    counted = trusted(steps)
    hops = sum(step.side is Side.BOTH for step in counted) * 2 > len(counted)
    cadence = UNKNOWN if hops else _cadence(counted)
    if cadence.value is None and not hops:
        cadence = _mean_heard([live.cadence_spm for live in heard])
    result = SetResult(
        *(started_us, ended_us, len(counted), cadence),
        _mean_of(counted, "contact_time_us"),
        _mean_of(counted, "flight_time_us"),
        _balance(counted),
    )
    averaged: dict[str, Any] = {name: _averaged(name, heard) for name in AVERAGED}
    return replace(result, **averaged)


def trusted(steps: Sequence[Step]) -> list[Step]:
    """The steps of one placement: the most trusted that saw at least half of what the best saw."""
    seen = Counter(step.placement for step in steps)
    if not seen:
        return []
    enough = max(seen.values()) / 2
    order = [place for place in (*TRUST, *seen) if seen[place] >= enough]
    return sorted(
        (step for step in steps if step.placement is order[0]),
        key=lambda step: step.initial_contact_us,
    )


def step_intervals_s(steps: Sequence[Step]) -> list[float]:
    """Times between landings, each counted per step, without gaps."""
    gaps = [time_us / 1e6 for time_us in summary.step_intervals_us(steps)]
    usual = median(gaps) if gaps else 0.0
    return [gap for gap in gaps if 0 < gap <= usual * LONGEST_INTERVAL]


def _cadence(steps: Sequence[Step]) -> Reading:
    found = summary.cadence(steps)
    floor = max(found.floor, CADENCE_FLOOR_SPM)
    return found if found.value is None else replace(found, floor=floor)


def _mean_of(steps: Sequence[Step], name: str) -> Reading:
    known = [step for step in steps if getattr(step, name) is not None]
    if len(known) < 3:
        return UNKNOWN
    guessed = any(step.contact_quality is not Quality.MEASURED for step in known)
    quality = Quality.ESTIMATED if guessed else Quality.MEASURED
    floor = max(CONTACT_FLOOR_S[step.placement] for step in known)
    floor = max(floor, ROUGH_CONTACT_FLOOR_S) if guessed else floor
    return measured(fmean(getattr(step, name) / 1e6 for step in known), floor, quality)


def _averaged(name: str, heard: Sequence[Live]) -> Reading:
    readings = [getattr(live, name) for live in heard]
    mean = _mean_phase(readings) if name == "beat_phase" else _mean_heard(readings)
    floor = max(mean.floor, MEAN_FLOOR.get(name, 0.0))
    return mean if mean.value is None else replace(mean, floor=floor)


def _balance(steps: Sequence[Step]) -> Reading:
    means = []
    for side in (Side.LEFT, Side.RIGHT):
        times = [s.contact_time_us for s in steps if s.side is side and s.contact_time_us]
        if len(times) < 3:
            return UNKNOWN
        means.append(fmean(times))
    return measured(means[0] / sum(means), BALANCE_FLOOR)


def _mean_heard(readings: Sequence[Reading]) -> Reading:
    known = [reading for reading in readings if reading.value is not None]
    if not known:
        return UNKNOWN
    values = [reading.value for reading in known if reading.value is not None]
    worst = max((reading.quality for reading in known), key=_ORDER.index)
    return Reading(fmean(values), worst, max(reading.floor for reading in known))


def _mean_phase(readings: Sequence[Reading]) -> Reading:
    """On the circle, where just before one beat and just after it lie side by side."""
    turns = [2 * pi * reading.value for reading in readings if reading.value is not None]
    mean = _mean_heard(readings)
    if mean.value is None:
        return mean
    return replace(mean, value=atan2(sum(map(sin, turns)), sum(map(cos, turns))) / (2 * pi))


_ORDER = [Quality.MEASURED, Quality.ESTIMATED, Quality.ENTERED, Quality.UNKNOWN]
