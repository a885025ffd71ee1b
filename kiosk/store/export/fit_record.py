"""Seconds of a set as FIT records, and the means of sets as FIT's averages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, median

from fit_tool.profile.messages.lap_message import LapMessage
from fit_tool.profile.messages.record_message import RecordMessage
from fit_tool.profile.messages.session_message import SessionMessage

from kiosk.coaching.record import SetRecord
from kiosk.gait.measures import Side, Step

WINDOW_US = 5_000_000
"""A record's cadence looks back this far: about a dozen steps."""

LONGEST = 1.6
"""Times the usual step: what lasts longer is a gap in what was seen, and no step."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Kiosk time as the time of day: the first set begins when the visit began."""

    start_ms: int
    first_us: int

    def ms(self, at_us: int) -> int:
        """Unix milliseconds."""
        return self.start_ms + (at_us - self.first_us) // 1000


def records_of(bout: SetRecord, clock: Clock, before_m: float = 0.0) -> Iterator[RecordMessage]:
    """One record a second. What is only known of the whole set (the belt's speed, the rise) is the
    same in each; `before_m` is how far the belt went in the sets before."""
    result, steps = bout.result, sorted(bout.steps, key=lambda step: step.initial_contact_us)
    speed_mps = result.belt_speed_mps.value
    for at_us in range(result.started_us + 1_000_000, result.ended_us + 1, 1_000_000):
        recent = [s for s in steps if at_us - WINDOW_US < s.initial_contact_us <= at_us]
        message = RecordMessage()
        message.timestamp = clock.ms(at_us)
        if speed_mps is not None:
            message.enhanced_speed = message.speed = speed_mps
            message.distance = before_m + speed_mps * (at_us - result.started_us) / 1e6
        cadence_spm = cadence_of(recent)
        if cadence_spm is not None:
            message.cadence, message.fractional_cadence = strides(cadence_spm)
            if speed_mps is not None:
                message.step_length = 60_000 * speed_mps / cadence_spm
        contact_ms = _contact_ms(recent)
        if contact_ms is not None:
            message.stance_time = contact_ms
        if contact_ms is not None and cadence_spm is not None:
            message.stance_time_percent = stance_pct(contact_ms, cadence_spm)
        rise_m = result.vertical_oscillation_m.value
        if rise_m is not None:
            message.vertical_oscillation = rise_m * 1000
            if message.step_length:
                message.vertical_ratio = 100_000 * rise_m / message.step_length
        balance_pct = left_share_pct(recent)
        if balance_pct is not None:
            message.stance_time_balance = balance_pct
        yield message


def add_means(message: LapMessage | SessionMessage, bouts: Sequence[SetRecord]) -> None:
    """The averages over one set or all of them, as far as they are known."""
    steps = [step for bout in bouts for step in bout.steps]
    message.total_cycles = len(steps) // 2
    cadence_spm = _weighted(bouts, "cadence_spm")
    if cadence_spm is not None:
        message.avg_cadence, message.avg_fractional_cadence = strides(cadence_spm)
    contact_s = _weighted(bouts, "contact_time_s")
    if contact_s is not None:
        message.avg_stance_time = contact_s * 1000
        if cadence_spm is not None:
            message.avg_stance_time_percent = stance_pct(contact_s * 1000, cadence_spm)
    balance = _weighted(bouts, "balance")
    if balance is not None:
        message.avg_stance_time_balance = balance * 100
    speed_mps = _weighted(bouts, "belt_speed_mps")
    if speed_mps is not None:
        message.enhanced_avg_speed = message.avg_speed = speed_mps
        if cadence_spm is not None:
            message.avg_step_length = 60_000 * speed_mps / cadence_spm
    rise_m = _weighted(bouts, "vertical_oscillation_m")
    if rise_m is not None:
        message.avg_vertical_oscillation = rise_m * 1000
        if message.avg_step_length:
            message.avg_vertical_ratio = 100_000 * rise_m / message.avg_step_length
    far_m = sum(map(distance_m, bouts))
    if far_m:
        message.total_distance = far_m


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
