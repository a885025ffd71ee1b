"""How staff sign in. The first manager is made on the command line, where no PIN is known yet."""

from collections.abc import Callable
from datetime import datetime

from kiosk.store import pins, staff
from kiosk.store.auditing import note
from kiosk.store.backups import Backups
from kiosk.store.desk import Desk
from kiosk.store.member_door import Refusal, Refused
from kiosk.store.raw_shelf import RawShelf
from kiosk.store.shift import Shift, begin_shift, pin_hash_of, utc_now
from kiosk.store.staff import Role, StaffMember
from kiosk.store.transactions import Transactions


class StaffDoor:
    """Sign-in for staff of this kiosk."""

    def __init__(self, within: Transactions, raw: RawShelf, backups: Backups) -> None:
        self._within, self._raw, self._backups = within, raw, backups

    def has_staff(self) -> bool:
        """Whether anybody can sign in; the command line makes the first."""
        with self._within.reading() as connection:
            return any(one.retired_at is None for one in staff.all_staff(connection))

    def sign_in(self, name: str, pin: str, now: Callable[[], datetime] = utc_now) -> Desk:
        """Begin a shift; raises `Refused` or `MustWait`. Takes as long as a hash: about 0.3 s."""

        def new_shift(who: StaffMember) -> Shift:
            return Shift(self._within, self._raw, self._backups, who, now)

        return Desk(begin_shift(self._within, new_shift, name, pin, now()))

    def hire(self, name: str, pin: str, role: Role, actor: str) -> StaffMember:
        """Add staff without a shift: for the command line, whose user owns the file anyway."""
        spelled = pins.spelled(name)
        if spelled is None:
            raise Refused(Refusal.NICKNAME)
        pin_hash = pin_hash_of(pin)
        with self._within.writing() as connection:
            if staff.is_taken(connection, spelled):
                raise Refused(Refusal.TAKEN)
            hired = staff.add_staff(connection, spelled, pin_hash, role, utc_now())
            detail = {"staff": str(hired.staff_id), "role": role}
            note(connection, actor, "added staff", detail)
        return hired
