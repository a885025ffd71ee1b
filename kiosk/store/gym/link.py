"""This kiosk's place in its chain, as it is kept here, and how it last went with the gym."""

from dataclasses import dataclass, fields
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import Connection, select, true

from kiosk.store.gym import outbox
from kiosk.store.gym.errors import Refusal
from kiosk.store.gym.joining import Joined
from kiosk.store.gym.noting import note_everything
from kiosk.store.schema import gym_cursors, gym_known, gym_link, members


@dataclass(frozen=True, slots=True)
class Link:
    """The one row of `gym_link`."""

    kiosk_id: UUID
    chain_id: UUID
    gym_id: UUID
    joined_at: datetime
    known_version: int = 0
    """The gym's version up to which everything was taken in."""
    epoch: UUID | None = None
    """Which life of the gym that version is of."""
    synced_at: datetime | None = None
    trouble: str | None = None
    revoked_at: datetime | None = None


def link_of(connection: Connection) -> Link | None:
    """None where no gym was joined."""
    row = connection.execute(select(*(gym_link.c[field.name] for field in fields(Link)))).first()
    return Link(*row) if row else None


def become(connection: Connection, place: Joined) -> None:
    """Take this place; everything that is here is offered to the gym. Refused where there are
    members of another chain: nobody agreed to be known there."""
    before = link_of(connection)
    if before is not None and before.chain_id != place.chain_id:
        known = connection.scalar(select(members.c.member_id).limit(1))
        if known is not None:
            what = "this kiosk knows members of another chain"
            raise Refusal("joining", what, "forget them first, or choose another TREADFORM_HOME")
    connection.execute(gym_link.delete())
    row = Link(place.kiosk_id, place.chain_id, place.gym_id, datetime.now(UTC))
    connection.execute(gym_link.insert(), {f.name: getattr(row, f.name) for f in fields(Link)})
    begin_again(connection)


def begin_again(connection: Connection, epoch: UUID | None = None) -> None:
    """As if neither side had ever heard of the other: after joining, and when the gym came back
    from a backup that is older than what this kiosk has seen. Both sides take everything once."""
    connection.execute(gym_cursors.delete())
    connection.execute(gym_known.delete())
    connection.execute(gym_link.update().values(known_version=0, epoch=epoch))
    note_everything(connection)
    outbox.try_again(connection)


def went_well(connection: Connection, version: int) -> None:
    """Everything here is there, and the other way round."""
    now = datetime.now(UTC)
    row = {"synced_at": now, "known_version": version, "trouble": None, "revoked_at": None}
    connection.execute(gym_link.update().where(true()).values(row))


def went_wrong(connection: Connection, trouble: str, revoked: bool) -> None:
    """The status says why; the first moment of a revocation stays."""
    connection.execute(gym_link.update().values(trouble=trouble))
    if revoked:
        since = gym_link.c.revoked_at.is_(None)
        connection.execute(gym_link.update().where(since).values(revoked_at=datetime.now(UTC)))
