"""One-time links to one visit: offered on the screen, claimed by the first phone, soon over."""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, select

from kiosk.store.schema import links, visits

LIFE = timedelta(minutes=30)
BYTES = 32
"""256 random bits: nobody guesses one, however many are tried."""


def offer(connection: Connection, visit_id: UUID, now: datetime | None = None) -> str:
    """A new token for this visit; what is over is cleared away."""
    moment = now or datetime.now(UTC)
    token = secrets.token_urlsafe(BYTES)
    connection.execute(links.delete().where(~in_time(moment)))
    row = {"token_hash": _hash(token), "visit_id": visit_id, "expires_at": moment + LIFE}
    connection.execute(links.insert(), row)
    return token


def is_open(connection: Connection, token: str, now: datetime | None = None) -> bool:
    """Whether the token could be claimed; looking changes nothing."""
    moment = now or datetime.now(UTC)
    asked = select(links.c.visit_id).where(
        links.c.token_hash == _hash(token),
        links.c.claim_hash.is_(None),
        in_time(moment),
    )
    return connection.scalar(asked) is not None


def claim(connection: Connection, token: str, now: datetime | None = None) -> str | None:
    """The secret that opens the visit from now on; None when the token is no longer worth one."""
    if not is_open(connection, token, now):
        return None
    secret = secrets.token_urlsafe(BYTES)
    this = links.c.token_hash == _hash(token)
    connection.execute(links.update().where(this).values(claim_hash=_hash(secret)))
    return secret


def claimed_visit(connection: Connection, secret: str, now: datetime | None = None) -> UUID | None:
    """The visit that this secret opens; None when it opens nothing any more."""
    moment = now or datetime.now(UTC)
    asked = select(links.c.visit_id).where(links.c.claim_hash == _hash(secret), in_time(moment))
    return connection.scalar(asked)


def claimed_member(connection: Connection, secret: str, now: datetime | None = None) -> UUID | None:
    """Whose visit this secret opens; None where it is nobody's that is known."""
    visit_id = claimed_visit(connection, secret, now)
    return connection.scalar(select(visits.c.member_id).where(visits.c.visit_id == visit_id))


def in_time(moment: datetime) -> ColumnElement[bool]:
    """Neither over nor of a time to come: a clock that is put back lengthens no link."""
    return (links.c.expires_at > moment) & (links.c.expires_at <= moment + LIFE)


def _hash(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()
