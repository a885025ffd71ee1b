"""Staff in the tables: names, roles, and the hash of a PIN."""

from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Connection, func, select

from kiosk.store.ids import new_id
from kiosk.store.pins import key_of
from kiosk.store.schema import staff


class Role(StrEnum):
    """What somebody may do; each may do what those before it may."""

    VIEWER = "viewer"
    """Sees the floor, the roster and the sums."""
    COACH = "coach"
    """Sees the visits of members who allow it, writes notes, chooses programs, lifts a lock-out."""
    MANAGER = "manager"
    """Staff, the audit log, deletion, programs, backups."""

    def may(self, needed: "Role") -> bool:
        """Whether this role is enough for what `needed` may do."""
        ranks = list(Role)
        return ranks.index(self) >= ranks.index(needed)


@dataclass(frozen=True, slots=True)
class StaffMember:
    """One of the staff, without the PIN."""

    staff_id: UUID
    name: str
    role: Role
    created_at: datetime
    retired_at: datetime | None = None


def add_staff(
    connection: Connection, name: str, pin_hash: str, role: Role, now: datetime
) -> StaffMember:
    """Somebody new; the name must not be in use."""
    hired = StaffMember(new_id(), name, role, now)
    kept = {"name_key": key_of(name), "pin_hash": pin_hash}
    connection.execute(staff.insert(), asdict(hired) | kept)
    return hired


def all_staff(connection: Connection) -> list[StaffMember]:
    """Everybody, also those who retired: the audit log names them."""
    rows = connection.execute(staff.select().order_by(staff.c.name_key))
    return [
        StaffMember(row.staff_id, row.name, Role(row.role), row.created_at, row.retired_at)
        for row in rows
    ]


def staff_of(connection: Connection, staff_id: UUID) -> StaffMember | None:
    """The one of that id, also where they retired."""
    return next((one for one in all_staff(connection) if one.staff_id == staff_id), None)


def staff_named(connection: Connection, name: str) -> tuple[StaffMember, str] | None:
    """Somebody who works here with the hash of their PIN; None for nobody, and for the retired."""
    found = next((s for s in all_staff(connection) if key_of(s.name) == key_of(name)), None)
    if found is None or found.retired_at is not None:
        return None
    asked = select(staff.c.pin_hash).where(staff.c.staff_id == found.staff_id)
    return found, connection.scalars(asked).one()


def is_taken(connection: Connection, name: str) -> bool:
    """Whether anybody has, or had, that name."""
    asked = select(staff.c.staff_id).where(staff.c.name_key == key_of(name))
    return connection.scalar(asked) is not None


def managers_n(connection: Connection) -> int:
    """How many managers work here."""
    working = (staff.c.role == Role.MANAGER) & staff.c.retired_at.is_(None)
    return connection.scalar(select(func.count()).select_from(staff).where(working)) or 0


def change_staff(connection: Connection, staff_id: UUID, **values: object) -> bool:
    """Set role, pin_hash or retired_at; False where there is nobody of that id."""
    this = staff.c.staff_id == staff_id
    return connection.execute(staff.update().where(this).values(**values)).rowcount == 1
