"""Down from the gym: what changed since this kiosk last looked, stream by stream.

A version becomes visible only after every smaller one, so the greatest one seen is a safe place to
go on from. What this kiosk itself changed meanwhile is kept, field by field, until it has arrived
up there; what was forgotten is forgotten whatever else is known of it.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, Table, and_, select, text

from kiosk.store.database import writing
from kiosk.store.forgetting import (
    Reason,
    forget,
    is_forgotten,
    note_forgotten,
    note_member_forgotten,
)
from kiosk.store.gym import outbox
from kiosk.store.gym.calls import MEMBER, consent_body, member_body
from kiosk.store.gym.link import Link
from kiosk.store.schema import (
    consents,
    devices,
    gym_cursors,
    members,
    programs,
    programs_in_use,
    visits,
)

AT_ONCE = 200
"""Rows in one transaction of ours: the thread that writes visits waits for no more than that."""


def take_in(local: Engine, gym: Connection, link: Link) -> tuple[int, int]:
    """Take in everything new; how many rows, and the gym's version they lead to."""
    total = 0
    with gym.begin():
        gym.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
        version = gym.scalar(text(NEWEST), {"chain": link.chain_id}) or 0
        for stream in STREAMS:
            while rows := _next(local, gym, link, stream):
                with writing(local) as connection:
                    _apply(connection, stream, rows)
                total += len(rows)
    return total, version


NEWEST = "SELECT version, epoch FROM treadform.chains WHERE chain_id = :chain"


def _next(local: Engine, gym: Connection, link: Link, stream: str) -> Sequence[Any]:
    with local.connect() as connection:
        asked = select(gym_cursors.c.version).where(gym_cursors.c.stream == stream)
        after = connection.scalar(asked) or 0
    which = {"chain": link.chain_id, "after": after, "kiosk": link.kiosk_id}
    return gym.execute(text(news_of(stream)), which).all()


def news_of(stream: str) -> str:
    """The question for the next rows of a stream."""
    for_me = " AND (kind = 'member' OR kiosk_id = :kiosk)" if stream == "forgotten" else ""
    return (
        f"SELECT * FROM treadform.{stream} WHERE chain_id = :chain AND version > :after{for_me}"
        f" ORDER BY version LIMIT {AT_ONCE}"
    )


def _apply(connection: Connection, stream: str, rows: Sequence[Any]) -> None:
    connection.exec_driver_sql("INSERT INTO gym_applying VALUES (1)")
    for row in rows:
        STREAMS[stream](connection, row)
    connection.exec_driver_sql("DELETE FROM gym_applying")
    connection.execute(gym_cursors.delete().where(gym_cursors.c.stream == stream))
    at = {"stream": stream, "version": rows[-1].version}
    connection.execute(gym_cursors.insert(), at)


def _forgotten(connection: Connection, row: Any) -> None:
    end_here(connection, row.subject_id, row.kind, row.forgotten_at, row.reason)


def end_here(connection: Connection, identity: UUID, kind: str, moment: datetime, why: str) -> None:
    """Forget what was forgotten elsewhere. The sums of a day stay, as they always do."""
    if is_forgotten(connection, identity):
        return
    visit = connection.scalar(select(visits.c.visit_id).where(visits.c.visit_id == identity))
    if kind == "member":
        note_member_forgotten(connection, identity, moment, why)
    elif visit is not None:
        reason = Reason(why) if why in set(Reason) else Reason.ASKED
        forget(connection, [identity], reason, "gym", moment)
    else:
        note_forgotten(connection, [identity], moment, why)


def _member(connection: Connection, row: Any) -> None:
    if is_forgotten(connection, row.member_id):
        return
    theirs = {name: getattr(row, name) for name in (*MEMBER, "keep_until")}
    theirs |= {name: _utc(theirs[name]) for name in ("created_at", "keep_until")}
    known = outbox.known(connection, "member", row.member_id)
    this = members.c.member_id == row.member_id
    ours = connection.execute(members.select().where(this)).mappings().first()
    if ours is None:
        connection.execute(members.insert(), {"member_id": row.member_id} | theirs)
    else:
        now = member_body(ours)
        news = {name: value for name, value in theirs.items() if now[name] == known.body.get(name)}
        if news:
            connection.execute(members.update().where(this).values(news))
    body = member_body(theirs)
    outbox.now_known(connection, "member", row.member_id, "", row.version, body)


def _consent(connection: Connection, row: Any) -> None:
    here = select(members.c.member_id).where(members.c.member_id == row.member_id)
    if connection.scalar(here) is None:  # forgotten meanwhile
        return
    theirs = {"given": row.given, "at": _utc(row.at), "wording": row.wording}
    known = outbox.known(connection, "consent", row.member_id, row.purpose)
    this = (consents.c.member_id == row.member_id) & (consents.c.purpose == row.purpose)
    ours = connection.execute(consents.select().where(this)).mappings().first()
    if ours is None:
        key = {"member_id": row.member_id, "purpose": row.purpose}
        connection.execute(consents.insert(), key | theirs)
    elif consent_body(ours) == known.body or (ours["given"] and not row.given):  # "no" wins
        connection.execute(consents.update().where(this).values(theirs))
    outbox.try_again(connection, "visit")  # one may have waited for it
    body = consent_body(theirs)
    outbox.now_known(connection, "consent", row.member_id, row.purpose, row.version, body)


def _program(connection: Connection, row: Any) -> None:
    said = {"text": row.text, "published_at": row.published_at, "published_by": row.published_by}
    _put(connection, programs, {"name": row.name, "version": row.number}, said)


def _program_in_use(connection: Connection, row: Any) -> None:
    said = {"version": row.number, "at": row.at}
    if not outbox.is_waiting(connection, "program_in_use", row.name):
        _put(connection, programs_in_use, {"name": row.name}, said)


def _device(connection: Connection, row: Any) -> None:
    said = {"kind": row.kind, "facts": row.facts}
    said |= {"version": row.edition, "changed_at": row.changed_at}
    if not outbox.is_waiting(connection, "device", row.address):
        _put(connection, devices, {"address": row.address}, said)


def _put(connection: Connection, table: Table, key: dict[str, Any], said: dict[str, Any]) -> None:
    connection.execute(table.delete().where(and_(*(table.c[n] == v for n, v in key.items()))))
    connection.execute(table.insert(), key | said)


def _utc(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.astimezone(UTC)


STREAMS: dict[str, Callable[[Connection, Any], None]] = {
    "forgotten": _forgotten,
    "members": _member,
    "consents": _consent,
    "programs": _program,
    "programs_in_use": _program_in_use,
    "devices": _device,
}
"""In this order: who is forgotten is not taken in first."""
