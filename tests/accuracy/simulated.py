"""What the foot scores on the virtual runner with every sensor fault on, against a known truth.

Many drawn runners, each with a part worn askew, 5 % off its rate, noisy, biased and clipping, a
clock that drifts, and frames that are lost in bursts. Scored are the contacts whose samples
arrived: no gap longer than two samples from the toe-off before to the toe-off that ends them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiosk import _core
from kiosk.body.activity import Activity
from kiosk.simulator.member import VirtualMember
from kiosk.simulator.population import drawn_faults, drawn_part, drawn_person
from kiosk.simulator.signal import Place, Signal, movement, signal
from kiosk.simulator.truth import Foot

Floats = NDArray[np.float64]

ACTIVITIES = (Activity.RUN, Activity.HOP, Activity.QUICK_FEET, Activity.WALK)
SPEEDS_MPS = {Activity.RUN: (2.2, 4.2), Activity.WALK: (1.0, 1.7)}
NEAR_S = 0.08
"""A detected contact further off than this belongs to another one."""
BRIDGED_SAMPLES = 2
FIRST_SCORED = 3
_AROUND_S = 0.1


@dataclass(frozen=True, slots=True)
class Seen:
    """One foot's pod, what really happened, and what was said of it."""

    samples: Signal
    clock: float
    """Pod seconds in a true one."""
    initial_s: Floats
    toe_off_s: Floats
    strike_rad: Floats
    events: NDArray[np.void]
    strides: NDArray[np.void]


@dataclass(frozen=True, slots=True)
class Tally:
    """Errors in s (strike: rad) of every scored contact; pooled by adding up."""

    true: int
    found: int
    both: int
    false: int
    initial_s: Floats
    toe_off_s: Floats
    contact_s: Floats
    strike_rad: Floats
    initial_late_s: Floats
    """From the event until it was told, likewise below."""
    toe_off_late_s: Floats


def pooled(
    activity: Activity,
    rate_hz: float,
    runners: int,
    seconds: float = 30.0,
    gyroscope: bool = True,
) -> Tally:
    """As many drawn runners, pods on instep and heel, left and right in turn."""
    return added(
        tallied(seen)
        for seed in range(runners)
        for seen in (watched(moving(activity, seed, seconds), seed, rate_hz, gyroscope),)
    )


def moving(activity: Activity, seed: int, seconds: float) -> VirtualMember:
    """One of many runners."""
    rng = np.random.default_rng([seed, ACTIVITIES.index(activity)])
    person = drawn_person(rng)
    speed_mps = float(rng.uniform(*SPEEDS_MPS[activity])) if activity in SPEEDS_MPS else 0.0
    return movement(activity, seconds, person, speed_mps, seed=seed + 1)


def watched(member: VirtualMember, seed: int, rate_hz: float, gyroscope: bool = True) -> Seen:
    """What a bad part on this member's shoe said, and what the core made of it."""
    rng = np.random.default_rng([seed, 7])
    part, faults = drawn_part(rng, rate_hz), drawn_faults(rng)
    place = Place.HEEL if seed % 2 else Place.INSTEP
    foot = Foot.RIGHT if seed % 4 > 1 else Foot.LEFT
    samples = signal(member, place, foot, part, faults, seed=seed)
    assert samples.acceleration_mps2 is not None
    assert samples.rate_radps is not None
    time_us, felt, turning = samples.time_us, samples.acceleration_mps2, samples.rate_radps
    if gyroscope:
        events, strides = _core.FootSensor().feed(time_us, felt, turning)
    else:
        events, strides = _core.FootJolts().feed(time_us, felt), np.zeros(0, _core.FOOT_STRIDE)
    own = [contact for contact in samples.truth if contact.foot is foot]
    return Seen(
        samples,
        1.0 + 1e-6 * faults.clock_ppm,
        np.array([contact.initial_contact_s for contact in own]),
        np.array([contact.toe_off_s for contact in own]),
        np.array([contact.strike_rad for contact in own]),
        events,
        strides,
    )


def arrived(seen: Seen) -> NDArray[np.bool_]:
    """Which contacts' samples arrived, with those of the swing before."""
    times = seen.samples.true_time_s
    step_s = np.diff(times)
    lost = np.flatnonzero(step_s > (BRIDGED_SAMPLES + 1.5) * np.median(step_s))
    before = np.append(-np.inf, seen.toe_off_s[:-1]) - _AROUND_S
    after = seen.toe_off_s + _AROUND_S
    whole = (before > times[0]) & (after < times[-1] - 2.0 * _AROUND_S)
    for gap in lost:
        whole &= (times[gap + 1] < before) | (times[gap] > after)
    whole[:FIRST_SCORED] = False
    return whole


def tallied(seen: Seen) -> Tally:
    """One pod's errors."""
    whole = arrived(seen)
    landed = seen.events[seen.events["kind"] == _core.INITIAL_CONTACT]
    left = seen.events[seen.events["kind"] == _core.TOE_OFF]
    landed_s, left_s = (1e-6 * events["time_us"] / seen.clock for events in (landed, left))
    told_s = 1e-6 * seen.strides["initial_contact_us"] / seen.clock
    rows = []
    for at in np.flatnonzero(whole):
        on, on_s = _nearest(landed_s, seen.initial_s[at])
        off, off_s = _nearest(left_s, seen.toe_off_s[at])
        said, _ = _nearest(told_s, landed_s[on] if on is not None else np.inf)
        strike = np.nan if said is None else seen.strides["strike_rad"][said] - seen.strike_rad[at]
        rows.append((on_s, off_s, strike, _late_s(landed, on), _late_s(left, off)))
    on_s, off_s, strike, on_late_s, off_late_s = np.array(rows).reshape(-1, 5).T
    return Tally(
        true=len(rows),
        found=int(np.isfinite(on_s).sum()),
        both=int(np.isfinite(on_s + off_s).sum()),
        false=_false(seen, landed_s, whole),
        initial_s=_known(on_s),
        toe_off_s=_known(off_s),
        contact_s=_known(off_s - on_s),
        strike_rad=_known(strike),
        initial_late_s=_known(on_late_s),
        toe_off_late_s=_known(off_late_s),
    )


def added(tallies: Iterable[Tally]) -> Tally:
    """All of them as one."""
    every = list(tallies)
    columns = {}
    for name in Tally.__slots__:
        values = [getattr(tally, name) for tally in every]
        columns[name] = sum(values) if isinstance(values[0], int) else np.concatenate(values)
    return Tally(**columns)


def _false(seen: Seen, landed_s: Floats, whole: NDArray[np.bool_]) -> int:
    """Landings between two scored contacts that belong to neither, and second ones of one."""
    count = 0
    for before in np.flatnonzero(whole[:-1] & whole[1:]):
        start_s, end_s = seen.initial_s[before], seen.initial_s[before + 1]
        count += int(((landed_s > start_s + NEAR_S) & (landed_s < end_s - NEAR_S)).sum())
        count += max(0, int((np.abs(landed_s - start_s) <= NEAR_S).sum()) - 1)
    return count


def _nearest(times_s: Floats, at_s: float) -> tuple[int | None, float]:
    """Which of these is near enough, and how much later it is; NaN where none is."""
    if not len(times_s) or not np.isfinite(at_s):
        return None, float("nan")
    best = int(np.argmin(np.abs(times_s - at_s)))
    late_s = float(times_s[best] - at_s)
    return (best, late_s) if abs(late_s) <= NEAR_S else (None, float("nan"))


def _late_s(events: NDArray[np.void], which: int | None) -> float:
    if which is None:
        return float("nan")
    return 1e-6 * float(events["reported_us"][which] - events["time_us"][which])


def _known(values: Floats) -> Floats:
    return values[np.isfinite(values)]
