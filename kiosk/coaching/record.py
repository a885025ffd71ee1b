"""What remains of a visit: plain values that the store keeps."""

from dataclasses import dataclass, field
from uuid import UUID

from kiosk.gait.measures import SetResult, Step


@dataclass(frozen=True, slots=True)
class SetRecord:
    """One bout of one exercise, with every step that was measured in it."""

    exercise: str
    number: int
    """1 for the first bout."""
    result: SetResult
    steps: tuple[Step, ...] = ()


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
