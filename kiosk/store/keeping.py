"""Visits into the tables: whole at their end, or piece by piece while they go on."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from math import isfinite
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, and_

from kiosk.coaching.record import SetRecord, VisitRecord
from kiosk.gait.measures import UNKNOWN, Reading, SetResult, Step
from kiosk.store.forgetting import is_forgotten
from kiosk.store.schema import answers, readings, sets, steps, visits

Row = dict[str, Any]
READING_NAMES = tuple(f.name for f in fields(SetResult) if f.default is UNKNOWN)
STEP_NAMES = tuple(f.name for f in fields(Step) if f.name in steps.c)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose visit it is: a member's who wants it kept, a guest's, or (neither) one that was taken
    in from a file."""

    member_id: UUID | None = None
    guest: bool = False


NOBODY = Owner()


@dataclass(frozen=True, slots=True)
class Kept:
    """A visit as it is handed to the store."""

    visit: VisitRecord
    seen_at: datetime
    """When the kiosk knew this much, by its own clock."""
    ended: bool
    owner: Owner = NOBODY


def kept_now(visit: VisitRecord, *, ended: bool, owner: Owner = NOBODY) -> Kept:
    """The visit as it is at this moment."""
    return Kept(visit, datetime.now(UTC), ended, owner)


def keep(connection: Connection, kept: Kept, *, live: bool = False) -> bool:
    """Write a whole visit. False where nothing was done: a complete one never changes, another is
    only replaced by what was seen later or by its end, a forgotten one never comes back.

    `live` is for the kiosk on which it goes on, whose word counts even when its clock went back,
    and when the visit had been left before: it can be resumed.
    """
    visit = kept.visit
    if _may_not_come(connection, kept):
        return False
    this = visits.c.visit_id == visit.visit_id
    there = connection.execute(visits.select().where(this)).first()
    if there is not None:
        if not _replaces(kept, there, live):
            return False
        connection.execute(visits.update().where(this).values(_visit_row(kept)))
        for table in (steps, answers, sets):  # its readings go with a set; a link to it stays
            connection.execute(table.delete().where(table.c.visit_id == visit.visit_id))
    else:
        connection.execute(visits.insert(), _visit_row(kept))
    key = {"visit_id": visit.visit_id}
    _insert(connection, sets, (key | row for row in _set_rows(visit.sets)))
    _insert(connection, readings, (key | row for row in _reading_rows(visit.sets)))
    _insert(connection, answers, (key | row for row in _numbered(map(asdict, visit.answers))))
    _insert(connection, steps, (key | row for row in _numbered(_step_rows(visit))))
    return True


def _replaces(kept: Kept, there: Any, live: bool) -> bool:
    """Whether what comes knows more than what is there."""
    if there.ended_at is None:
        return kept.ended or live or kept.seen_at > there.seen_at
    return not there.complete and (live or (kept.ended and kept.seen_at > there.seen_at))


def _may_not_come(connection: Connection, kept: Kept) -> bool:
    """Whether the visit or its member was forgotten. Deletion wins over whatever still waits."""
    named = (kept.visit.visit_id, kept.owner.member_id)
    return any(who is not None and is_forgotten(connection, who) for who in named)


class Growing:
    """The visit that goes on, as far as the database has it. Forget it when a write failed: a new
    one begins by writing the whole visit."""

    def __init__(self) -> None:
        self._written: VisitRecord | None = None
        self._steps = 0

    def write(self, connection: Connection, kept: Kept) -> None:
        """Add what is new since the last time."""
        before, now = self._written, kept.visit
        if before is None or before.visit_id != now.visit_id or _may_not_come(connection, kept):
            self._written = None
            if not keep(connection, kept, live=True):
                return  # forgotten meanwhile: there is nothing to add to
            self._steps = sum(len(bout.steps) for bout in now.sets) + len(now.between)
        else:
            self._add(connection, before, kept)
        self._written = now

    def _add(self, connection: Connection, before: VisitRecord, kept: Kept) -> None:
        now, key = kept.visit, {"visit_id": kept.visit.visit_id}
        this = visits.c.visit_id == now.visit_id
        connection.execute(visits.update().where(this).values(_visit_row(kept)))
        fresh: list[Row] = []
        for position, bout in enumerate(now.sets):
            was = before.sets[position] if position < len(before.sets) else None
            if bout != was:
                _replace_set(connection, kept.visit, position)
                had = set(was.steps) if was else set()
                fresh += [_step_row(step, position) for step in bout.steps if step not in had]
        fresh += [_step_row(step, None) for step in now.between[len(before.between) :]]
        _insert(connection, steps, (key | row for row in _numbered(fresh, self._steps)))
        self._steps += len(fresh)
        said = map(asdict, now.answers[len(before.answers) :])
        _insert(connection, answers, (key | r for r in _numbered(said, len(before.answers))))


def _replace_set(connection: Connection, visit: VisitRecord, position: int) -> None:
    """The set's own row and values, without its steps."""
    of_set = and_(sets.c.visit_id == visit.visit_id, sets.c.position == position)
    connection.execute(sets.delete().where(of_set))  # its readings go with it
    key, bout = {"visit_id": visit.visit_id}, (visit.sets[position],)
    _insert(connection, sets, (key | row for row in _set_rows(bout, position)))
    _insert(connection, readings, (key | row for row in _reading_rows(bout, position)))


def _visit_row(kept: Kept) -> Row:
    visit = kept.visit
    return {
        "visit_id": visit.visit_id,
        "started_at": datetime.fromisoformat(visit.started_at),
        "program": visit.program,
        "program_version": visit.program_version,
        "complete": visit.complete,
        "notes": visit.notes,
        "seen_at": kept.seen_at,
        "ended_at": kept.seen_at if kept.ended else None,
        "member_id": kept.owner.member_id,
        "guest": kept.owner.guest,
    }


def _set_rows(bouts: Iterable[SetRecord], first: int = 0) -> Iterator[Row]:
    for position, bout in enumerate(bouts, first):
        yield {
            "position": position,
            "exercise": bout.exercise,
            "number": bout.number,
            "started_us": bout.result.started_us,
            "ended_us": bout.result.ended_us,
            "steps": bout.result.steps,
            "target_spm": bout.target_spm,
            "cues": bout.cues,
            "outcome": bout.outcome,
        }


def _reading_rows(bouts: Iterable[SetRecord], first: int = 0) -> Iterator[Row]:
    for position, bout in enumerate(bouts, first):
        for name in READING_NAMES:
            reading: Reading = getattr(bout.result, name)
            if reading.value is not None and isfinite(reading.value):
                yield {"set_position": position, "name": name, **asdict(reading)}


def _step_rows(visit: VisitRecord) -> Iterator[Row]:
    for position, bout in enumerate(visit.sets):
        yield from (_step_row(step, position) for step in bout.steps)
    yield from (_step_row(step, None) for step in visit.between)


def _step_row(step: Step, set_position: int | None) -> Row:
    return {"set_position": set_position} | {name: getattr(step, name) for name in STEP_NAMES}


def _numbered(rows: Iterable[Row], first: int = 0) -> Iterator[Row]:
    return ({"position": position} | row for position, row in enumerate(rows, first))


def _insert(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    if listed := list(rows):
        connection.execute(table.insert(), listed)
