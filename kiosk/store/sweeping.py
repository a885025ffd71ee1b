"""What goes without being asked: guests at sign-out, what is kept without a consent any more, and
whatever is too old."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, or_, select

from kiosk.coaching.member import Consent
from kiosk.store import members
from kiosk.store.backups import OLDEST
from kiosk.store.forgetting import Reason, count_visits, forget, forget_member, note_forgotten
from kiosk.store.links import in_time
from kiosk.store.raw_shelf import RawShelf
from kiosk.store.schema import consents, forgotten, links, raw_streams, visits
from kiosk.store.transactions import Transactions

CUT_SHORT_AFTER = timedelta(minutes=10)
"""A visit of which nothing was heard for so long does not go on any more."""
GRACE = timedelta(minutes=10)
"""A consent that was withdrawn by mistake can be given again for so long."""


def sweep(
    within: Transactions,
    raw: RawShelf,
    age: timedelta | None,
    now: datetime | None = None,
    *,
    by_age: bool = True,
) -> None:
    """All of it, from the files too; visits older than `age` where there is one. Nothing goes for
    its age where the clock is not believed."""
    moment = now or datetime.now(UTC)
    with within.writing() as connection:
        gone = let_guests_go(connection, moment) + let_withdrawn_go(connection, moment)
        if age is not None:
            gone += let_old_go(connection, age, moment)
        streams = unwanted_raw(connection, moment, by_age=by_age) + strays(connection, raw)
    raw.delete(gone + streams)
    if gone:
        within.empty_log()


def let_guests_go(connection: Connection, now: datetime) -> list[UUID]:
    """Delete guests' visits that are over, and keep their sums. One for which a link is still open
    waits for it: the guest asked for that."""
    over = list(connection.scalars(_over(visits.c.guest, now)))
    count_visits(connection, over)
    note_forgotten(connection, over, now, Reason.GUEST)
    needless = (forgotten.c.reason == Reason.GUEST) & (forgotten.c.forgotten_at < now - OLDEST)
    connection.execute(forgotten.delete().where(needless))  # nothing is left that could bring it
    return over


def let_withdrawn_go(connection: Connection, now: datetime) -> list[UUID]:
    """Delete visits that their members do not allow to be kept any more."""
    theirs = and_(visits.c.member_id.is_not(None), ~_allows(Consent.STORE, now))
    over = list(connection.scalars(_over(theirs, now)))
    if over:
        forget(connection, over, Reason.WITHDRAWN, "consent", now)
    return over


def let_old_go(connection: Connection, age: timedelta, now: datetime) -> list[UUID]:
    """Delete visits whose time is over, and members who did not come back within theirs."""
    old = list(connection.scalars(select(visits.c.visit_id).where(visits.c.started_at < now - age)))
    if old:
        forget(connection, old, Reason.RETENTION, "retention", now)
    for member_id in members.overdue(connection, now):
        receipt = forget_member(connection, member_id, Reason.RETENTION, "retention", now)
        old += receipt.visits
    return old


def unwanted_raw(connection: Connection, now: datetime, *, by_age: bool = True) -> list[UUID]:
    """Visits whose raw streams may not be kept any more; their rows are deleted here."""
    until = now if by_age else datetime.min.replace(tzinfo=UTC)
    refused = visits.c.visit_id.in_(
        select(visits.c.visit_id).where(~_allows(Consent.RESEARCH, now))
    )
    asked = (
        select(raw_streams.c.visit_id)
        .join(visits, visits.c.visit_id == raw_streams.c.visit_id)
        .where(or_(raw_streams.c.expires_at <= until, refused))
    )
    over = list(connection.scalars(asked))
    for visit_id in over:
        connection.execute(raw_streams.delete().where(raw_streams.c.visit_id == visit_id))
    return over


def strays(connection: Connection, raw: RawShelf) -> list[UUID]:
    """Raw streams whose visit is not kept, and that nobody has written to for a while."""
    quiet = [visit_id for visit_id in raw.kept() if raw.is_quiet(visit_id)]
    here = set(connection.scalars(select(visits.c.visit_id))) if quiet else set()
    return [visit_id for visit_id in quiet if visit_id not in here]


def _over(these: ColumnElement[bool], now: datetime) -> Select[UUID]:
    """Of these visits, the ones that ended or were cut short, and that no link waits for. A clock
    that went back must not keep one for ever: seen in the future is seen too long ago as well."""
    silent = or_(visits.c.seen_at < now - CUT_SHORT_AFTER, visits.c.seen_at > now + CUT_SHORT_AFTER)
    waited_for = exists().where(links.c.visit_id == visits.c.visit_id, in_time(now))
    ended = or_(visits.c.ended_at.is_not(None), silent)
    return select(visits.c.visit_id).where(these, ended, ~waited_for)


def _allows(consent: Consent, now: datetime) -> ColumnElement[bool]:
    """Whether the visit's member allows this, or did until a moment ago: not until a moment to
    come, for the clock may have been put back since."""
    recently = consents.c.at.between(now - GRACE, now + GRACE)
    return exists().where(
        consents.c.member_id == visits.c.member_id,
        consents.c.purpose == consent,
        or_(consents.c.given, recently),
    )
