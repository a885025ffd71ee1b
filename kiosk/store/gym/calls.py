"""What to tell the gym of each thing that changed: one of its functions, with all that it asks."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select, text

from kiosk.store.gym import outbox
from kiosk.store.gym.outbox import Entry
from kiosk.store.gym.packing import as_json, packed_visit
from kiosk.store.schema import (
    audit,
    consents,
    counts,
    devices,
    forgotten,
    members,
    programs,
    programs_in_use,
    visits,
)

Row = dict[str, Any]
WORTH_TELLING = timedelta(days=7)
STORING = "store"
"""The purpose without which no visit is kept, here or there."""


@dataclass(frozen=True, slots=True)
class Call:
    """One function of the gym with its parameters: plain values, so that a call can be kept."""

    function: str
    parameters: Row
    body: Row | None = None
    """What the gym has once it took this, where that is worth remembering."""

    @property
    def statement(self) -> str:
        """As SQL; JSON and numbers say their types, so that no plan is guessed."""
        given = ", ".join(f"CAST(:{name} AS {_type(name)})" for name in self.parameters)
        return f"SELECT treadform.{self.function}(:chain, {given})"


TYPES = {
    **dict.fromkeys(("visit", "bouts", "said", "what_json", "facts"), "jsonb"),
    **dict.fromkeys(("n", "number", "started", "completed", "returns", "guests"), "integer"),
    **dict.fromkeys(("edit", "id", "member"), "uuid"),
    **dict.fromkeys(("moment", "made", "until"), "timestamptz"),
    "yes": "boolean",
    "packed": "bytea",
    "day": "date",
    "seconds": "double precision",
    "based_on": "bigint",
}


def _type(name: str) -> str:
    return TYPES.get(name, "text")


class NotYet(Exception):
    """It is here but may not leave, or not yet."""


def call_of(connection: Connection, entry: Entry, edit_id: UUID | None) -> Call | None:
    """What to tell the gym of this entry as things are now; None where it is gone or old news.
    Raises `NotYet`."""
    call = CALLS[entry.kind](connection, entry)
    if call is None:
        return None
    edit = {} if edit_id is None else {"edit": edit_id}
    plain = {name: _plain(value) for name, value in (edit | call.parameters).items()}
    return replace(call, parameters=plain)


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _visit(connection: Connection, entry: Entry) -> Call | None:
    this = visits.c.visit_id == entry.subject
    row = connection.execute(visits.select().where(this)).first()
    if row is None or row.member_id is None:
        return None
    if not _may_leave(connection, row.member_id):
        raise NotYet("its member does not have it stored")
    goes_on = {"seen_at": row.seen_at.isoformat()} if row.ended_at is None else None
    return Call("take_visit", packed_visit(connection, entry.subject), goes_on)


def _may_leave(connection: Connection, member_id: UUID) -> bool:
    """Only what the member agreed to have stored."""
    asked = select(consents.c.given).where(
        consents.c.member_id == member_id, consents.c.purpose == STORING
    )
    return bool(connection.scalar(asked))


def _audit(connection: Connection, entry: Entry) -> Call | None:
    row = connection.execute(audit.select().where(audit.c.audit_id == entry.subject)).first()
    if row is None:
        return None
    said = {"id": row.audit_id, "moment": row.at, "who": row.actor, "did": row.action}
    return Call("take_audit", said | {"what_json": as_json(row.detail)})


def _count(connection: Connection, entry: Entry) -> Call | None:
    day, program = entry.detail.split(" ", 1)
    this = (counts.c.program == program) & (text("day = :day").bindparams(day=day))
    row = connection.execute(counts.select().where(this)).mappings().first()
    if row is None:
        return None
    names = ("day", "program", "started", "completed", "seconds", "returns", "guests")
    return Call("take_count", {name: row[name] for name in names})


def _forgotten(connection: Connection, entry: Entry) -> Call | None:
    this = forgotten.c.forgotten_id == entry.subject
    row = connection.execute(forgotten.select().where(this)).first()
    if row is None:
        return None
    said = {"id": row.forgotten_id, "kind": row.kind, "moment": row.forgotten_at}
    return Call("forget", said | {"why": str(row.reason)})


MEMBER = ("nickname", "nickname_key", "pin_hash", "language", "created_at")


def _member(connection: Connection, entry: Entry) -> Call | None:
    this = members.c.member_id == entry.subject
    row = connection.execute(members.select().where(this)).mappings().first()
    if row is None:
        return None
    now = member_body(row)
    before = outbox.known(connection, "member", entry.subject).body
    if now == before:
        return None
    changed = {name: row[name] if now[name] != before.get(name) else None for name in MEMBER}
    if not any(changed.values()) and _almost(row["keep_until"], before.get("keep_until")):
        return None
    until = row["keep_until"] if now["keep_until"] != before.get("keep_until") else None
    given: Row = {
        "member": entry.subject,
        "nick": changed["nickname"],
        "nick_key": changed["nickname_key"],
        "pin": changed["pin_hash"],
        "lang": changed["language"],
        "made": changed["created_at"],
        "until": until,
    }
    return Call("edit_member", given, now)


def _almost(until: datetime | None, before: str | None) -> bool:
    """Every sign-in puts off a member's end a little: that alone need not travel every day."""
    if until is None or before is None:
        return until is None
    return abs(until - datetime.fromisoformat(before)) < WORTH_TELLING


def member_body(row: Any) -> Row:
    """A member as it is remembered and compared."""
    moments = {name: row[name] and row[name].isoformat() for name in ("created_at", "keep_until")}
    return {name: row[name] for name in MEMBER} | moments


def _consent(connection: Connection, entry: Entry) -> Call | None:
    this = (consents.c.member_id == entry.subject) & (consents.c.purpose == entry.detail)
    row = connection.execute(consents.select().where(this)).mappings().first()
    if row is None:
        return None
    was = outbox.known(connection, "consent", entry.subject, entry.detail)
    now = consent_body(row)
    if now == was.body:
        return None
    given: Row = {
        "member": entry.subject,
        "purpose": entry.detail,
        "yes": row["given"],
        "moment": row["at"],
        "words": row["wording"],
        "based_on": was.version,
    }
    return Call("edit_consent", given, now)


def consent_body(row: Any) -> Row:
    """A consent as it is remembered and compared."""
    return {"given": row["given"], "at": row["at"].isoformat(), "wording": row["wording"]}


def _program(connection: Connection, entry: Entry) -> Call | None:
    version, name = entry.detail.split(" ", 1)
    this = (programs.c.name == name) & (programs.c.version == int(version))
    row = connection.execute(programs.select().where(this)).first()
    if row is None:
        return None
    said: Row = {"name": row.name, "number": row.version, "text": row.text}
    return Call("publish_program", said | {"moment": row.published_at, "who": row.published_by})


def _program_in_use(connection: Connection, entry: Entry) -> Call | None:
    this = programs_in_use.c.name == entry.detail
    row = connection.execute(programs_in_use.select().where(this)).first()
    if row is None:
        return None
    said: Row = {"name": row.name, "number": row.version, "moment": row.at}
    return Call("use_program", said)


def _device(connection: Connection, entry: Entry) -> Call | None:
    row = connection.execute(devices.select().where(devices.c.address == entry.detail)).first()
    if row is None:
        return None
    said: Row = {"address": row.address, "kind": row.kind}
    said |= {"facts": as_json(row.facts), "number": row.version, "moment": row.changed_at}
    return Call("assign_device", said)


CALLS: dict[str, Callable[[Connection, Entry], Call | None]] = {
    "visit": _visit,
    "audit": _audit,
    "count": _count,
    "forgotten": _forgotten,
    "member": _member,
    "consent": _consent,
    "program": _program,
    "program_in_use": _program_in_use,
    "device": _device,
}
