"""What waits to be told to the gym, in the order in which it happened."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, func, select

from kiosk.store.schema import gym_known, outbox, visits

RESUMABLE = timedelta(minutes=15)
"""A visit without an end is sent after this long: by then nobody may go on with it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that changed. What it became is looked up when it is sent for the first time."""

    position: int
    kind: str
    subject: UUID
    detail: str
    edit_id: UUID | None = None
    frozen: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits, since when, and how much of it the gym would not have."""

    length: int
    oldest_at: datetime | None
    refused: int


def next_entries(connection: Connection, limit: int) -> list[Entry]:
    """The oldest entries."""
    shown = [outbox.c[field.name] for field in fields(Entry)]
    these = select(*shown).where(outbox.c.trouble.is_(None)).order_by(outbox.c.position)
    return [Entry(*row) for row in connection.execute(these.limit(limit))]


def freeze(connection: Connection, entry: Entry, edit_id: UUID, call: dict[str, Any]) -> None:
    """Fix the id and the words of an edit before it is sent: should the answer be lost, the gym is
    told exactly the same again, and what changed meanwhile is an edit of its own."""
    this = outbox.c.position == entry.position
    connection.execute(outbox.update().where(this).values(edit_id=edit_id, frozen=call))


def waiting(connection: Connection) -> Waiting:
    """What has not arrived yet."""
    asked = select(
        func.count(outbox.c.position), func.min(outbox.c.added_at), func.count(outbox.c.trouble)
    )
    length, oldest_at, refused = connection.execute(asked).one()
    return Waiting(length, oldest_at, refused)


def done(connection: Connection, entries: Iterable[Entry]) -> None:
    """The gym has them."""
    positions = [entry.position for entry in entries]
    connection.execute(outbox.delete().where(outbox.c.position.in_(positions)))


def set_aside(connection: Connection, entry: Entry, why: str) -> None:
    """The gym will not have it; it stays, said in the status, and does not hold up the others."""
    this = outbox.c.position == entry.position
    connection.execute(outbox.update().where(this).values(trouble=why))


def try_again(connection: Connection, kind: str = "") -> None:
    """Offer what was set aside once more: either side may have been mended since."""
    aside = outbox.update().where(outbox.c.trouble.is_not(None)).values(trouble=None)
    connection.execute(aside.where(outbox.c.kind == kind) if kind else aside)


def note(
    connection: Connection, kind: str, subject: UUID, detail: str = "", trouble: str | None = None
) -> None:
    """Have it sent (again), or, where there is trouble, when the kiosk next connects."""
    row = {"kind": kind, "subject": subject, "detail": detail, "added_at": datetime.now(UTC)}
    connection.execute(outbox.insert().prefix_with("OR REPLACE"), row | {"trouble": trouble})


def was_refused(connection: Connection, kind: str, subject: UUID) -> bool:
    """Whether the gym would not have it."""
    asked = select(outbox.c.position).where(
        outbox.c.kind == kind, outbox.c.subject == subject, outbox.c.trouble.is_not(None)
    )
    return connection.scalar(asked.limit(1)) is not None


def is_waiting(connection: Connection, kind: str, detail: str) -> bool:
    """Whether something of ours is on its way there."""
    asked = select(outbox.c.position).where(outbox.c.kind == kind, outbox.c.detail == detail)
    return connection.scalar(asked.limit(1)) is not None


def cut_short(connection: Connection, now: datetime | None = None) -> list[UUID]:
    """Members' visits that will get no end any more, and that the gym does not have as far as they
    came. The distance counts in both directions: the clock may have been put back meanwhile."""
    moment = now or datetime.now(UTC)
    cut = select(visits.c.visit_id, visits.c.seen_at).where(
        visits.c.ended_at.is_(None), visits.c.member_id.is_not(None), visits.c.seen_at.is_not(None)
    )
    return [
        visit_id
        for visit_id, seen_at in connection.execute(cut)
        if abs(moment - seen_at) > RESUMABLE and sent_up_to(connection, visit_id) != seen_at
    ]


def sent_up_to(connection: Connection, visit_id: UUID) -> datetime | None:
    """How much of a visit without an end the gym has."""
    body = known(connection, "visit", visit_id).body
    return datetime.fromisoformat(body["seen_at"]) if body else None


@dataclass(frozen=True, slots=True)
class Known:
    """Something as the gym last had it: version 0 and nothing where it never did."""

    version: int
    body: dict[str, Any]


def known(connection: Connection, kind: str, subject: UUID, detail: str = "") -> Known:
    """What the gym has of it, as far as this kiosk knows."""
    row = connection.execute(gym_known.select().where(_key(kind, subject, detail))).first()
    return Known(row.version, row.body) if row else Known(0, {})


def now_known(
    connection: Connection,
    kind: str,
    subject: UUID,
    detail: str,
    version: int,
    body: dict[str, Any],
) -> None:
    """The gym has it like this."""
    connection.execute(gym_known.delete().where(_key(kind, subject, detail)))
    row = {"kind": kind, "subject": subject, "detail": detail, "version": version, "body": body}
    connection.execute(gym_known.insert(), row)


def unknown(connection: Connection, subject: UUID) -> None:
    """The gym has nothing of it any more."""
    connection.execute(gym_known.delete().where(gym_known.c.subject == subject))


def _key(kind: str, subject: UUID, detail: str) -> ColumnElement[bool]:
    return and_(
        gym_known.c.kind == kind, gym_known.c.subject == subject, gym_known.c.detail == detail
    )
