"""Seconds of a set as FIT records, and the means of sets as FIT's averages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, median

from fit_tool.data_message import DataMessage
from fit_tool.exceptions import FitEncodingError
from fit_tool.profile.messages.lap_message import LapMessage
from fit_tool.profile.messages.record_message import RecordMessage
from fit_tool.profile.messages.session_message import SessionMessage

from kiosk.coaching.record import SetRecord
from kiosk.gait.measures import Side, Step

WINDOW_US = 5_000_000
"""A record's cadence looks back this far: about a dozen steps."""

FIRST_MS, LAST_MS = 899_501_056_000, 4_926_032_000_000
"""FIT's first date, in 1998 (what is smaller is no date there), and about its last, in 2126."""
LONGEST = 1.6
"""Times the usual step: what lasts longer is a gap in what was seen, and no step."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Kiosk time as the time of day: the first set begins when the visit began."""

    start_ms: int
    first_us: int

    def ms(self, at_us: int) -> int:
        """Unix milliseconds, as far as FIT can say them: a clock may never have been set."""
        at_ms = self.start_ms + (at_us - self.first_us) // 1000
        return min(max(at_ms, FIRST_MS), LAST_MS)


def records_of(bout: SetRecord, clock: Clock, before_m: float = 0.0) -> Iterator[RecordMessage]:
    """One record a second. What is only known of the whole set (the belt's speed, the rise) is the
    same in each; `before_m` is how far the belt went in the sets before."""
    result, steps = bout.result, sorted(bout.steps, key=lambda step: step.initial_contact_us)
    speed_mps = result.belt_speed_mps.value
    for at_us in range(result.started_us + 1_000_000, result.ended_us + 1, 1_000_000):
        recent = [s for s in steps if at_us - WINDOW_US < s.initial_contact_us <= at_us]
        message = RecordMessage()
        message.timestamp = clock.ms(at_us)
        cadence_spm, contact_ms = cadence_of(recent), _contact_ms(recent)
        rise_m = result.vertical_oscillation_m.value
        if speed_mps is not None:
            far_m = before_m + speed_mps * (at_us - result.started_us) / 1e6
            put(message, enhanced_speed=speed_mps, speed=speed_mps, distance=far_m)
        if cadence_spm is not None:
            whole, part = strides(cadence_spm)
            put(message, cadence=whole, fractional_cadence=part)
            if speed_mps is not None:
                put(message, step_length=60_000 * speed_mps / cadence_spm)
        put(message, stance_time=contact_ms, stance_time_balance=left_share_pct(recent))
        if contact_ms is not None and cadence_spm is not None:
            put(message, stance_time_percent=stance_pct(contact_ms, cadence_spm))
        if rise_m is not None:
            put(message, vertical_oscillation=rise_m * 1000)
            if message.step_length:
                put(message, vertical_ratio=100_000 * rise_m / message.step_length)
        yield message


def put(message: DataMessage, **values: float | None) -> None:
    """Set fields. What FIT has no room for, such as a stance of ten seconds, is left out like what
    was not measured."""
    for name, value in values.items():
        try:
            if value is not None:
                setattr(message, name, value)
        except (FitEncodingError, OverflowError):
            continue


def add_means(message: LapMessage | SessionMessage, bouts: Sequence[SetRecord]) -> None:
    """The averages over one set or all of them, as far as they are known."""
    steps = [step for bout in bouts for step in bout.steps]
    cadence_spm, contact_s = _weighted(bouts, "cadence_spm"), _weighted(bouts, "contact_time_s")
    speed_mps, balance = _weighted(bouts, "belt_speed_mps"), _weighted(bouts, "balance")
    rise_m = _weighted(bouts, "vertical_oscillation_m")
    put(message, total_cycles=len(steps) // 2, total_distance=sum(map(distance_m, bouts)) or None)
    if cadence_spm is not None:
        whole, part = strides(cadence_spm)
        put(message, avg_cadence=whole, avg_fractional_cadence=part)
    if contact_s is not None:
        put(message, avg_stance_time=contact_s * 1000)
        if cadence_spm is not None:
            share_pct = stance_pct(contact_s * 1000, cadence_spm)
            put(message, avg_stance_time_percent=share_pct)
    if balance is not None:
        put(message, avg_stance_time_balance=balance * 100)
    if speed_mps is not None:
        put(message, enhanced_avg_speed=speed_mps, avg_speed=speed_mps)
        if cadence_spm:
            put(message, avg_step_length=60_000 * speed_mps / cadence_spm)
    if rise_m is not None:
        put(message, avg_vertical_oscillation=rise_m * 1000)
        if message.avg_step_length:
            put(message, avg_vertical_ratio=100_000 * rise_m / message.avg_step_length)


def strides(cadence_spm: float) -> tuple[int, float]:
    """Whole strides a minute and the rest, in the 128ths that FIT can say."""
    in_128ths = round(cadence_spm / 2 * 128)
    return in_128ths // 128, in_128ths % 128 / 128


def stance_pct(contact_ms: float, cadence_spm: float) -> float:
    """The share of a stride, which is two steps, that one foot is on the ground."""
    return contact_ms / (2 * 60_000 / cadence_spm) * 100


def distance_m(bout: SetRecord) -> float:
    """How far the belt went; nothing where its speed is not known."""
    seconds = (bout.result.ended_us - bout.result.started_us) / 1e6
    return (bout.result.belt_speed_mps.value or 0.0) * seconds


def cadence_of(steps: Sequence[Step]) -> float | None:
    """Steps a minute; None below four, and for hops, which have no cadence. From a foot to itself
    are two steps, so that one pod, or a step that was not seen, does not halve the cadence."""
    if len(steps) < 4 or any(step.side is Side.BOTH for step in steps):
        return None
    sides = (Side.LEFT, Side.RIGHT)
    each_us = [
        (b.initial_contact_us - a.initial_contact_us) / (2 if a.side is b.side in sides else 1)
        for a, b in pairwise(steps)
    ]
    longest_us = LONGEST * median(each_us)
    mean_us = fmean(time_us for time_us in each_us if time_us <= longest_us)
    return 60e6 / mean_us if mean_us > 0 else None


def left_share_pct(steps: Sequence[Step]) -> float | None:
    """The left foot's share of contact time; None unless both feet were seen."""
    means = {}
    for side in (Side.LEFT, Side.RIGHT):
        times = [s.contact_time_us for s in steps if s.side is side and s.contact_time_us]
        if not times:
            return None
        means[side] = fmean(times)
    return 100 * means[Side.LEFT] / (means[Side.LEFT] + means[Side.RIGHT])


def _contact_ms(steps: Sequence[Step]) -> float | None:
    times = [step.contact_time_us for step in steps if step.contact_time_us is not None]
    return fmean(times) / 1000 if times else None


def _weighted(bouts: Sequence[SetRecord], name: str) -> float | None:
    """The mean of a value over the sets that know it, each by its length."""
    known = [
        (getattr(bout.result, name).value, bout.result.ended_us - bout.result.started_us)
        for bout in bouts
        if getattr(bout.result, name).value is not None
    ]
    whole = sum(weight for _, weight in known)
    return sum(value * weight for value, weight in known) / whole if whole > 0 else None
