"""What only managers do: staff and their roles, backups, and going back to one."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection

from kiosk.store import pins, staff
from kiosk.store.member_door import Refusal, Refused
from kiosk.store.restoring import ask_for_restore
from kiosk.store.shift import NotAllowed, Shift, pin_hash_of
from kiosk.store.staff import Role, StaffMember
from kiosk.store.tries import Door, lift


class BackOffice:
    """Part of a desk; raises what a desk raises."""

    def __init__(self, shift: Shift) -> None:
        self._shift = shift

    def staff(self) -> list[StaffMember]:
        """Everybody who works, or worked, here."""
        with self._shift.deed(Role.MANAGER, "saw staff") as connection:
            return staff.all_staff(connection)

    def add_staff(self, name: str, pin: str, role: Role) -> StaffMember:
        """Somebody new; raises `Refused` for a bad name or PIN."""
        spelled, pin_hash = pins.spelled(name), pin_hash_of(pin)
        if spelled is None:
            raise Refused(Refusal.NICKNAME)
        with self._shift.deed(Role.MANAGER, "added staff", {"role": role}) as connection:
            if staff.is_taken(connection, spelled):
                raise Refused(Refusal.TAKEN)
            return staff.add_staff(connection, spelled, pin_hash, role, self._shift.now())

    def set_role(self, staff_id: UUID, role: Role) -> None:
        """Another role from the next deed on."""
        detail = {"staff": str(staff_id), "role": role}
        with self._shift.deed(Role.MANAGER, "set role", detail) as connection:
            _change(connection, staff_id, role=role)

    def set_pin(self, staff_id: UUID, pin: str) -> None:
        """A new PIN; lifts a lock-out."""
        pin_hash, detail = pin_hash_of(pin), {"staff": str(staff_id)}
        with self._shift.deed(Role.MANAGER, "set staff PIN", detail) as connection:
            _change(connection, staff_id, pin_hash=pin_hash)
            found = staff.staff_of(connection, staff_id)
            lift(connection, Door.STAFF, pins.key_of(found.name if found else ""))

    def retire(self, staff_id: UUID) -> None:
        """No sign-in any more, and a shift that goes on is over. The name stays for the log."""
        with self._shift.deed(Role.MANAGER, "retired", {"staff": str(staff_id)}) as connection:
            _change(connection, staff_id, retired_at=self._shift.now())

    def backups(self) -> list[tuple[datetime, Path]]:
        """When each was made, and its file; the newest first."""
        with self._shift.deed(Role.MANAGER, "saw backups"):
            return self._shift.backups.made()[::-1]

    def make_backup(self) -> Path:
        """One of now."""
        with self._shift.deed(Role.MANAGER, "made backup"):
            pass
        return self._shift.backups.make()

    def restore(self, backup: Path) -> None:
        """Go back to one of the backups at the next start: under a running kiosk a database cannot
        be exchanged."""
        if backup not in [path for _, path in self._shift.backups.made()]:
            raise LookupError(f"{backup.name} is none of this kiosk's backups")
        with self._shift.deed(Role.MANAGER, "asked to restore", {"backup": backup.name}):
            ask_for_restore(self._shift.within.path, backup)


def _change(connection: Connection, staff_id: UUID, **values: object) -> None:
    if not staff.change_staff(connection, staff_id, **values):
        raise LookupError(f"no staff {staff_id}")
    if staff.managers_n(connection) == 0:
        raise NotAllowed("somebody must stay a manager")
