"""What an owner plans with: starts, completions and minutes a day. No names, no bodies."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from kiosk.store.schema import counts, members, sets, visits


@dataclass(frozen=True, slots=True)
class Day:
    """One day of one program."""

    day: date
    program: str
    started: int
    completed: int
    minutes: float
    returns: int = 0
    """Of those started, by members who had joined on an earlier day."""
    guests: int = 0


def report(connection: Connection) -> list[Day]:
    """Every day with visits, the newest first; forgotten visits still count."""
    sums: dict[tuple[date, str], list[float]] = defaultdict(lambda: [0, 0, 0.0, 0, 0])
    length_us = func.max(sets.c.ended_us) - func.min(sets.c.started_us)
    asked = (
        select(*_VISIT, members.c.created_at.label("joined_at"), length_us.label("us"))
        .outerjoin(sets, sets.c.visit_id == visits.c.visit_id)
        .outerjoin(members, members.c.member_id == visits.c.member_id)
        .group_by(visits.c.visit_id)
    )
    for row in connection.execute(asked):
        day = row.started_at.date()
        back = row.joined_at is not None and day > row.joined_at.date()
        _add(sums[day, row.program], 1, row.complete, (row.us or 0) / 1e6, back, row.guest)
    for row in connection.execute(counts.select()):
        some = (row.started, row.completed, row.seconds, row.returns, row.guests)
        _add(sums[row.day, row.program], *some)
    return [
        Day(day, program, int(started), int(completed), seconds / 60, int(returns), int(guests))
        for (day, program), (started, completed, seconds, returns, guests) in sorted(
            sums.items(), reverse=True
        )
    ]


_VISIT = (visits.c.started_at, visits.c.program, visits.c.complete, visits.c.guest)


def _add(sums: list[float], *some: float) -> None:
    for index, value in enumerate(some):
        sums[index] += value
