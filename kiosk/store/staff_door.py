"""How staff sign in. The first of them is added on the command line: see `StaffDoor.desk_of`."""

from collections.abc import Callable
from datetime import datetime

from kiosk.store import staff
from kiosk.store.backups import Backups
from kiosk.store.clock_sense import utc_now
from kiosk.store.desk import Desk
from kiosk.store.raw_shelf import RawShelf
from kiosk.store.shift import AccountShift, Shift, begin_shift
from kiosk.store.staff import StaffMember
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

    def desk_of(self, account: str) -> Desk:
        """The desk of an account that may write the file anyway."""
        return Desk(AccountShift(self._within, self._raw, self._backups, account))
