"""What remains of a visit: plain values that the store keeps."""

from dataclasses import dataclass, field
from uuid import UUID

from kiosk.gait.measures import SetResult, Step


@dataclass(frozen=True, slots=True)
class SetRecord:
    """One bout of one exercise, with every step that was measured in it."""

    exercise: str
    """An exercise, or the phase that was measured: walk, easy_run, baseline, retest, cool_down."""
    number: int
    """1 for the first bout."""
    result: SetResult
    steps: tuple[Step, ...] = ()
    target_spm: float | None = None
    cues: tuple[str, ...] = ()
    """The names of the errors that were cued, in order."""
    outcome: str = "done"
    """done, skipped or left."""


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """What the member said, and what was measured of it where it can be."""

    question: str
    value: float
    measured: float | None = None


@dataclass(frozen=True, slots=True)
class VisitRecord:
    """One member's stay. `visit_id` is a UUIDv7, so that order and origin travel with it."""

    visit_id: UUID
    started_at: str
    """UTC, ISO 8601."""
    program: str
    complete: bool
    """False when the member left before the summary."""
    sets: tuple[SetRecord, ...] = field(default=())
    program_version: int = 1
    between: tuple[Step, ...] = ()
    """Steps measured outside every set, such as in rests: nothing measured is lost."""
    answers: tuple[AnswerRecord, ...] = ()
    notes: tuple[str, ...] = ()
    """What happened, in order, such as paused, speed_changed, sensor_lost, easier, show_me."""
