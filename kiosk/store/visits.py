"""Visits out of the tables. Plain values at this edge; rows stay inside."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, func, select, true

from kiosk.coaching.record import AnswerRecord, SetRecord, VisitRecord
from kiosk.gait.measures import Mode, Placement, Quality, Reading, SetResult, Side, Step
from kiosk.store.keeping import READING_NAMES, STEP_NAMES
from kiosk.store.schema import answers, readings, sets, steps, visits


@dataclass(frozen=True, slots=True)
class VisitSummary:
    """One line of the history."""

    visit_id: UUID
    started_at: datetime
    program: str
    complete: bool
    cut_short: bool
    """It has no end: the plug was pulled, or it is still going on."""
    sets: int
    steps: int


@dataclass(frozen=True, slots=True)
class CutShort:
    """A visit that did not come to its end, and when the last of it was seen."""

    visit: VisitRecord
    seen_at: datetime


def load(connection: Connection, visit_id: UUID, *, with_steps: bool = True) -> VisitRecord | None:
    """The visit as it was saved; None when there is none of that id. Its steps are nearly all of
    it, and not always wanted."""
    row = connection.execute(visits.select().where(visits.c.visit_id == visit_id)).first()
    if row is None:
        return None
    taken: dict[int | None, list[Step]] = defaultdict(list)
    for found in _rows(connection, steps, visit_id) if with_steps else ():
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


def cut_short(connection: Connection, member_id: UUID) -> CutShort | None:
    """The member's last visit, where it did not come to its end."""
    asked = select(visits.c.visit_id, visits.c.seen_at, visits.c.complete)
    newest = asked.where(visits.c.member_id == member_id).order_by(visits.c.started_at.desc())
    row = connection.execute(newest.limit(1)).first()
    visit = load(connection, row.visit_id) if row and not row.complete else None
    return CutShort(visit, row.seen_at) if row and visit else None


def history(connection: Connection, limit: int | None = None) -> list[VisitSummary]:
    """The newest visits first."""
    return _lines(connection, true(), limit)


def history_of(connection: Connection, member_id: UUID) -> list[VisitSummary]:
    """One member's visits, the newest first."""
    return _lines(connection, visits.c.member_id == member_id, None)


def _lines(
    connection: Connection, these: ColumnElement[bool], limit: int | None
) -> list[VisitSummary]:
    shown = [visits.c[name] for name in ("visit_id", "started_at", "program", "complete")]
    counted = (
        select(
            *shown,
            visits.c.ended_at.is_(None).label("cut_short"),
            func.count(sets.c.position).label("sets"),
            func.coalesce(func.sum(sets.c.steps), 0).label("steps"),
        )
        .outerjoin(sets, sets.c.visit_id == visits.c.visit_id)
        .where(these)
        .group_by(*shown, visits.c.ended_at)
        .order_by(visits.c.started_at.desc(), visits.c.visit_id.desc())
        .limit(limit)
    )
    return [VisitSummary(**row) for row in connection.execute(counted).mappings()]


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
    for name in ("contact_quality", "side_quality"):
        values[name] = Quality(values[name])
    values["mode"] = Mode(values["mode"])
    return Step(**values)
