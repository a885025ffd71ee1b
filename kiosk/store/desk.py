"""What staff do with members: each deed needs a role, and leaves a line in the audit log."""

from contextlib import AbstractContextManager
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from kiosk.coaching.member import Consent
from kiosk.coaching.record import VisitRecord
from kiosk.store import roster as tables
from kiosk.store.auditing import AuditLine, audit_lines
from kiosk.store.back_office import BackOffice
from kiosk.store.export.member_document import MemberDocument, member_document
from kiosk.store.forgetting import Reason, Receipt, forget_member
from kiosk.store.members import allowed, choose_pin
from kiosk.store.pins import key_of
from kiosk.store.report import Day, report
from kiosk.store.roster import Note, RosterLine
from kiosk.store.shift import NotAllowed, Shift, pin_hash_of
from kiosk.store.staff import Role, StaffMember
from kiosk.store.trend import TrendPoint, trend
from kiosk.store.tries import Door, lift
from kiosk.store.visits import VisitSummary, history_of, load


class Desk:
    """One of the staff, signed in. Every method may wait for the disk, raises `NotAllowed` where
    the role or the member's consent is missing, `Refused` once the shift is over, and LookupError
    where there is no such member."""

    def __init__(self, shift: Shift) -> None:
        self._shift = shift
        self.office = BackOffice(shift)
        """What only managers do: staff, backups."""

    @property
    def who(self) -> StaffMember:
        """Who is signed in."""
        return self._shift.who

    def leave(self) -> None:
        """Sign out: nothing can be done with this desk any more."""
        self._shift.end()

    def log(self, action: str, detail: dict[str, Any], needs: Role = Role.VIEWER) -> None:
        """A deed that is done elsewhere, such as a pod retired or a visit ended."""
        with self._shift.deed(needs, action, detail):
            pass

    def roster(self) -> list[RosterLine]:
        """Everybody, by nickname; visits only of those who allow it."""
        with self._shift.deed(Role.VIEWER, "saw roster") as connection:
            return tables.roster(connection)

    def report(self) -> list[Day]:
        """Sums a day, guests among them, the newest first."""
        with self._shift.deed(Role.VIEWER, "saw report") as connection:
            return report(connection)

    def history(self, member_id: UUID) -> list[VisitSummary]:
        """A member's visits, the newest first."""
        with self._of(member_id, "saw visits") as connection:
            _must_allow(connection, member_id)
            return history_of(connection, member_id)

    def visit(self, member_id: UUID, visit_id: UUID) -> VisitRecord | None:
        """One visit of a member; None where it is not theirs."""
        with self._of(member_id, "saw visit", visit=str(visit_id)) as connection:
            _must_allow(connection, member_id)
            own = any(line.visit_id == visit_id for line in history_of(connection, member_id))
            return load(connection, visit_id) if own else None

    def trend(self, member_id: UUID, measure: str = "cadence_spm") -> list[TrendPoint]:
        """How a field of `SetResult` moved, one point a visit, the oldest first."""
        with self._of(member_id, "saw trend", measure=measure) as connection:
            _must_allow(connection, member_id)
            return trend(connection, member_id, measure)

    def notes(self, member_id: UUID) -> list[Note]:
        """What staff wrote, the newest first."""
        with self._of(member_id, "saw notes") as connection:
            return tables.notes_of(connection, member_id)

    def write_note(self, member_id: UUID, text: str) -> None:
        """Write something down; the member can read it."""
        with self._of(member_id, "wrote note") as connection:
            tables.write_note(connection, member_id, text, self.who.staff_id, self._shift.now())

    def erase_note(self, member_id: UUID, note_id: UUID) -> None:
        """Take a note back; one that is not there any more is none to take back."""
        with self._of(member_id, "deleted note") as connection:
            tables.erase_note(connection, member_id, note_id)

    def assign(self, member_id: UUID, program: str | None) -> None:
        """Choose the program of a member's next visits; None leaves it to the kiosk."""
        with self._of(member_id, "assigned", program=program) as connection:
            now = self._shift.now()
            tables.assign(connection, member_id, program, self.who.staff_id, now)

    def lift_lock(self, member_id: UUID) -> None:
        """Let a member try the PIN again."""
        with self._of(member_id, "lifted lock-out") as connection:
            lift(connection, Door.MEMBER, key_of(tables.nickname_of(connection, member_id)))

    def choose_pin(self, member_id: UUID, pin: str) -> None:
        """A new PIN for somebody who forgot theirs and stands at the desk; lifts a lock-out."""
        pin_hash = pin_hash_of(pin)
        with self._of(member_id, "set PIN", needs=Role.MANAGER) as connection:
            choose_pin(connection, member_id, pin_hash)
            lift(connection, Door.MEMBER, key_of(tables.nickname_of(connection, member_id)))

    def everything(self, member_id: UUID) -> MemberDocument:
        """All that is kept of a member, to hand out at their wish."""
        with self._of(member_id, "exported", needs=Role.MANAGER) as connection:
            return member_document(connection, member_id)

    def forget(self, member_id: UUID) -> Receipt:
        """Delete a member and everything of theirs, from the files too."""
        with self._of(member_id, "deleted", needs=Role.MANAGER) as connection:
            actor, now = self._shift.actor, self._shift.now()
            receipt = forget_member(connection, member_id, Reason.ASKED, actor, now)
        self._shift.wipe(receipt.visits)
        return receipt

    def audit(self, limit: int | None = 200) -> list[AuditLine]:
        """Who did what, the newest first."""
        with self._shift.deed(Role.MANAGER, "saw audit log") as connection:
            return audit_lines(connection, limit)

    def _of(
        self, member_id: UUID, action: str, needs: Role = Role.COACH, **detail: object
    ) -> AbstractContextManager[Connection]:
        """A deed that concerns one member, who must be there."""
        return self._shift.deed_of(member_id, needs, action, detail)


def _must_allow(connection: Connection, member_id: UUID) -> None:
    if Consent.COACH not in allowed(connection, member_id):
        raise NotAllowed("the member does not let staff look at visits")
