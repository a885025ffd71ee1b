"""A program laid out in time: the stages a visit walks through, one after the other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiosk.coaching.exercise import Belt, Exercise
from kiosk.coaching.program import Part, PartKind, Program
from kiosk.coaching.view import Phase
from kiosk.words import N_

COUNTDOWN_S = 3.0
PURPOSE_S = 8.0
DEMONSTRATION_S = 8.0
FEEL_S = 6.0
BELT_S = 10.0
"""To stop the belt, and again to start it and reach the speed."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stretch of a visit. `measured` stages are bouts; `guided` ones show the aim and cue."""

    phase: Phase
    title: str
    seconds: float | None
    """None: until a touch."""
    exercise: str | None = None
    belt: Belt | None = None
    """What the belt must do for the time to run; None where it does not matter."""
    set_number: int | None = None
    set_count: int | None = None
    measured: bool = False
    guided: bool = False
    raise_pct: float | None = None


SIMPLE = {
    PartKind.READY: (Phase.READY, N_("Ready?"), None),
    PartKind.PODS: (Phase.PODS, N_("Clip on the pods"), None),
    PartKind.STAND_TALL: (Phase.STAND_TALL, N_("Stand tall and still"), None),
    PartKind.WALK: (Phase.WALK, N_("Warm-up walk"), Belt.MOVING),
    PartKind.EASY_RUN: (Phase.EASY_RUN, N_("Easy run"), Belt.MOVING),
    PartKind.BASELINE: (Phase.BASELINE, N_("Run your usual way"), Belt.MOVING),
    PartKind.GUESS: (Phase.GUESS, N_("Your guess"), None),
    PartKind.RETEST: (Phase.RETEST, N_("Once more, your way"), Belt.MOVING),
    PartKind.COOL_DOWN: (Phase.COOL_DOWN, N_("Cool down"), Belt.MOVING),
    PartKind.SUMMARY: (Phase.SUMMARY, N_("Your visit"), None),
}
COUNTED_IN = frozenset({PartKind.BASELINE, PartKind.RETEST})
UNMEASURED = frozenset(
    {PartKind.READY, PartKind.PODS, PartKind.STAND_TALL, PartKind.GUESS, PartKind.SUMMARY}
)


def lay_out(program: Program, exercises: Mapping[str, Exercise]) -> tuple[Stage, ...]:
    """Every stage, from the welcome to the summary."""
    stages = [Stage(Phase.WELCOME, N_("Step up. No account needed."), None)]
    belt: Belt | None = None
    for part in program.parts:
        for stage in _stages_of(part, program, exercises):
            if stage.belt not in (None, belt):
                if belt is not None:
                    stages.append(_belt_change(stage.belt))
                belt = stage.belt
            stages.append(stage)
    return tuple(stages)


def length_s(stages: tuple[Stage, ...]) -> float:
    """How long a visit takes with everything in it."""
    return sum(stage.seconds or 0.0 for stage in stages)


def _belt_change(belt: Belt | None) -> Stage:
    stopping = belt is Belt.STOPPED
    title = N_("Stop the belt") if stopping else N_("Start the belt again")
    return Stage(Phase.BELT, title, BELT_S)


def _stages_of(part: Part, program: Program, exercises: Mapping[str, Exercise]) -> Iterator[Stage]:
    if part.kind is PartKind.EXERCISE:
        assert part.exercise is not None
        yield from _exercise(part, exercises[part.exercise], program.demonstrations)
        return
    phase, title, belt = SIMPLE[part.kind]
    if part.kind in COUNTED_IN:
        yield Stage(Phase.COUNTDOWN, title, COUNTDOWN_S, belt=belt)
    measured = part.kind not in UNMEASURED
    yield Stage(phase, title, part.seconds, belt=belt, measured=measured)


def _exercise(part: Part, exercise: Exercise, shown: bool) -> Iterator[Stage]:
    name, title, belt = exercise.name, exercise.title, exercise.belt
    dose, aims = part.dose or exercise.dose, part.raise_pct or exercise.raise_pct
    if shown:
        yield Stage(Phase.PURPOSE, title, PURPOSE_S, name)
        yield Stage(Phase.DEMONSTRATION, title, DEMONSTRATION_S, name)
    yield Stage(Phase.COUNTDOWN, title, COUNTDOWN_S, name, belt)
    for number in range(1, dose.sets + 1):
        silent = exercise.silent_last_set and number == dose.sets > 1
        aim = aims[min(number, len(aims)) - 1] if aims else None
        yield Stage(
            *(Phase.SET, title, dose.work_s, name, belt, number, dose.sets),
            *(True, not silent, aim),
        )
        if number < dose.sets:
            yield Stage(Phase.REST, title, dose.rest_s, name, belt, number, dose.sets)
    yield Stage(Phase.FEEL, title, FEEL_S, name)
