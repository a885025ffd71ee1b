"""How one measure of a member moved from visit to visit, before and after each."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, and_, select

from kiosk.store.schema import readings, sets, visits

BEFORE, AFTER = "baseline", "retest"


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One visit. None where it was not measured; SI units."""

    visit_id: UUID
    started_at: datetime
    program: str
    before: float | None
    """In the silent baseline."""
    after: float | None
    """In the silent retest."""
    belt_speed_mps: float | None
    """Of the baseline: points of different speeds are not comparable."""


def trend(connection: Connection, member_id: UUID, measure: str) -> list[TrendPoint]:
    """One point a visit, the oldest first; `measure` is a field of `SetResult`."""
    asked = (
        select(
            *(visits.c.visit_id, visits.c.started_at, visits.c.program),
            *(sets.c.exercise, readings.c.name, readings.c.value),
        )
        .join(sets, sets.c.visit_id == visits.c.visit_id)
        .join(
            readings,
            and_(
                readings.c.visit_id == sets.c.visit_id,
                readings.c.set_position == sets.c.position,
            ),
        )
        .where(
            visits.c.member_id == member_id,
            sets.c.exercise.in_((BEFORE, AFTER)),
            readings.c.name.in_((measure, "belt_speed_mps")),
        )
        .order_by(visits.c.started_at, visits.c.visit_id, sets.c.position)
    )
    points: dict[UUID, dict[tuple[str, str], float]] = {}
    heads: dict[UUID, tuple[datetime, str]] = {}
    for row in connection.execute(asked):
        heads[row.visit_id] = (row.started_at, row.program)
        points.setdefault(row.visit_id, {})[row.exercise, row.name] = row.value
    return [
        TrendPoint(
            *(visit_id, *heads[visit_id]),
            *(found.get((BEFORE, measure)), found.get((AFTER, measure))),
            found.get((BEFORE, "belt_speed_mps")),
        )
        for visit_id, found in points.items()
    ]
