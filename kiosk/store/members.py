"""Members in the tables: who they are, what they allowed, which visits are theirs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection, RowMapping, func, select

from kiosk.coaching.member import Consent
from kiosk.store.auditing import note
from kiosk.store.ids import new_id
from kiosk.store.pins import key_of
from kiosk.store.schema import consents, members, visits

KEPT_FOR = timedelta(days=365)
"""A member who does not come back for so long is forgotten."""
WORDING = "1"
"""The version of the three consents' texts. Raise it when one of them changes its meaning."""


@dataclass(frozen=True, slots=True)
class Member:
    """One member, without the PIN."""

    member_id: UUID
    nickname: str
    language: str
    created_at: datetime
    keep_until: datetime | None
    consents: frozenset[Consent]
    visits: int
    """How many are kept; one that goes on counts too."""


def add_member(
    connection: Connection, nickname: str, pin_hash: str, language: str, now: datetime
) -> UUID:
    """A new member who allowed nothing yet."""
    member_id = new_id()
    row = {"member_id": member_id, "nickname": nickname, "nickname_key": key_of(nickname)}
    row |= {"pin_hash": pin_hash, "language": language}
    times = {"created_at": now, "keep_until": now + KEPT_FOR}
    connection.execute(members.insert(), row | times)
    note(connection, str(member_id), "joined", at=now)
    return member_id


def named(connection: Connection, nickname: str) -> list[tuple[UUID, str]]:
    """Everybody of that nickname with the hash of their PIN."""
    asked = select(members.c.member_id, members.c.pin_hash).where(
        members.c.nickname_key == key_of(nickname)
    )
    return [(row.member_id, row.pin_hash) for row in connection.execute(asked)]


def member(connection: Connection, member_id: UUID) -> Member | None:
    """The member of that id; None when there is none, or none any more."""
    asked = members.select().where(members.c.member_id == member_id)
    row = connection.execute(asked).mappings().first()
    return _member(connection, row) if row else None


def all_members(connection: Connection) -> list[Member]:
    """Everybody, by nickname."""
    asked = members.select().order_by(members.c.nickname_key, members.c.member_id)
    return [_member(connection, row) for row in connection.execute(asked).mappings()]


def allowed(connection: Connection, member_id: UUID) -> frozenset[Consent]:
    """What the member allows now; words of a later version are passed over."""
    asked = select(consents.c.purpose).where(consents.c.member_id == member_id, consents.c.given)
    given = set(connection.scalars(asked))
    return frozenset(consent for consent in Consent if consent in given)


def allow(
    connection: Connection, member_id: UUID, wanted: Iterable[Consent], now: datetime
) -> frozenset[Consent]:
    """Set which of the three hold from now on; those that were withdrawn by this."""
    before, after = allowed(connection, member_id), frozenset(wanted)
    for consent in sorted(before ^ after):
        this = (consents.c.member_id == member_id) & (consents.c.purpose == consent)
        connection.execute(consents.delete().where(this))
        row = {"member_id": member_id, "purpose": consent, "given": consent in after}
        connection.execute(consents.insert(), row | {"at": now, "wording": WORDING})
        what = "consent given" if consent in after else "consent withdrawn"
        note(connection, str(member_id), what, {"purpose": consent, "wording": WORDING}, now)
    return before - after


def seen(connection: Connection, member_id: UUID, now: datetime) -> None:
    """The member came back: the time they are kept for begins anew."""
    this = members.c.member_id == member_id
    connection.execute(members.update().where(this).values(keep_until=now + KEPT_FOR))


def choose_pin(connection: Connection, member_id: UUID, pin_hash: str) -> None:
    """Another PIN from now on."""
    this = members.c.member_id == member_id
    connection.execute(members.update().where(this).values(pin_hash=pin_hash))


def speak(connection: Connection, member_id: UUID, language: str) -> None:
    """The language that the kiosk greets the member in."""
    this = members.c.member_id == member_id
    connection.execute(members.update().where(this).values(language=language))


def overdue(connection: Connection, now: datetime) -> list[UUID]:
    """Members whose time is over."""
    asked = select(members.c.member_id).where(members.c.keep_until < now)
    return list(connection.scalars(asked))


def _member(connection: Connection, row: RowMapping) -> Member:
    of_them = select(func.count()).select_from(visits)
    count = connection.scalar(of_them.where(visits.c.member_id == row["member_id"])) or 0
    kept = {name: row[name] for name in ("member_id", "nickname", "language", "created_at")}
    given = allowed(connection, row["member_id"])
    return Member(**kept, keep_until=row["keep_until"], consents=given, visits=count)
