"""What a handful of steps says: robust averages with the noise floor of where they come from."""

import itertools
from collections.abc import Sequence
from dataclasses import replace
from math import sqrt
from statistics import fmean, median

from kiosk.gait.measures import GRAVITY_MPS2, UNKNOWN, Mode, Placement, Quality, Reading, Side, Step
from kiosk.gait.placements import Ability, ability, same_leg

FEWEST = 3
"""Fewer intervals than this have no robust middle."""


def step_intervals_us(steps: Sequence[Step]) -> list[float]:
    """Times between landings, each counted per step: one shoe alone sees every second step, but
    every hop."""
    intervals = []
    for before, after in itertools.pairwise(steps):
        time_us = after.initial_contact_us - before.initial_contact_us
        one_footed = same_leg(after.placement, before.side, after.side)
        one_footed = one_footed and after.mode is not Mode.HOPPING
        intervals.append(time_us / 2 if one_footed else float(time_us))
    return intervals


def cadence(steps: Sequence[Step]) -> Reading:
    """Steps of both feet per minute; steps that were missed are counted, pauses are not. Hops of
    both feet have a rate, never a cadence."""
    return UNKNOWN if hopping(steps) else _per_minute(steps)


def hopping(steps: Sequence[Step]) -> bool:
    """Most of the last landings were of both feet."""
    last = steps[-FEWEST:]
    both = [step.side is Side.BOTH or step.mode is Mode.HOPPING for step in last]
    return sum(both) > len(last) / 2


def hop_rate(steps: Sequence[Step]) -> Reading:
    """Hops of both feet a second; unknown unless hopping."""
    rate = _per_minute(steps) if hopping(steps) else UNKNOWN
    if rate.value is None:
        return UNKNOWN
    return Reading(rate.value / 60.0, rate.quality, rate.floor / 60.0)


def hop_height(steps: Sequence[Step]) -> Reading:
    """From the time in the air, g t^2 / 8; unknown unless hopping."""
    flight = flight_time(steps) if hopping(steps) else UNKNOWN
    if flight.value is None:
        return UNKNOWN
    height_m = GRAVITY_MPS2 * flight.value**2 / 8.0
    return Reading(height_m, flight.quality, GRAVITY_MPS2 * flight.value * flight.floor / 4.0)


def onset_lag(steps: Sequence[Step]) -> Reading:
    """Between the two feet of a hop, the middle of the last hops."""
    lags = [step.feet_lag_us for step in steps if step.feet_lag_us is not None]
    if len(lags) < FEWEST or not hopping(steps):
        return UNKNOWN
    noise_s = seen_in(steps).initial_contact_sd_s * sqrt(2)
    return Reading(median(lags) * 1e-6, Quality.MEASURED, noise_s * 1.25 / sqrt(len(lags)))


def _per_minute(steps: Sequence[Step]) -> Reading:
    """Over strides of two steps each: what a sensor feels differently of the two feet cancels."""
    intervals = step_intervals_us(steps)
    if len(intervals) < FEWEST:
        return UNKNOWN
    usual_us = median(intervals)
    counts = [_steps_within(time_us, usual_us) for time_us in intervals]
    counted = [pair for pair in zip(intervals, counts, strict=True) if pair[1]]
    strides = [
        (a_us + b_us, a + b)
        for (a_us, a), (b_us, b) in itertools.pairwise(zip(intervals, counts, strict=True))
        if a and b
    ]
    if sum(count for _, count in counted) < FEWEST:
        return UNKNOWN
    used = strides if len(strides) > 1 else counted
    value_spm = 60e6 * sum(count for _, count in used) / sum(time_us for time_us, _ in used)
    spread_s = seen_in(steps).initial_contact_sd_s * sqrt(2)
    passed_s = sum(time_us for time_us, _ in counted) * 1e-6
    return Reading(value_spm, Quality.MEASURED, value_spm * spread_s / passed_s)


def _steps_within(time_us: float, usual_us: float) -> int:
    """How many steps this time holds, missed ones too; 0 of a pause."""
    count = round(time_us / usual_us)
    regular = 0 < count <= 3 and abs(time_us / count - usual_us) < 0.25 * usual_us
    return count if regular else 0


def step_time_cv(steps: Sequence[Step]) -> Reading:
    """SD over mean of the step times; a missed step or a pause is left out."""
    intervals = step_intervals_us(steps)
    if len(intervals) < FEWEST:
        return UNKNOWN
    usual_us = median(intervals)
    regular = [time_us for time_us in intervals if abs(time_us - usual_us) < 0.25 * usual_us]
    if len(regular) < FEWEST:
        return UNKNOWN
    noise_s = seen_in(steps).initial_contact_sd_s * sqrt(2)
    return Reading(_spread(regular) / fmean(regular), Quality.MEASURED, noise_s / (usual_us * 1e-6))


def contact_time(steps: Sequence[Step]) -> Reading:
    """The middle contact time of the steps that have one, in seconds."""
    return _middle([step.contact_time_us for step in steps], steps)


def flight_time(steps: Sequence[Step]) -> Reading:
    """The middle flight time of the steps that have one, in seconds."""
    return _middle([step.flight_time_us for step in steps], steps)


def duty_factor(steps: Sequence[Step]) -> Reading:
    """Share of a stride that one foot is on the ground."""
    contact, rate = contact_time(steps), cadence(steps)
    if contact.value is None or rate.value is None:
        return UNKNOWN
    stride_s = 120.0 / rate.value
    return Reading(contact.value / stride_s, contact.quality, contact.floor / stride_s)


def stride_time(steps: Sequence[Step]) -> Reading:
    """The middle time from one landing of a foot to its next, in seconds; hops have none."""
    known = [step.stride_time_us for step in steps if step.stride_time_us is not None]
    if len(known) < FEWEST or hopping(steps):
        return UNKNOWN
    noise_s = seen_in(steps).initial_contact_sd_s * sqrt(2)
    floor = noise_s * 1.25 / sqrt(len(known))
    return Reading(median(known) * 1e-6, Quality.MEASURED, floor)


def double_support(steps: Sequence[Step]) -> Reading:
    """The middle time that both feet of a walker are on the ground, once a step."""
    return _middle([step.double_support_us for step in steps], steps)


def contact_difference(steps: Sequence[Step]) -> Reading:
    """Contact time of the left foot minus the right one's, over their mean."""
    return _difference(steps, [step.contact_time_us for step in steps], _contact_sd_s(steps))


def step_difference(steps: Sequence[Step]) -> Reading:
    """Step time to the left foot minus that to the right one, over their mean."""
    noise_s = seen_in(steps).initial_contact_sd_s * sqrt(2) if steps else None
    times_us = [step.step_time_us for step in steps]
    reading = _difference(steps, times_us, noise_s)
    return replace(reading, quality=Quality.MEASURED) if reading.value is not None else UNKNOWN


def _difference(
    steps: Sequence[Step], times_us: Sequence[int | None], noise_s: float | None
) -> Reading:
    of = {
        side: [
            us * 1e-6
            for step, us in zip(steps, times_us, strict=True)
            if step.side is side and us is not None
        ]
        for side in (Side.LEFT, Side.RIGHT)
    }
    left, right = of[Side.LEFT], of[Side.RIGHT]
    if len(left) < FEWEST or len(right) < FEWEST or noise_s is None:
        return UNKNOWN
    middle_s = (fmean(left) + fmean(right)) / 2
    floor = noise_s * sqrt(1 / len(left) + 1 / len(right)) / middle_s
    return Reading((fmean(left) - fmean(right)) / middle_s, _quality(steps), floor)


def balance(steps: Sequence[Step]) -> Reading:
    """Left share of contact time, 0 to 1; unknown unless both feet are known by name."""
    left = [s.contact_time_us for s in steps if s.side is Side.LEFT and s.contact_time_us]
    right = [s.contact_time_us for s in steps if s.side is Side.RIGHT and s.contact_time_us]
    spread_s = _contact_sd_s(steps)
    if len(left) < FEWEST or len(right) < FEWEST or spread_s is None:
        return UNKNOWN
    total_s = (fmean(left) + fmean(right)) * 1e-6
    floor = spread_s * sqrt(1 / len(left) + 1 / len(right)) / (2 * total_s)
    return Reading(fmean(left) * 1e-6 / total_s, _quality(steps), floor)


def _middle(times_us: Sequence[int | None], steps: Sequence[Step]) -> Reading:
    known = [time_us for time_us in times_us if time_us is not None]
    spread_s = _contact_sd_s(steps)
    if len(known) < FEWEST or spread_s is None:  # the first contact may be a person standing
        return UNKNOWN
    # The median of n values spreads a quarter more than their mean.
    floor = spread_s * 1.25 / sqrt(len(known))
    return Reading(median(known) * 1e-6, _quality(steps), floor)


def _spread(values: Sequence[float]) -> float:
    """Standard deviation of a sample; `statistics.stdev` works in fractions, ten times as long."""
    middle = fmean(values)
    return sqrt(sum((value - middle) ** 2 for value in values) / (len(values) - 1))


def seen_in(steps: Sequence[Step]) -> Ability:
    """Of the roughest of these steps."""
    estimated = any(step.contact_quality is Quality.ESTIMATED for step in steps)
    return ability(steps[-1].placement, estimated)


def _quality(steps: Sequence[Step]) -> Quality:
    return seen_in(steps).contact_quality


def _contact_sd_s(steps: Sequence[Step]) -> float | None:
    return seen_in(steps).contact_time_sd_s if steps else None


def of_one_placement(steps: Sequence[Step]) -> list[Step]:
    """The steps of the newest step's placement: values of two placements are never mixed."""
    if not steps:
        return []
    placement: Placement = steps[-1].placement
    return [step for step in steps if step.placement is placement]
