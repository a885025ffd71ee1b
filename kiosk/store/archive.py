"""The kept visits as the rest of the house sees them: no engine, no rows, only typed errors."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from kiosk.coaching.member import SignIn
from kiosk.coaching.record import VisitRecord
from kiosk.store import links
from kiosk.store.backups import Backups
from kiosk.store.clock_sense import ClockSense
from kiosk.store.database import WAIT_FOR_LOCK_S, open_database
from kiosk.store.devices import Devices
from kiosk.store.export.member_document import MemberDocument
from kiosk.store.forgetting import Reason, Receipt, forget, older_than
from kiosk.store.gym.status import Status, status
from kiosk.store.keeping import keep, kept_now
from kiosk.store.member_door import MemberDoor, MemberSession, Refused
from kiosk.store.members import member
from kiosk.store.program_copies import bring_together
from kiosk.store.raw_shelf import RawShelf
from kiosk.store.raw_streams import RawStreams
from kiosk.store.report import Day, report
from kiosk.store.shelf import Shelf
from kiosk.store.staff_door import StaffDoor
from kiosk.store.sweeping import sweep
from kiosk.store.transactions import Transactions
from kiosk.store.visits import VisitSummary, history, load
from kiosk.store.writer import VisitWriter

RAW = "raw"
BACKUPS = "backups"
"""Two folders beside the database."""


class Archive:
    """One database file, open. Every method raises a `StoreError` where the disk or file fails."""

    def __init__(self, path: Path, wait_for_lock_s: float = WAIT_FOR_LOCK_S) -> None:
        self._path = path
        self._within = Transactions(path, open_database(path, wait_for_lock_s))
        self._raw = RawShelf(path.with_name(RAW))
        self.devices = Devices(self._within.reading, self._within.writing)
        self.door = MemberDoor(self._within, self._raw)
        self.clock = ClockSense(path.with_suffix(".days"))
        self.backups = Backups(path, path.with_name(BACKUPS))
        self.staff_door = StaffDoor(self._within, self._raw, self.backups)

    def history(self, limit: int | None = None) -> list[VisitSummary]:
        """The newest visits first."""
        with self._within.reading() as connection:
            return history(connection, limit)

    def load(self, visit_id: UUID) -> VisitRecord | None:
        """The whole visit; None when there is none of that id."""
        with self._within.reading() as connection:
            return load(connection, visit_id)

    def add(self, visit: VisitRecord) -> bool:
        """Keep a visit that ended elsewhere; False when it is here already."""
        with self._within.writing() as connection:
            return keep(connection, kept_now(visit, ended=True))

    def forget(self, wanted: Sequence[UUID], reason: Reason, actor: str) -> Receipt:
        """Delete visits for good, from the file itself too."""
        with self._within.writing() as connection:
            receipt = forget(connection, wanted, reason, actor)
        self._raw.delete(receipt.visits)
        self._within.empty_log()
        return receipt

    def forget_at_wish(self, visit_ids: Sequence[UUID], session: MemberSession | None) -> Receipt:
        """Delete what somebody on the belt asks for: a member and everything of theirs, or else a
        guest's visit."""
        if session is not None:
            return session.forget()
        return self.forget(visit_ids, Reason.ASKED, "guest")

    def older_than(self, age: timedelta) -> list[UUID]:
        """Visits that began longer ago."""
        with self._within.reading() as connection:
            return older_than(connection, age)

    def report(self) -> list[Day]:
        """Sums a day, the newest first."""
        with self._within.reading() as connection:
            return report(connection)

    def gym_status(self) -> Status:
        """How it stands between this kiosk and its gym, as far as it is known here."""
        with self._within.reading() as connection:
            return status(connection)

    def offer_link(self, visit_id: UUID) -> str:
        """A one-time token for this visit."""
        with self._within.writing() as connection:
            return links.offer(connection, visit_id)

    def link_is_open(self, token: str) -> bool:
        """Whether nobody claimed the token and its time is not over."""
        with self._within.reading() as connection:
            return links.is_open(connection, token)

    def claim_link(self, token: str) -> str | None:
        """The secret that opens the visit from now on; None when the token is worth nothing."""
        with self._within.writing() as connection:
            return links.claim(connection, token)

    def claimed_visit(self, secret: str) -> VisitRecord | None:
        """The visit that a claimed link opens; None when it opens nothing any more."""
        with self._within.reading() as connection:
            visit_id = links.claimed_visit(connection, secret)
            return load(connection, visit_id) if visit_id else None

    def claimed_nickname(self, secret: str) -> str | None:
        """The nickname of the member whose visit a claimed link opens; None for a guest's."""
        with self._within.reading() as connection:
            member_id = links.claimed_member(connection, secret)
            found = member(connection, member_id) if member_id else None
            return found.nickname if found else None

    def everything_claimed(self, secret: str, pin: str) -> MemberDocument | None:
        """All that is kept of the member whose visit a claimed link opens, for who knows the PIN
        too: the code on the screen may have been read over a shoulder. Raises `MustWait`."""
        nickname = self.claimed_nickname(secret)
        if nickname is None:
            return None
        try:
            session = self.door.sign_in(SignIn(nickname, pin))
        except Refused:
            return None
        with self._within.reading() as connection:
            whose = links.claimed_member(connection, secret)
        return session.everything() if session.owner.member_id == whose else None

    def writer(
        self,
        waiting: Path,
        backups: Path | None = None,
        keep_for: timedelta | None = None,
        shelf: Shelf | None = None,
    ) -> VisitWriter:
        """Start the thread that keeps visits; what the database refuses waits in that folder."""
        chores: list[Callable[[], object]] = [lambda: self._sweep(keep_for)]
        if backups is not None:
            copies = Backups(self._path, backups)
            chores.append(lambda: copies.make_if_due(thin_out=self.clock.believed()))
        if shelf is not None:
            chores.append(lambda: self.bring_programs_together(shelf))
        return VisitWriter(self._within.engine, self._path, waiting, chores=chores)

    def close(self) -> None:
        """Let go of the file. Close the writer first."""
        self._within.engine.dispose()

    def bring_programs_together(self, shelf: Shelf) -> None:
        """Published programs from the shelf into the database, and the gym's onto the shelf."""
        with self._within.writing() as connection:
            bring_together(connection, shelf)

    def raw_streams(self, writer: VisitWriter) -> RawStreams:
        """Start the thread that keeps raw streams; close it before the writer."""
        return RawStreams(self._raw, writer)

    def _sweep(self, keep_for: timedelta | None) -> None:
        by_age = self.clock.believed()
        sweep(self._within, self._raw, keep_for if by_age else None, by_age=by_age)
