"""One virtual member's session of one exercise: a clean stretch, then a set with each error.

From the simulator's body through its sensors and the core to what the coach is told. The member is
drawn from many (other strikes, cadences, ways to carry the trunk), the parts sit askew.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from kiosk.coaching.library import builtin_exercises
from kiosk.coaching.target import cadence_target
from kiosk.gait.measures import Live, Placement, Side, Step
from kiosk.gait.runner import Runner
from kiosk.simulator import Activity, Beat, Error, Foot, Person, Place, VirtualMember, signal
from kiosk.simulator.belt import Belt
from kiosk.simulator.population import drawn_part, drawn_person

SPEED_MPS = 2.8
STAND_S, OWN_S, SETTLE_S = 4.0, 14.0, 6.0
"""Every visit stands still and runs first: the sensors learn which way is up and forward. Then a
clean stretch that is the member's own, and between two sets the body comes back to that."""
RUN_S = {"small_springs": 12.0, "tall_reach": 50.0, "quick_feet": 12.0, "push_and_float": 50.0}
"""Every visit runs two minutes and more before its exercises; the waist needs some of it."""
AHEAD_S = 1.5
"""A body plans its steps so far ahead."""
EVERY_S = 0.2
RAISE_PCT = {"push_and_float": 5.0, "quick_feet": 2.5}
MOVES = {
    "small_springs": Activity.HOP,
    "tall_reach": Activity.MARCH,
    "quick_feet": Activity.QUICK_FEET,
    "push_and_float": Activity.RUN,
}
STANDS_IN_RESTS = {"small_springs", "quick_feet"}
WORN = (
    (Place.INSTEP, Foot.LEFT, Placement.FOOT, Side.LEFT, 416.0),
    (Place.INSTEP, Foot.RIGHT, Placement.FOOT, Side.RIGHT, 416.0),
    (Place.WAIST, Foot.LEFT, Placement.SACRUM, Side.UNKNOWN, 208.0),
    (Place.UPPER_BACK, Foot.LEFT, Placement.CHEST, Side.UNKNOWN, 208.0),
)


@dataclass(slots=True)
class Told:
    """What the coach is told in one stretch of time, from its begin on."""

    begun_s: float
    ended_s: float
    error: Error | None = None
    severity: float = 0.0
    lives: list[Live] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)


@dataclass(slots=True)
class Session:
    """A member's own clean stretch, and the sets after it."""

    exercise: str
    baseline_spm: float
    own: Told
    sets: list[Told] = field(default_factory=list)


def someone(seed: int) -> Person:
    """One of many runners, of those who hop about as quickly as the beat."""
    person = drawn_person(np.random.default_rng([seed, 77]))
    return replace(person, hop_rate_hz=min(max(person.hop_rate_hz, 2.55), 2.95))


def session(exercise: str, errors: Sequence[tuple[Error | None, float]], seed: int) -> Session:
    """A set with each error at its severity, in this order; None is a clean one."""
    person = someone(seed)
    own_spm = person.running_cadence_spm(SPEED_MPS)
    member, begun_s = warmed_up(exercise, person, seed)
    told = Session(exercise, own_spm, Told(begun_s, begun_s + OWN_S))
    now_s = begun_s + OWN_S
    work_s = builtin_exercises()[exercise].dose.work_s
    member.advance(now_s - AHEAD_S)
    member.hear(beat_of(exercise, own_spm))
    for error, severity in errors:
        if error is not None:
            member.commit(error, severity)
        member.raise_arms(exercise == "tall_reach")
        told.sets.append(Told(now_s, now_s + work_s, error, severity))
        member.advance(now_s + work_s - AHEAD_S)
        if error is not None:
            member.correct(error)
        member.raise_arms(False)
        now_s += work_s + SETTLE_S
        if exercise in STANDS_IN_RESTS:
            member.do(Activity.STAND)
        member.advance(now_s - AHEAD_S)
        member.do(MOVES[exercise])
    member.advance(now_s)
    _listen(member, seed, told)
    return told


def warmed_up(exercise: str, person: Person, seed: int) -> tuple[VirtualMember, float]:
    """Somebody who has stood and run and moves as the exercise wants, and since when."""
    belt = Belt(acceleration_mps2=50.0)
    member = VirtualMember(person, seed=seed, belt=belt)
    member.do(Activity.STAND)
    member.advance(STAND_S - AHEAD_S)
    belt.start(STAND_S - AHEAD_S, SPEED_MPS)
    member.do(Activity.RUN)
    begun_s = STAND_S + RUN_S[exercise]
    member.advance(begun_s - AHEAD_S)
    activity = MOVES[exercise]
    if activity is not Activity.RUN:
        belt.stop(begun_s - AHEAD_S)
        begun_s += SETTLE_S
    member.do(activity)
    return member, begun_s


def beat_of(exercise: str, own_spm: float) -> Beat | None:
    """What is heard in a set of it."""
    own_beat = builtin_exercises()[exercise].beat_per_min
    if own_beat is not None:
        return Beat(own_beat, 0)
    raise_pct = RAISE_PCT.get(exercise)
    return None if raise_pct is None else Beat(cadence_target(own_spm, raise_pct).target, 0)


def _listen(member: VirtualMember, seed: int, told: Session) -> None:
    stretches = [told.own, *told.sets]
    for now_s, runner in _lived(member, seed):
        new = runner.take_steps()
        for stretch in stretches:
            if stretch.begun_s < now_s <= stretch.ended_s:
                stretch.lives.append(runner.live(round(now_s * 1e6)))
            stretch.steps += [s for s in new if _within(s, stretch)]


def _within(step: Step, stretch: Told) -> bool:
    return stretch.begun_s <= step.initial_contact_us / 1e6 < stretch.ended_s


def _lived(member: VirtualMember, seed: int) -> Iterator[tuple[float, Runner]]:
    """The member's time in pieces; after each, the core has heard of it."""
    runner = Runner()
    runner.stand()
    rng = np.random.default_rng([seed, 78])
    parts = [
        (signal(member, place, foot, replace(drawn_part(rng, hz), rate_error=0.0)), worn, side)
        for place, foot, worn, side, hz in WORN
    ]
    until = [0] * len(parts)
    now_s = 0.0
    while now_s < member.now_s - 0.5:
        now_s += EVERY_S
        now_us = round(now_s * 1e6)
        runner.belt(now_us, member.belt.speed_mps(now_s))
        for i, (part, placement, side) in enumerate(parts):
            end = int(np.searchsorted(part.time_us, now_us))
            piece = slice(until[i], end)
            assert part.acceleration_mps2 is not None
            rate = None if part.rate_radps is None else part.rate_radps[piece]
            runner.imu(placement, side, part.time_us[piece], part.acceleration_mps2[piece], rate)
            until[i] = end
        yield now_s, runner
