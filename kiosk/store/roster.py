"""Members as staff see them: what they allow, what staff wrote and chose for them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, func, select

from kiosk.coaching.member import Consent
from kiosk.store.ids import new_id
from kiosk.store.members import all_members
from kiosk.store.pins import key_of
from kiosk.store.schema import assignments, members, notes, visits
from kiosk.store.tries import Door, is_locked


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One member. `visits` and `last_visit_at` are None where staff may not look at them."""

    member_id: UUID
    nickname: str
    language: str
    created_at: datetime
    consents: frozenset[Consent]
    visits: int | None
    last_visit_at: datetime | None
    program: str | None
    """What staff chose for them."""
    locked: bool
    """Out, after too many wrong PINs."""


@dataclass(frozen=True, slots=True)
class Note:
    """What one of the staff wrote of a member."""

    note_id: UUID
    at: datetime
    staff_id: UUID
    text: str


def roster(connection: Connection) -> list[RosterLine]:
    """Everybody, by nickname."""
    asked = select(visits.c.member_id, func.max(visits.c.started_at).label("at"))
    last = {r.member_id: r.at for r in connection.execute(asked.group_by(visits.c.member_id))}
    chosen = {r.member_id: r.program for r in connection.execute(assignments.select())}
    lines = []
    for one in all_members(connection):
        shown = Consent.COACH in one.consents
        lines.append(
            RosterLine(
                *(one.member_id, one.nickname, one.language, one.created_at, one.consents),
                visits=one.visits if shown else None,
                last_visit_at=last.get(one.member_id) if shown else None,
                program=chosen.get(one.member_id),
                locked=is_locked(connection, Door.MEMBER, key_of(one.nickname)),
            )
        )
    return lines


def nickname_of(connection: Connection, member_id: UUID) -> str:
    """Raises LookupError where there is no such member."""
    asked = select(members.c.nickname).where(members.c.member_id == member_id)
    found: str | None = connection.scalar(asked)
    if found is None:
        raise LookupError(f"no member {member_id}")
    return found


def assign(
    connection: Connection, member_id: UUID, program: str | None, staff_id: UUID, now: datetime
) -> None:
    """Choose a member's program; none for the kiosk's own choice."""
    this = assignments.c.member_id == member_id
    connection.execute(assignments.delete().where(this))
    if program is not None:
        row = {"member_id": member_id, "program": program, "at": now, "staff_id": staff_id}
        connection.execute(assignments.insert(), row)


def assigned(connection: Connection, member_id: UUID) -> str | None:
    """The program that staff chose for a member."""
    this = assignments.c.member_id == member_id
    return connection.scalar(select(assignments.c.program).where(this))


def write_note(
    connection: Connection, member_id: UUID, text: str, staff_id: UUID, now: datetime
) -> None:
    """Keep what one of the staff wrote; the member can read it."""
    row = {"note_id": new_id(), "member_id": member_id, "at": now, "staff_id": staff_id}
    connection.execute(notes.insert(), row | {"text": text})


def erase_note(connection: Connection, member_id: UUID, note_id: UUID) -> None:
    """Forget a note of this member."""
    this = (notes.c.member_id == member_id) & (notes.c.note_id == note_id)
    connection.execute(notes.delete().where(this))


def notes_of(connection: Connection, member_id: UUID) -> list[Note]:
    """What was written of a member, the newest first."""
    asked = notes.select().where(notes.c.member_id == member_id).order_by(notes.c.at.desc())
    return [Note(r.note_id, r.at, r.staff_id, r.text) for r in connection.execute(asked)]
