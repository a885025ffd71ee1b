"""What the coach says to a session's sets, and whether it was the right thing in time."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.coaching.guide import Guide
from kiosk.coaching.library import builtin_exercises
from kiosk.coaching.program import Beat as BeatMode
from kiosk.coaching.signs import means
from kiosk.simulator import Error
from tests.coach.expected import CUES, Case
from tests.coach.session import RAISE_PCT, Session, Told, session

WITHIN_S = 5.0 + 3.0
"""The dwell and 3 s."""
HEARD_AFTER_US = 300_000
"""A step is handed over about so long after its initial contact."""


class Verdict(StrEnum):
    IN_TIME = "in time"
    LATE = "late"
    OTHER = "other"
    NOTHING = "nothing"


@dataclass(slots=True)
class Cued:
    """What the coach said in a set, at which second of it, and what could be measured at all."""

    error: Error | None
    severity: float
    seconds: float
    cues: list[tuple[float, str]] = field(default_factory=list)
    at_end: str | None = None
    metrics: frozenset[str] = frozenset()

    @property
    def names(self) -> list[str]:
        """Everything that was said, in order."""
        return [name for _, name in self.cues] + ([self.at_end] if self.at_end else [])


def judge(case: Case, cued: Cued) -> Verdict:
    """Whether it was told by its name, and soon enough."""
    times = [at_s for at_s, name in cued.cues if name in case.told_as]
    if cued.at_end in case.told_as or (times and times[0] <= WITHIN_S):
        return Verdict.IN_TIME
    if times:
        return Verdict.LATE
    return Verdict.OTHER if cued.names else Verdict.NOTHING


def cues_of(exercise: str, errors: Sequence[tuple[Error | None, float]], seed: int) -> list[Cued]:
    """A session of these errors; a clean set, which is told as one too, comes before them."""
    return coached(session(exercise, [(None, 0.0), *errors], seed))


def coached(told: Session) -> list[Cued]:
    """Each set of it as a visit's second one, after the member's own."""
    return [_coached(told, one) for one in told.sets]


def cases_of(exercise: str) -> list[Case]:
    """The rows of one exercise."""
    return [case for case in CUES if case.exercise == exercise]


def _coached(told: Session, one: Told) -> Cued:
    running = told.exercise == "push_and_float"
    own = means(told.own.lives)
    exercise = builtin_exercises()[told.exercise]
    guide = Guide(exercise, told.baseline_spm, own if running else {}, BeatMode.CONSTANT)
    guide.compare_with(own)
    first = told.sets[0] if running or exercise.reference == "rest" else told.own
    if first is not one:
        _hear(guide, first)
    return _hear(guide, one)


def _hear(guide: Guide, told: Told) -> Cued:
    said = Cued(told.error, told.severity, told.ended_s - told.begun_s)
    steps = sorted(told.steps, key=lambda step: step.initial_contact_us)
    guide.begin_set(RAISE_PCT.get(guide.exercise.name), told.lives[0].at_us)
    heard = 0
    for live in told.lives:
        while heard < len(steps) and steps[heard].initial_contact_us + HEARD_AFTER_US <= live.at_us:
            heard += 1
        cued = guide.hear(live, steps[:heard])
        if cued is not None:
            said.cues.append((live.at_us / 1e6 - told.begun_s, cued))
    ended = guide.end_set(told.lives, steps, told.lives[-1].at_us)
    said.at_end = ended.name if ended else None
    said.metrics = frozenset(means(told.lives))
    return said
