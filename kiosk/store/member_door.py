"""How somebody becomes a member, signs in, and does what only the member may do.

A session can reach its own member and nothing else: there is no call that takes another's id.
"""

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Connection

from kiosk.coaching.member import Consent, Join, SignIn
from kiosk.coaching.record import VisitRecord
from kiosk.store import members, pins, tries
from kiosk.store.export.member_document import MemberDocument, member_document
from kiosk.store.forgetting import Reason, Receipt, forget_member
from kiosk.store.gym import asking
from kiosk.store.gym.link import link_of
from kiosk.store.gym.status import members_welcome
from kiosk.store.keeping import Owner
from kiosk.store.members import Member
from kiosk.store.raw_shelf import RawShelf
from kiosk.store.roster import assigned
from kiosk.store.transactions import Transactions
from kiosk.store.tries import Door, LockedOut
from kiosk.store.visits import CutShort, VisitSummary, cut_short, history_of, load

RESUMABLE_FOR = timedelta(minutes=10)
"""A visit that was cut short can be gone on with for so long after the last that is known of it."""


class Refusal(StrEnum):
    """Why a door stayed shut."""

    NICKNAME = "nickname"
    """Empty, too long, or not printable."""
    PIN = "pin"
    """Not four to eight digits."""
    EASY_PIN = "easy_pin"
    TAKEN = "taken"
    UNDER_SIXTEEN = "under_sixteen"
    WRONG = "wrong"
    """No such nickname, or not its PIN: which of them is not said."""
    ASK_STAFF = "ask_staff"
    """Locked, or two members share nickname and PIN."""
    SHIFT_OVER = "shift_over"
    """Staff who did nothing for a while sign in again."""


class Refused(Exception):
    """Somebody was not let in; waiting is `tries.MustWait`."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why.value)
        self.why = why


class MemberSession:
    """One member, signed in."""

    def __init__(self, within: Transactions, raw: RawShelf, member_id: UUID) -> None:
        self._within, self._raw, self._id = within, raw, member_id

    @property
    def owner(self) -> Owner:
        """Whose a visit is: nobody's that is kept, where the member did not allow it."""
        kept = Consent.STORE in self.member().consents
        return Owner(self._id) if kept else Owner(guest=True)

    def member(self) -> Member:
        """The member as they are now; raises `Refused` once they are gone."""
        with self._within.reading() as connection:
            found = members.member(connection, self._id)
        if found is None:
            raise Refused(Refusal.WRONG)
        return found

    def allow(self, wanted: frozenset[Consent], now: datetime | None = None) -> None:
        """Set which consents hold from now on. What is kept without one goes a little later, so
        that a slip of the finger can be taken back."""
        with self._within.writing() as connection:
            members.allow(connection, self._id, wanted, now or datetime.now(UTC))

    def speak(self, language: str) -> None:
        """Greet in this language from now on."""
        with self._within.writing() as connection:
            members.speak(connection, self._id, language)

    def visits(self) -> list[VisitSummary]:
        """The member's visits, the newest first."""
        with self._within.reading() as connection:
            return history_of(connection, self._id)

    def visit(self, visit_id: UUID) -> VisitRecord | None:
        """One of the member's own visits; None for anybody else's."""
        with self._within.reading() as connection:
            own = any(line.visit_id == visit_id for line in history_of(connection, self._id))
            return load(connection, visit_id) if own else None

    def records(self) -> list[VisitRecord]:
        """The member's visits, the newest first, without their steps."""
        with self._within.reading() as connection:
            lines = history_of(connection, self._id)
            found = [load(connection, line.visit_id, with_steps=False) for line in lines]
        return [visit for visit in found if visit is not None]

    def assigned(self) -> str | None:
        """The program that staff chose."""
        with self._within.reading() as connection:
            return assigned(connection, self._id)

    def resumable(self, now: datetime | None = None) -> CutShort | None:
        """The last visit, where it was cut short or left less than ten minutes ago."""
        with self._within.reading() as connection:
            found = cut_short(connection, self._id)
        age = (now or datetime.now(UTC)) - found.seen_at if found else RESUMABLE_FOR
        return found if found and abs(age) < RESUMABLE_FOR else None

    def everything(self) -> MemberDocument:
        """All that is kept of the member, to look at or to take along."""
        with self._within.reading() as connection:
            return member_document(connection, self._id)

    def forget(self, now: datetime | None = None) -> Receipt:
        """Delete the member and everything of theirs, from the files too."""
        moment = now or datetime.now(UTC)
        with self._within.writing() as connection:
            receipt = forget_member(connection, self._id, Reason.ASKED, str(self._id), moment)
        self._raw.delete(receipt.visits)
        self._within.empty_log()
        return receipt


class MemberDoor:
    """Sign-in for members of this kiosk. Every call takes as long as a hash: about 0.3 s."""

    def __init__(self, within: Transactions, raw: RawShelf) -> None:
        self._within, self._raw = within, raw

    def join(self, wanted: Join, language: str, now: datetime | None = None) -> MemberSession:
        """Become a member; raises `Refused`."""
        moment = now or datetime.now(UTC)
        nickname = pins.spelled(wanted.nickname)
        if not wanted.sixteen:
            raise Refused(Refusal.UNDER_SIXTEEN)
        if nickname is None:
            raise Refused(Refusal.NICKNAME)
        if not pins.is_pin(wanted.pin):
            raise Refused(Refusal.PIN)
        if pins.is_easy(wanted.pin):
            raise Refused(Refusal.EASY_PIN)
        pin_hash = pins.hash_of(wanted.pin)  # before the transaction: it takes its time
        with self._within.writing() as connection:
            _only_where_members_are_welcome(connection)
            if members.named(connection, nickname):
                raise Refused(Refusal.TAKEN)
            member_id = members.add_member(connection, nickname, pin_hash, language, moment)
            members.allow(connection, member_id, wanted.consents, moment)
        return MemberSession(self._within, self._raw, member_id)

    def sign_in(self, wanted: SignIn, now: datetime | None = None) -> MemberSession:
        """Come back; raises `Refused` or `MustWait`."""
        moment, key = now or datetime.now(UTC), pins.key_of(wanted.nickname)
        try:
            with self._within.writing() as connection:
                _only_where_members_are_welcome(connection)
                tries.begin_try(connection, Door.MEMBER, key, moment)
                known = members.named(connection, wanted.nickname)
        except LockedOut as locked:
            raise Refused(Refusal.ASK_STAFF) from locked
        right = _right(known, wanted.pin)
        if not right and (news := self._asked_the_gym(wanted.nickname)) != known:
            right = _right(news, wanted.pin)
        if not right:
            raise Refused(Refusal.WRONG)
        if len(right) > 1:
            raise Refused(Refusal.ASK_STAFF)
        with self._within.writing() as connection:
            tries.was_right(connection, Door.MEMBER, key, moment)
            members.seen(connection, right[0], moment)
        return MemberSession(self._within, self._raw, right[0])

    def _asked_the_gym(self, nickname: str) -> list[tuple[UUID, str]]:
        """Who bears this name once the gym was looked at: they may have joined at another
        treadmill a moment ago, or chosen another PIN there."""
        with self._within.reading() as connection:
            joined = link_of(connection) is not None
        if joined:
            asking.ask(self._within.path)
        with self._within.reading() as connection:
            return members.named(connection, nickname)


def _right(known: list[tuple[UUID, str]], pin: str) -> list[UUID]:
    """Whose PIN it is. A name that nobody has takes as long as one that somebody has."""
    if not known:
        pins.matches(pins.NOBODY, pin)
    return [who for who, pin_hash in known if pins.matches(pin_hash, pin)]


def _only_where_members_are_welcome(connection: Connection) -> None:
    """A kiosk that its gym revoked goes on with guests only."""
    if not members_welcome(connection):
        raise Refused(Refusal.ASK_STAFF)
