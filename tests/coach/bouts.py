"""One bout of one exercise, from the simulator's body through the core to the coach's cues."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from kiosk.coaching.guide import Guide
from kiosk.coaching.library import builtin_exercises
from kiosk.coaching.program import Beat as BeatMode
from kiosk.coaching.signs import means
from kiosk.gait.measures import Live, Placement, Side, Step
from kiosk.gait.runner import Runner
from kiosk.simulator import Activity, Beat, Error, Foot, Person, Place, VirtualMember, signal
from kiosk.simulator.belt import Belt

SPEED_MPS = 2.8
STAND_S, RUN_S, CLEAN_S, ERROR_S = 4.0, 10.0, 14.0, 26.0
"""Every visit stands still and runs first: the sensors learn which way is up and forward."""
BEGIN_S = STAND_S + RUN_S
SETTLE_S = 6.0
"""Between the two, unwatched as a rest is: the body takes up its error step by step."""
EVERY_S = 0.1
WORN = (
    (Place.INSTEP, Foot.LEFT, Placement.FOOT, Side.LEFT),
    (Place.INSTEP, Foot.RIGHT, Placement.FOOT, Side.RIGHT),
    (Place.WAIST, Foot.LEFT, Placement.SACRUM, Side.UNKNOWN),
    (Place.UPPER_BACK, Foot.LEFT, Placement.CHEST, Side.UNKNOWN),
)
MOVES = {
    "small_springs": Activity.HOP,
    "tall_reach": Activity.MARCH,
    "quick_feet": Activity.QUICK_FEET,
    "push_and_float": Activity.RUN,
}


@dataclass(slots=True)
class Cued:
    """What the coach said in a bout, at which second of it, and what could be measured at all."""

    cues: list[tuple[float, str]] = field(default_factory=list)
    at_end: str | None = None
    metrics: frozenset[str] = frozenset()


def someone(seed: int) -> Person:
    """A person of ordinary habits."""
    rng = np.random.default_rng([seed, 77])
    return Person(
        cadence_spm=float(rng.uniform(154, 172)),
        contact_s=float(rng.uniform(0.24, 0.27)),
        hop_rate_hz=float(rng.uniform(2.6, 2.9)),
        follows_beat=float(rng.uniform(0.85, 1.0)),
    )


def bout(
    exercise: str, error: Error | None, severity: float, seed: int, error_s: float = ERROR_S
) -> Cued:
    """A clean stretch that the coach takes as the member's own, then a set with the error in it."""
    person = someone(seed)
    own_spm = person.running_cadence_spm(SPEED_MPS)
    guide = Guide(builtin_exercises()[exercise], own_spm, {}, BeatMode.CONSTANT)
    raise_pct = {"push_and_float": 5.0, "quick_feet": 0.0}.get(exercise)
    guide.begin_set(raise_pct, 0)
    beat_spm = guide.beat_spm(0)
    begun_s = BEGIN_S + CLEAN_S
    member = _move(MOVES[exercise], person, seed, beat_spm, begun_s)
    if error is not None:
        member.commit(error, severity)
    begun_s += SETTLE_S
    member.advance(begun_s + error_s + 1.0)
    said, clean, steps, lives = Cued(), [], [], []
    known: set[str] = set()
    for now_s, live, new in _lived(member):
        known |= means([live]).keys()
        if BEGIN_S + 4.0 < now_s <= begun_s - SETTLE_S:
            clean.append(live)
            guide.hear(live, [])
        elif now_s > begun_s:
            if not steps and not lives:
                _settle(guide, clean, raise_pct, live.at_us)
            steps += new
            lives.append(live)
            cued = guide.hear(live, steps)
            if cued is not None:
                said.cues.append((now_s - begun_s, cued))
    ended = guide.end_set(lives, steps, lives[-1].at_us)
    said.at_end = ended.name if ended else None
    said.metrics = frozenset(known)
    return said


def _settle(guide: Guide, clean: list[Live], raise_pct: float | None, at_us: int) -> None:
    """What the clean stretch was is the member's own; cues of it are forgotten."""
    own = means(clean)
    guide._references.baseline = own
    guide._references.first_set = own
    guide.coach = type(guide.coach)(guide.exercise.errors)
    guide.begin_set(raise_pct, at_us)


def _move(
    activity: Activity, person: Person, seed: int, beat_spm: float | None, until_s: float
) -> VirtualMember:
    belt = Belt(acceleration_mps2=50.0)
    member = VirtualMember(person, seed=seed, belt=belt)
    member.do(Activity.STAND)
    member.advance(STAND_S - 1.5)
    belt.start(STAND_S - 1.5, SPEED_MPS)
    member.do(Activity.RUN)
    member.advance(BEGIN_S - 1.5)
    if activity is not Activity.RUN:
        belt.stop(BEGIN_S - 1.5)
    member.do(activity)
    if beat_spm is not None:
        member.hear(Beat(beat_spm, 0))
    member.advance(until_s)
    return member


def _lived(member: VirtualMember) -> Iterator[tuple[float, Live, list[Step]]]:
    """The member's time in pieces, each with what the core says at its end."""
    runner = Runner()
    runner.stand()
    parts = [
        (signal(member, place, foot), placement, side) for place, foot, placement, side in WORN
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
            rate = None if part.rate_radps is None else part.rate_radps[piece]
            assert part.acceleration_mps2 is not None
            runner.imu(placement, side, part.time_us[piece], part.acceleration_mps2[piece], rate)
            until[i] = end
        yield now_s, runner.live(now_us), runner.take_steps()
