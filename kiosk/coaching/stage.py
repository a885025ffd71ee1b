"""A program laid out in time: the stages a visit walks through, one after the other."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kiosk.coaching.exercise import Belt, Dose, Exercise
from kiosk.coaching.ladder import Climbed, grown, offered
from kiosk.coaching.program import Part, PartKind, Program
from kiosk.coaching.view import Phase
from kiosk.words import N_

COUNTDOWN_S = 3.0
PURPOSE_S = 8.0
DEMONSTRATION_S = 8.0
BEFORE_S = 10.0
"""Arms down, before the first set of what is compared with its rests: ten steps and a few more."""
FEEL_S = 5.0
NUMBER_S = 3.0
"""And what the answer to the question before left of its time."""
BELT_S = 10.0
"""To stop the belt, and again to start it and reach the speed."""
REVEAL_S = 4.0
WHO_WAITS_S = 90.0
"""Who says nothing for so long goes on as a guest."""
RELAX_S = 20.0
"""Of every warm-up walk that is long enough: relaxation is practised, not only asked."""
WALK = "warm_up_walk"
KMH_PER_MPS = 3.6


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
    kept_as: str = ""
    """The name of its bout; the phase where it is empty."""
    self_start: bool = False
    """The first steps start the time, the last ones end it."""
    still: bool = False
    """Done standing."""
    part: int = -1
    """Which part of the program it belongs to."""
    usual_s: float | None = None
    """How long it takes as a rule, where that is not its `seconds`."""
    faster_mps: float = 0.0
    """What the belt runs here above the silent run; of a rest, in the set that follows."""
    asked: bool = False
    """Only where the member says so."""

    @property
    def moving(self) -> bool:
        """Whether the member has to be seen moving for the time to run."""
        return self.coached and not self.still

    @property
    def coached(self) -> bool:
        """Whether the guide of its exercise watches."""
        return self.measured and self.phase is not Phase.REST

    @property
    def bout(self) -> str:
        """What its bout is kept as."""
        return self.kept_as or self.phase.value

    @property
    def restarts(self) -> bool:
        """Whether an interruption spoils it, so that it begins again."""
        return self.phase in (Phase.BASELINE, Phase.RETEST)


SIMPLE = {
    PartKind.READY: (Phase.READY, N_("Ready?"), None),
    PartKind.PODS: (Phase.PODS, N_("Clip on the pods"), None),
    PartKind.STAND_TALL: (Phase.STAND_TALL, N_("Stand tall and still"), None),
    PartKind.EASY_RUN: (Phase.EASY_RUN, N_("Easy run"), Belt.MOVING),
    PartKind.BASELINE: (Phase.BASELINE, N_("Run your usual way"), Belt.MOVING),
    PartKind.RETEST: (Phase.RETEST, N_("Once more, your way"), Belt.MOVING),
    PartKind.COOL_DOWN: (Phase.COOL_DOWN, N_("Cool down"), Belt.MOVING),
    PartKind.SUMMARY: (Phase.SUMMARY, N_("Your visit"), None),
}
COUNTED_IN = frozenset({PartKind.BASELINE, PartKind.RETEST})


def lay_out(
    program: Program, exercises: Mapping[str, Exercise], climbed: Climbed | None = None
) -> tuple[Stage, ...]:
    """Every stage, from the welcome to the summary; of a plan, how far it has been climbed."""
    stages = [Stage(Phase.WELCOME, N_("Step up. No account needed."), None)]
    belt: Belt | None = None
    for number, part in enumerate(program.parts):
        if not offered(part, climbed):
            continue
        for stage in _stages_of(grown(part, exercises, climbed), number, program, exercises):
            if stage.asked:  # comes while the belt still stands, and may not come at all
                stages.append(stage)
                continue
            if stage.belt not in (None, belt):
                if belt is not None:
                    stages.append(belt_change(stage))
                belt = stage.belt
            stages.append(stage)
    return tuple(stages)


def length_s(stages: Iterable[Stage], asked: bool = False) -> float:
    """How long a visit takes with everything in it; `asked` adds what a member may ask for."""
    return sum(s.usual_s or s.seconds or 0.0 for s in stages if asked or not s.asked)


def belt_change(to: Stage) -> Stage:
    """Where the member stops or starts the belt for what comes."""
    stopping = to.belt is Belt.STOPPED
    title = N_("Stop the belt") if stopping else N_("Start the belt again")
    return Stage(Phase.BELT, title, BELT_S, to.exercise, to.belt, part=to.part)


def _stages_of(
    part: Part, number: int, program: Program, exercises: Mapping[str, Exercise]
) -> Iterator[Stage]:
    if part.kind is PartKind.EXERCISE:
        assert part.exercise is not None
        for stage in _exercise(part, number, exercises[part.exercise], program.demonstrations):
            yield replace(stage, asked=part.asked is not None)
    elif part.kind is PartKind.WALK:
        yield from _walk(part.seconds or 0.0, number, WALK in exercises)
    elif part.kind is PartKind.WHO:
        title = N_("Who is running?")
        yield Stage(Phase.WHO, title, WHO_WAITS_S, part=number, usual_s=part.seconds)
    elif part.kind is PartKind.GUESS:
        seconds = max((part.seconds or 0.0) - REVEAL_S, 1.0)
        yield Stage(Phase.GUESS, N_("Your guess"), seconds, part=number)
        yield Stage(Phase.REVEAL, N_("You said, we measured"), REVEAL_S, part=number)
    else:
        phase, title, belt = SIMPLE[part.kind]
        if part.kind in COUNTED_IN:
            yield Stage(Phase.COUNTDOWN, title, COUNTDOWN_S, belt=belt, part=number)
        yield Stage(
            *(phase, title, part.seconds), belt=belt, measured=belt is not None, part=number
        )


def _walk(seconds: float, part: int, guided: bool) -> Iterator[Stage]:
    title, name = N_("Warm-up walk"), WALK if guided else None
    relax_s = RELAX_S if seconds >= 3 * RELAX_S else 0.0
    yield Stage(
        *(Phase.WALK, title, seconds - relax_s, name, Belt.MOVING),
        measured=True,
        guided=guided,
        part=part,
    )
    if relax_s:
        yield Stage(
            *(Phase.WALK, N_("Walk and let go"), relax_s, name, Belt.MOVING),
            measured=True,
            part=part,
        )


def _exercise(part: Part, number: int, exercise: Exercise, shown: bool) -> Iterator[Stage]:
    name = exercise.name
    title, belt, dose, still, faster_mps = _form(part, exercise)
    aims = () if faster_mps else part.raise_pct or exercise.raise_pct
    if shown:
        yield Stage(Phase.PURPOSE, title, PURPOSE_S, name, part=number)
        yield Stage(Phase.DEMONSTRATION, title, DEMONSTRATION_S, name, part=number)
    yield Stage(
        *(Phase.COUNTDOWN, title, COUNTDOWN_S, name, belt), faster_mps=faster_mps, part=number
    )
    compared = exercise.reference == "rest"
    own = Stage(
        *(Phase.REST, title, BEFORE_S, name, belt),
        measured=True,
        kept_as=f"{name}_rest",
        part=number,
    )
    if compared and not still:
        yield own
    for one in range(1, dose.sets + 1):
        silent = exercise.silent_last_set and one == dose.sets > 1
        yield Stage(
            *(Phase.SET, title, dose.work_s, name, belt, one, dose.sets, True, not silent),
            *(aims[min(one, len(aims)) - 1] if aims else None, name),
            self_start=exercise.self_start and not still,
            still=still,
            faster_mps=faster_mps,
            part=number,
        )
        if one < dose.sets:
            yield replace(
                own,
                seconds=dose.rest_s,
                set_number=one,
                set_count=dose.sets,
                measured=compared,
                faster_mps=faster_mps,
            )
    yield Stage(Phase.FEEL, title, FEEL_S, name, part=number)
    if exercise.aims:
        yield Stage(Phase.NUMBER, title, NUMBER_S, name, part=number)


def _form(part: Part, exercise: Exercise) -> tuple[str, Belt, Dose, bool, float]:
    level = exercise.level(part.level) if part.level else None
    if level is None:
        return exercise.title, exercise.belt, part.dose or exercise.dose, exercise.still, 0.0
    faster_mps = level.faster_kmh / KMH_PER_MPS
    return level.title, level.belt, part.dose or level.dose, level.still, faster_mps
