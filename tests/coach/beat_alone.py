"""python -m tests.coach.beat_alone RUNNERS [FIRST_SEED]: how the beat is kept, from landings alone.

No sensor and no core, so hundreds of runners are told in a minute: each runs a clean set of "Push
and float" and one off the beat, as in make coach. Prints the false cues and the late ones.
"""

import sys

import numpy as np

from kiosk.coaching.guide import Guide
from kiosk.coaching.library import builtin_exercises
from kiosk.coaching.program import Beat
from kiosk.gait import summary
from kiosk.gait.measures import Live, Placement, Quality, Side, Step
from kiosk.simulator import Error, Foot, VirtualMember
from tests.coach.judge import HEARD_AFTER_US, WITHIN_S, Cued
from tests.coach.session import (
    AHEAD_S,
    EVERY_S,
    OWN_S,
    RAISE_PCT,
    SETTLE_S,
    SPEED_MPS,
    beat_of,
    someone,
    warmed_up,
)

FLOAT, SET_S = "push_and_float", 30.0
LANDING_SD_S = 0.002
"""How well a shoe tells a landing."""
RECENT = 10
"""Steps that a live cadence looks back on, those before a set too."""


def main() -> int:
    """One line a runner who was cued falsely or late, then the counts."""
    asked = [int(word) for word in sys.argv[1:]]
    runners, first = asked[0] if asked else 100, asked[1] if len(asked) > 1 else 0
    told = {seed: cued(seed) for seed in range(first, first + runners)}
    false = {seed: clean.cues for seed, (clean, _off) in told.items() if clean.cues}
    late = {seed: off.cues[:1] for seed, (_clean, off) in told.items() if not in_time(off)}
    for what, seeds in (("false", false), ("late", late)):
        for seed, cues in seeds.items():
            print(f"{what}: runner {seed}: {cues}")
    minutes = runners * SET_S / 60
    print(f"{len(false)} false cues in {minutes:.0f} clean minutes; {len(late)} of {runners} late")
    return 0


def in_time(off: Cued) -> bool:
    """Whether somebody off the beat was told so within the dwell and three seconds."""
    return bool(off.cues) and off.cues[0][0] <= WITHIN_S


def cued(seed: int) -> tuple[Cued, Cued]:
    """What a runner is told in a clean set, and in one off the beat at a mixed severity."""
    person = someone(seed)
    own_spm = person.running_cadence_spm(SPEED_MPS)
    member, begun_s = warmed_up(FLOAT, person, seed)
    severity = float(np.random.default_rng([seed, 5]).uniform(0.5, 1.0))
    begun_s += OWN_S
    member.advance(begun_s - AHEAD_S)
    member.hear(beat_of(FLOAT, own_spm))
    sets = []
    for error in (None, Error.OFF_THE_BEAT):
        if error is not None:
            member.commit(error, severity)
        sets.append(Cued(error, severity, begun_s))
        begun_s += SET_S + SETTLE_S
        member.advance(begun_s - AHEAD_S)
    member.advance(begun_s)
    steps = landings(member, seed)
    clean, off = (_coached(one, steps, own_spm) for one in sets)
    return clean, off


def landings(member: VirtualMember, seed: int) -> list[Step]:
    """Every step of the body, as precisely as a shoe tells it."""
    rng = np.random.default_rng([seed, 79])
    steps = []
    for contact in member.truth():
        at_us = round((contact.initial_contact_s + rng.normal(0.0, LANDING_SD_S)) * 1e6)
        side = Side.LEFT if contact.foot is Foot.LEFT else Side.RIGHT
        steps.append(Step(side, Placement.FOOT, at_us, None, None, None, 1.0, Quality.MEASURED))
    return sorted(steps, key=lambda step: step.initial_contact_us)


def _coached(one: Cued, steps: list[Step], own_spm: float) -> Cued:
    """`seconds` is when its set begins."""
    guide = Guide(builtin_exercises()[FLOAT], own_spm, {}, Beat.CONSTANT)
    begun_us = round(one.seconds * 1e6)
    guide.begin_set(RAISE_PCT[FLOAT], begun_us)
    for late_s in np.arange(EVERY_S, SET_S, EVERY_S):
        now_us = begun_us + round(late_s * 1e6)
        known = [s for s in steps if s.initial_contact_us + HEARD_AFTER_US <= now_us]
        live = Live(now_us, summary.cadence(known[-RECENT:]))
        name = guide.hear(live, [s for s in known if s.initial_contact_us >= begun_us])
        if name is not None:
            one.cues.append((float(late_s), name))
    return one


if __name__ == "__main__":
    sys.exit(main())
