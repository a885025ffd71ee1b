"""Visits in and out of the tables. Plain values at this edge; rows stay inside."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from math import isfinite
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, Table, func, select

from kiosk.coaching.record import AnswerRecord, SetRecord, VisitRecord
from kiosk.gait.measures import UNKNOWN, Placement, Quality, Reading, SetResult, Side, Step
from kiosk.store.schema import answers, readings, sets, steps, visits

Row = dict[str, Any]
READING_NAMES = tuple(f.name for f in fields(SetResult) if f.default is UNKNOWN)
STEP_NAMES = tuple(f.name for f in fields(Step) if f.name in steps.c)


@dataclass(frozen=True, slots=True)
class VisitSummary:
    """One line of the history."""

    visit_id: UUID
    started_at: datetime
    program: str
    complete: bool
    sets: int
    steps: int


def save(connection: Connection, visit: VisitRecord) -> bool:
    """Write a whole visit; False when it was there already (its id decides)."""
    if connection.scalar(select(visits.c.visit_id).where(visits.c.visit_id == visit.visit_id)):
        return False
    key = {"visit_id": visit.visit_id}
    connection.execute(visits.insert(), _visit_row(visit))
    _insert(connection, sets, (key | row for row in _set_rows(visit.sets)))
    _insert(connection, readings, (key | row for row in _reading_rows(visit.sets)))
    _insert(connection, answers, (key | row for row in _numbered(map(asdict, visit.answers))))
    _insert(connection, steps, (key | row for row in _numbered(_step_rows(visit))))
    return True


def load(connection: Connection, visit_id: UUID) -> VisitRecord | None:
    """The visit as it was saved; None when there is none of that id."""
    row = connection.execute(visits.select().where(visits.c.visit_id == visit_id)).first()
    if row is None:
        return None
    taken: dict[int | None, list[Step]] = defaultdict(list)
    for found in _rows(connection, steps, visit_id):
        taken[found["set_position"]].append(_step(found))
    values: dict[int, dict[str, Reading]] = defaultdict(dict)
    for found in _rows(connection, readings, visit_id):
        if found["name"] in READING_NAMES:  # a later version may have measured more
            reading = Reading(found["value"], Quality(found["quality"]), found["floor"])
            values[found["set_position"]][found["name"]] = reading
    return VisitRecord(
        visit_id=visit_id,
        started_at=row.started_at.isoformat(),
        program=row.program,
        complete=row.complete,
        sets=tuple(
            _set(found, values[found["position"]], taken[found["position"]])
            for found in _rows(connection, sets, visit_id)
        ),
        program_version=row.program_version,
        between=tuple(taken[None]),
        answers=tuple(
            AnswerRecord(found["question"], found["value"], found["measured"])
            for found in _rows(connection, answers, visit_id)
        ),
        notes=tuple(row.notes),
    )


def history(connection: Connection, limit: int | None = None) -> list[VisitSummary]:
    """The newest visits first."""
    shown = [visits.c[name] for name in ("visit_id", "started_at", "program", "complete")]
    counted = (
        select(
            *shown,
            func.count(sets.c.position).label("sets"),
            func.coalesce(func.sum(sets.c.steps), 0).label("steps"),
        )
        .outerjoin(sets, sets.c.visit_id == visits.c.visit_id)
        .group_by(*shown)
        .order_by(visits.c.started_at.desc(), visits.c.visit_id.desc())
        .limit(limit)
    )
    return [VisitSummary(**row) for row in connection.execute(counted).mappings()]


def _visit_row(visit: VisitRecord) -> Row:
    return {
        "visit_id": visit.visit_id,
        "started_at": datetime.fromisoformat(visit.started_at),
        "program": visit.program,
        "program_version": visit.program_version,
        "complete": visit.complete,
        "notes": visit.notes,
    }


def _set_rows(bouts: Iterable[SetRecord]) -> Iterator[Row]:
    for position, bout in enumerate(bouts):
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


def _reading_rows(bouts: Iterable[SetRecord]) -> Iterator[Row]:
    for position, bout in enumerate(bouts):
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


def _numbered(rows: Iterable[Row]) -> Iterator[Row]:
    return ({"position": position} | row for position, row in enumerate(rows))


def _insert(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    if listed := list(rows):
        connection.execute(table.insert(), listed)


def _rows(connection: Connection, table: Table, visit_id: UUID) -> Sequence[RowMapping]:
    found = table.select().where(table.c.visit_id == visit_id).order_by(*table.primary_key)
    return connection.execute(found).mappings().all()


def _set(row: RowMapping, values: dict[str, Reading], taken: Iterable[Step]) -> SetRecord:
    return SetRecord(
        exercise=row["exercise"],
        number=row["number"],
        result=SetResult(row["started_us"], row["ended_us"], row["steps"], **values),
        steps=tuple(taken),
        target_spm=row["target_spm"],
        cues=tuple(row["cues"]),
        outcome=row["outcome"],
    )


def _step(row: RowMapping) -> Step:
    values = {name: row[name] for name in STEP_NAMES}
    values["side"] = Side(values["side"])
    values["placement"] = Placement(values["placement"])
    values["contact_quality"] = Quality(values["contact_quality"])
    return Step(**values)
