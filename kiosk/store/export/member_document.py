"""All that is kept of one member as one JSON document: theirs to look at and to take along.

Its published schema is member.schema.json beside this file.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import Connection, Table

from kiosk.coaching.record import VisitRecord
from kiosk.store.auditing import AuditLine, audit_lines
from kiosk.store.schema import assignments, consents, members, notes, raw_streams, visits
from kiosk.store.visits import history_of, load


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """One of the three questions, and the last answer."""

    purpose: str
    given: bool
    at: datetime
    wording: str


@dataclass(frozen=True, slots=True)
class StaffLine:
    """What staff wrote: a note, or the program they chose."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class RawLine:
    """A raw stream that is kept until a day."""

    visit_id: UUID
    expires_at: datetime
    size_bytes: int


@dataclass(frozen=True, slots=True)
class MemberDocument:
    """Everything but the PIN, of which only a hash is kept."""

    nickname: str
    language: str
    created_at: datetime
    keep_until: datetime | None
    consents: tuple[ConsentLine, ...]
    visits: tuple[VisitRecord, ...]
    notes: tuple[StaffLine, ...] = ()
    assigned: tuple[StaffLine, ...] = ()
    raw_streams: tuple[RawLine, ...] = ()
    deeds: tuple[AuditLine, ...] = ()
    """What the member did here, as the audit log has it."""
    format: Literal["treadform-member"] = "treadform-member"
    version: Literal[1] = 1


_DOCUMENT = TypeAdapter(MemberDocument)


def member_document(connection: Connection, member_id: UUID) -> MemberDocument:
    """Everything of this member; raises LookupError where there is none."""
    row = connection.execute(members.select().where(members.c.member_id == member_id)).first()
    if row is None:
        raise LookupError(f"no member {member_id}")
    own = [load(connection, line.visit_id) for line in history_of(connection, member_id)]
    return MemberDocument(
        *(row.nickname, row.language, row.created_at, row.keep_until),
        consents=tuple(
            ConsentLine(r["purpose"], r["given"], r["at"], r["wording"])
            for r in _rows(connection, consents, member_id)
        ),
        visits=tuple(visit for visit in own if visit is not None),
        notes=tuple(StaffLine(r["at"], r["text"]) for r in _rows(connection, notes, member_id)),
        assigned=tuple(
            StaffLine(r["at"], r["program"]) for r in _rows(connection, assignments, member_id)
        ),
        raw_streams=_raw(connection, member_id),
        deeds=tuple(audit_lines(connection, actor=str(member_id))),
    )


def write_member_document(document: MemberDocument, path: Path) -> None:
    """Write it as JSON."""
    path.write_bytes(_DOCUMENT.dump_json(document, indent=1) + b"\n")


def member_schema_text() -> str:
    """The schema as it is published."""
    schema = _DOCUMENT.json_schema(mode="serialization")
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema
    return json.dumps(whole, indent=1, sort_keys=True) + "\n"


def _rows(connection: Connection, table: Table, member_id: UUID) -> list[Any]:
    asked = table.select().where(table.c.member_id == member_id).order_by(*table.primary_key)
    return list(connection.execute(asked).mappings())


def _raw(connection: Connection, member_id: UUID) -> tuple[RawLine, ...]:
    asked = (
        raw_streams.select()
        .join(visits, visits.c.visit_id == raw_streams.c.visit_id)
        .where(visits.c.member_id == member_id)
    )
    rows = connection.execute(asked).mappings()
    return tuple(RawLine(r["visit_id"], r["expires_at"], r["size_bytes"]) for r in rows)
