"""One of the staff at work: who, with which role, for how long, and what they did."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from kiosk.store import pins, staff, tries
from kiosk.store.auditing import note
from kiosk.store.backups import Backups
from kiosk.store.clock_sense import utc_now
from kiosk.store.ids import new_id
from kiosk.store.member_door import Refusal, Refused
from kiosk.store.raw_shelf import RawShelf
from kiosk.store.roster import nickname_of
from kiosk.store.staff import Role, StaffMember
from kiosk.store.transactions import Transactions
from kiosk.store.tries import Door, LockedOut

IDLE = timedelta(minutes=5)
"""Somebody who did nothing for so long has walked away from the desk."""


class NotAllowed(Exception):
    """The role is not enough, the member did not allow it, or nobody else would be a manager."""


class Shift:
    """The transactions of one of the staff. The role is looked up for every deed: one that was
    taken away is gone at once."""

    def __init__(
        self,
        within: Transactions,
        raw: RawShelf,
        backups: Backups,
        who: StaffMember,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self.within, self.backups, self.who, self.now = within, backups, who, now
        self._raw = raw
        self._used_at: datetime | None = now()

    @property
    def actor(self) -> str:
        """Who the audit log names."""
        return str(self.who.staff_id)

    def end(self) -> None:
        """Nothing can be done in this shift any more."""
        self._used_at = None

    @contextmanager
    def deed(
        self, needs: Role, action: str, detail: Mapping[str, Any] | None = None
    ) -> Iterator[Connection]:
        """A transaction of somebody who may, with its line in the audit log. What somebody may not
        is written down too."""
        self._stay()
        try:
            with self.within.writing() as connection:
                self._must_be(connection, needs)
                note(connection, self.actor, action, detail, self.now())
                yield connection
        except NotAllowed:
            with self.within.writing() as connection:
                tried = {"action": action} | dict(detail or {})
                note(connection, self.actor, "was refused", tried, self.now())
            raise

    @contextmanager
    def deed_of(
        self, member_id: UUID, needs: Role, action: str, detail: Mapping[str, Any]
    ) -> Iterator[Connection]:
        """A deed that concerns one member, who must be there."""
        concerned = {"member": str(member_id)} | dict(detail)
        with self.deed(needs, action, concerned) as connection:
            nickname_of(connection, member_id)
            yield connection

    def wipe(self, visit_ids: Iterable[UUID]) -> None:
        """Take deleted visits out of the files."""
        self._raw.delete(visit_ids)
        self.within.empty_log()

    def _stay(self) -> None:
        now = self.now()
        if self._used_at is None or abs(now - self._used_at) > IDLE:
            self.end()
            raise Refused(Refusal.SHIFT_OVER)
        self._used_at = now

    def _must_be(self, connection: Connection, needs: Role) -> None:
        found = staff.staff_of(connection, self.who.staff_id)
        if found is None or found.retired_at is not None:
            self.end()
            raise NotAllowed("does not work here any more")
        self.who = found
        if not found.role.may(needs):
            raise NotAllowed(f"needs the role {needs}")


class AccountShift(Shift):
    """An account of this machine that may write the file anyway, such as on the command line: it
    may what a manager may, and the audit log names the account."""

    def __init__(self, within: Transactions, raw: RawShelf, backups: Backups, account: str) -> None:
        who = StaffMember(new_id(), account, Role.MANAGER, utc_now())
        super().__init__(within, raw, backups, who)

    @property
    def actor(self) -> str:
        """The account."""
        return self.who.name

    def _stay(self) -> None:
        """Whoever can type can stay."""

    def _must_be(self, connection: Connection, needs: Role) -> None:
        """The file system decided already."""


def pin_hash_of(pin: str) -> str:
    """The hash of a PIN that is good enough; raises `Refused`."""
    if not pins.is_pin(pin):
        raise Refused(Refusal.PIN)
    if pins.is_easy(pin):
        raise Refused(Refusal.EASY_PIN)
    return pins.hash_of(pin)


def begin_shift(
    within: Transactions,
    new_shift: Callable[[StaffMember], Shift],
    name: str,
    pin: str,
    now: datetime,
) -> Shift:
    """Sign somebody in; raises `Refused` or `MustWait`."""
    key = pins.key_of(name)
    try:
        with within.writing() as connection:
            tries.begin_try(connection, Door.STAFF, key, now)
            found = staff.staff_named(connection, name)
    except LockedOut as locked:
        raise Refused(Refusal.ASK_STAFF) from locked
    if not pins.matches(found[1] if found else pins.NOBODY, pin) or found is None:
        raise Refused(Refusal.WRONG)
    with within.writing() as connection:
        tries.was_right(connection, Door.STAFF, key, now)
        note(connection, str(found[0].staff_id), "signed in", at=now)
    return new_shift(found[0])
