"""Metrics that a visit computes from steps itself."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import cos, hypot, pi, sin
from statistics import fmean, linear_regression, median

from kiosk.coaching.bout import LONGEST_INTERVAL, step_intervals_s, trusted
from kiosk.gait.measures import GRAVITY_MPS2, Side, Step

RECENT = 16
"""Steps looked back on for what is cued at once: six seconds of running."""
PACE_STEPS = 7
"""Steps the pace is told from: quick enough to cue, steady enough for a band of 3 %."""
BEAT_STEPS = 9
"""Steps the keeping of the beat is told from: three seconds."""
LEAST_A_SIDE = 3
"""Steps of each foot before left and right are compared."""
STARTING_STEPS = 8
"""Steps at the begin of a set in which its tempo is still being found."""
TREND_STEPS = 20
"""Fewer say nothing of a trend."""
PACE_HOPS = 5
STARTING_HOPS, LEAST_HOPS = 3, 10
"""Of a set of hops: left out of its means, and needed for one."""
JOLT_TO_SD = 0.605
"""From the median second difference of intervals to their standard deviation, for a normal
scatter: a tempo that changes, at once or slowly, is not irregular."""
PAIR_US = 100_000
"""Left and right landing within this belong to one hop; no gait steps so fast."""

Middle = Callable[[Sequence[float]], float]


def now(steps: Sequence[Step]) -> dict[str, float]:
    """What the latest steps say."""
    recent = trusted(steps[-3 * RECENT :])[-RECENT:]
    hops = as_hops(recent)
    if hops is not None:
        return _of_hops(hops)
    said = {}
    pace = step_intervals_s(recent[-PACE_STEPS:])
    if len(pace) >= PACE_STEPS - 2:
        said["cadence"] = 60 / fmean(pace)
    return said | _of_steps(recent)


def whole(steps: Sequence[Step]) -> dict[str, float]:
    """What a whole set says."""
    counted = trusted(steps)
    hops = as_hops(counted)
    if hops is not None:
        settled = hops if few_hops(hops) else hops[STARTING_HOPS:]
        return _of_hops(settled) | _of_springs([step for hop in settled for step in hop])
    said = _of_steps(counted)
    if (change := trend(counted)) is not None:
        said["rate_trend"] = change
    return said


def few_hops(hops: Sequence[Sequence[Step]]) -> bool:
    """Whether a set has too few for a mean, once those that begin it are left out."""
    return len(hops) < STARTING_HOPS + LEAST_HOPS


def beat_spread(steps: Sequence[Step], beat_spm: float) -> float | None:
    """How little the latest landings keep to a beat of that tempo: 0 all at the same moment of
    it, 1 anywhere. The beat's own place in time is not needed: who follows it stays beside it."""
    recent = trusted(steps[-3 * RECENT :])[-BEAT_STEPS:]
    if len(recent) < BEAT_STEPS:
        return None
    turns = [2 * pi * step.initial_contact_us / 60e6 * beat_spm for step in recent]
    return 1 - hypot(fmean(map(cos, turns)), fmean(map(sin, turns)))


def as_hops(steps: Sequence[Step]) -> list[list[Step]] | None:
    """The landings of both feet, one list a hop; None where one foot follows the other."""
    hops: list[list[Step]] = []
    for step in steps:
        near = hops and step.initial_contact_us - hops[-1][0].initial_contact_us < PAIR_US
        if near:
            hops[-1].append(step)
        else:
            hops.append([step])
    both = sum(len(hop) > 1 or hop[0].side is Side.BOTH for hop in hops)
    return hops if len(hops) >= 4 and both * 2 > len(hops) else None


def _of_hops(hops: Sequence[Sequence[Step]]) -> dict[str, float]:
    landings = [hop[0].initial_contact_us for hop in hops]
    gaps = [(b - a) / 1e6 for a, b in pairwise(landings)]
    said = {"hop_rate": 1 / median(gaps[-PACE_HOPS:])}
    jolts = [abs(a - 2 * b + c) for a, b, c in zip(gaps, gaps[1:], gaps[2:], strict=False)]
    if len(jolts) >= PACE_HOPS:
        said["step_regularity"] = JOLT_TO_SD * median(jolts) / fmean(gaps)
    lags = [lag for hop in hops if (lag := _lag_s(hop)) is not None]
    if len(lags) * 2 > len(hops):
        said["onset_lag"] = median(lags)
    return said


def _lag_s(hop: Sequence[Step]) -> float | None:
    """From the first foot's landing to the second's; None where one step tells of no two feet."""
    if len(hop) > 1:
        return (hop[-1].initial_contact_us - hop[0].initial_contact_us) / 1e6
    return None if hop[0].feet_lag_us is None else hop[0].feet_lag_us / 1e6


def _of_springs(steps: Sequence[Step]) -> dict[str, float]:
    contacts = [step.contact_time_us / 1e6 for step in steps if step.contact_time_us]
    flights = [step.flight_time_us / 1e6 for step in steps if step.flight_time_us]
    if min(len(contacts), len(flights)) < LEAST_HOPS:
        return {}
    contact_s, flight_s = fmean(contacts), fmean(flights)
    height_m = GRAVITY_MPS2 * flight_s**2 / 8
    return {"contact_time": contact_s, "hop_height": height_m, "reactivity": flight_s / contact_s}


def _of_steps(steps: Sequence[Step]) -> dict[str, float]:
    of_contact = _difference(steps, "contact_time_us", fmean)  # its scatter is a sensor's
    of_step = _difference(steps, "step_time_us", median)  # a set begins with odd steps
    said = {} if of_step is None else {"step_difference": of_step}
    known = [abs(one) for one in (of_contact, of_step) if one is not None]
    return said | {"step_unevenness": max(known)} if known else said


def _difference(steps: Sequence[Step], name: str, middle: Middle) -> float | None:
    """Left less right, over their mean. A pause within a step is no step that took long."""
    known = [(step.side, float(t)) for step in steps if (t := getattr(step, name)) is not None]
    longest = LONGEST_INTERVAL * median(t for _, t in known) if known else 0.0
    sides = [
        [t for of, t in known if of is side and t <= longest] for side in (Side.LEFT, Side.RIGHT)
    ]
    if any(len(times) < LEAST_A_SIDE for times in sides):
        return None
    left, right = map(middle, sides)
    return (left - right) / ((left + right) / 2)


def trend(steps: Sequence[Step]) -> float | None:
    """How the step rate changed over a whole set, as a share: the line through it, once its tempo
    was found."""
    landings_s = [step.initial_contact_us / 1e6 for step in steps]
    gaps = [(b - a, (a + b) / 2) for a, b in pairwise(landings_s[STARTING_STEPS:])]
    usual_s = median(gap for gap, _ in gaps) if gaps else 0.0
    whole = [(gap, at_s) for gap, at_s in gaps if 0 < gap <= usual_s * LONGEST_INTERVAL]
    if len(whole) < TREND_STEPS:
        return None
    slope, at_0 = linear_regression([at_s for _, at_s in whole], [1 / gap for gap, _ in whole])
    begun = at_0 + slope * whole[0][1]
    return slope * (landings_s[-1] - landings_s[0]) / begun
