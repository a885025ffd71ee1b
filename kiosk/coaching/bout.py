"""One bout, summed up from its steps, and from live values where nothing counts steps."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from statistics import fmean, median
from typing import Any

from kiosk.coaching.noise import (
    BALANCE_FLOOR,
    CADENCE_FLOOR_SPM,
    CONTACT_FLOOR_S,
    MEAN_FLOOR,
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
AVERAGED = (
    *("duty_factor", "step_time_cv", "hop_rate_hz", "strike_angle_rad", "landing_distance_m"),
    *("vertical_oscillation_m", "trunk_lean_rad", "pelvic_tilt_rad", "pelvic_obliquity_rad"),
    *("pelvic_rotation_rad", "lateral_sway_m", "smoothness", "hop_height_m", "onset_lag_s"),
    *("strike_rate_radps", "heel_strike", "midfoot_strike", "forefoot_strike", "heel_pitch_rad"),
    *("heel_kiss", "impact_peak_mps2", "foot_lift_m", "foot_speed_mps", "stride_length_m"),
)
"""Fields that are the mean of the live values of a bout."""
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
        _mean_heard([live.belt_speed_mps for live in heard]),
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
    return measured(fmean(getattr(step, name) / 1e6 for step in known), floor, quality)


def _averaged(name: str, heard: Sequence[Live]) -> Reading:
    mean = _mean_heard([getattr(live, name) for live in heard])
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


_ORDER = [Quality.MEASURED, Quality.ESTIMATED, Quality.ENTERED, Quality.UNKNOWN]
