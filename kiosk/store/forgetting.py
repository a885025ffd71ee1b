"""Visits deleted for good: on request, or when their time is over. Deletion always wins."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select

from kiosk.store.auditing import note
from kiosk.store.backups import OLDEST
from kiosk.store.schema import counts, forgotten, gym_link, members, sets, steps, visits


class Reason(StrEnum):
    ASKED = "asked"
    """Somebody wanted it."""
    RETENTION = "retention"
    """Its time was over."""
    GUEST = "guest"
    """A guest signed out."""
    WITHDRAWN = "withdrawn"
    """The consent to keep it was taken back."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was deleted, and by when the last copy of it is gone."""

    visits: tuple[UUID, ...]
    steps: int
    forgotten_at: datetime
    gone_from_backups_by: datetime
    """Backups that are older are deleted by the kiosk itself; copies made by hand are not."""
    members: tuple[UUID, ...] = ()
    told_the_gym: bool = False
    """Whether the gym's database hears of it at the next sync."""


def forget(
    connection: Connection,
    wanted: Sequence[UUID],
    reason: Reason,
    actor: str,
    now: datetime | None = None,
) -> Receipt:
    """Delete these visits; ids that are not here are noted too, so that they cannot come."""
    moment = now or datetime.now(UTC)
    here = _here(connection, wanted)
    step_count = _steps_of(connection, here)
    count_visits(connection, here)
    note_forgotten(connection, wanted, moment, reason)
    if wanted:
        detail = {"reason": reason, "visits": len(here), "steps": step_count}
        note(connection, actor, "forget", detail, moment)
    return Receipt(tuple(here), step_count, moment, moment + OLDEST)


def forget_member(
    connection: Connection, member_id: UUID, reason: Reason, actor: str, now: datetime
) -> Receipt:
    """Delete a member and everything of theirs; an id that is not here is noted too."""
    asked = select(visits.c.visit_id).where(visits.c.member_id == member_id)
    here = tuple(connection.scalars(asked))
    step_count = _steps_of(connection, here)
    note_member_forgotten(connection, member_id, now, reason)
    detail = {"reason": reason, "member": str(member_id), "visits": len(here)}
    note(connection, actor, "forget member", detail, now)
    joined = connection.execute(gym_link.select()).first() is not None
    return Receipt(here, step_count, now, now + OLDEST, (member_id,), told_the_gym=joined)


def note_forgotten(
    connection: Connection, wanted: Iterable[UUID], moment: datetime, reason: Reason | str
) -> None:
    """Delete the rows of visits, and remember the ids."""
    for visit_id in wanted:
        connection.execute(visits.delete().where(visits.c.visit_id == visit_id))  # all of it goes
        _remember(connection, visit_id, "visit", moment, reason)


def note_member_forgotten(
    connection: Connection, member_id: UUID, moment: datetime, reason: Reason | str
) -> None:
    """Delete a member with all of their visits, of which the sums remain; remember every id."""
    asked = select(visits.c.visit_id).where(visits.c.member_id == member_id)
    here = list(connection.scalars(asked))
    count_visits(connection, here)
    note_forgotten(connection, here, moment, reason)
    connection.execute(members.delete().where(members.c.member_id == member_id))
    _remember(connection, member_id, "member", moment, reason)


def is_forgotten(connection: Connection, identity: UUID) -> bool:
    """Whether this visit or member may never be kept again."""
    asked = select(forgotten.c.forgotten_id).where(forgotten.c.forgotten_id == identity)
    return connection.scalar(asked) is not None


def _remember(
    connection: Connection, identity: UUID, kind: str, moment: datetime, reason: Reason | str
) -> None:
    if not is_forgotten(connection, identity):
        row = {"forgotten_id": identity, "kind": kind, "forgotten_at": moment, "reason": reason}
        connection.execute(forgotten.insert(), row)


def _steps_of(connection: Connection, here: Sequence[UUID]) -> int:
    counted = select(func.count()).select_from(steps)
    return sum(connection.scalar(counted.where(steps.c.visit_id == one)) or 0 for one in here)


def older_than(connection: Connection, age: timedelta, now: datetime | None = None) -> list[UUID]:
    """Visits whose time is over."""
    before = (now or datetime.now(UTC)) - age
    asked = select(visits.c.visit_id).where(visits.c.started_at < before)
    return list(connection.scalars(asked))


def _here(connection: Connection, wanted: Sequence[UUID]) -> list[UUID]:
    return [
        visit_id
        for visit_id in dict.fromkeys(wanted)
        if connection.scalar(select(visits.c.visit_id).where(visits.c.visit_id == visit_id))
    ]


def count_visits(connection: Connection, here: Iterable[UUID]) -> None:
    """Keep the sums that owners plan with."""
    for visit_id in here:
        visit = connection.execute(visits.select().where(visits.c.visit_id == visit_id)).one()
        length_us = connection.scalar(
            select(func.max(sets.c.ended_us) - func.min(sets.c.started_us)).where(
                sets.c.visit_id == visit_id
            )
        )
        key = (counts.c.day == visit.started_at.date()) & (counts.c.program == visit.program)
        was = connection.execute(counts.select().where(key)).mappings().first() or _NONE
        connection.execute(counts.delete().where(key))
        row = {
            "started": was["started"] + 1,
            "completed": was["completed"] + int(visit.complete),
            "seconds": was["seconds"] + (length_us or 0) / 1e6,
            "returns": was["returns"] + int(_is_return(connection, visit)),
            "guests": was["guests"] + int(visit.guest),
        }
        key_row = {"day": visit.started_at.date(), "program": visit.program}
        connection.execute(counts.insert(), key_row | row)


_NONE: dict[str, Any] = dict.fromkeys(("started", "completed", "seconds", "returns", "guests"), 0)


def _is_return(connection: Connection, visit: Any) -> bool:
    """Whether a member came back: on another day than the one on which they joined."""
    asked = select(members.c.created_at).where(members.c.member_id == visit.member_id)
    joined = connection.scalar(asked) if visit.member_id else None
    return joined is not None and visit.started_at.date() > joined.date()
