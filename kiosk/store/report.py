"""What an owner plans with: starts, completions and minutes a day. No names, no bodies."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from kiosk.store.schema import counts, sets, visits


@dataclass(frozen=True, slots=True)
class Day:
    """One day of one program."""

    day: date
    program: str
    started: int
    completed: int
    minutes: float


def report(connection: Connection) -> list[Day]:
    """Every day with visits, the newest first; forgotten visits still count."""
    sums: dict[tuple[date, str], list[float]] = defaultdict(lambda: [0, 0, 0.0])
    length_us = func.max(sets.c.ended_us) - func.min(sets.c.started_us)
    asked = (
        select(visits.c.started_at, visits.c.program, visits.c.complete, length_us.label("us"))
        .outerjoin(sets, sets.c.visit_id == visits.c.visit_id)
        .group_by(visits.c.visit_id)
    )
    for row in connection.execute(asked):
        _add(sums[row.started_at.date(), row.program], 1, row.complete, (row.us or 0) / 1e6)
    for row in connection.execute(counts.select()):
        _add(sums[row.day, row.program], row.started, row.completed, row.seconds)
    return [
        Day(day, program, int(started), int(completed), seconds / 60)
        for (day, program), (started, completed, seconds) in sorted(sums.items(), reverse=True)
    ]


def _add(sums: list[float], started: int, completed: int, seconds: float) -> None:
    for index, value in enumerate((started, completed, seconds)):
        sums[index] += value
