"""How it stands between this kiosk and its gym, as people are told it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from kiosk.store.gym.link import link_of
from kiosk.store.gym.outbox import waiting


@dataclass(frozen=True, slots=True)
class Status:
    """Times are of this kiosk's clock; `server_version` is the gym's own count of changes."""

    joined: bool
    kiosk_id: UUID | None = None
    last_sync_at: datetime | None = None
    server_version: int = 0
    waiting: int = 0
    oldest_waiting_at: datetime | None = None
    refused: int = 0
    """Of those that wait: the gym would not have them as they are."""
    trouble: str | None = None
    revoked_at: datetime | None = None


def status(connection: Connection) -> Status:
    """Read from the kiosk's own database: it is there without a network too."""
    link = link_of(connection)
    if link is None:
        return Status(joined=False)
    waits = waiting(connection)
    return Status(
        joined=True,
        kiosk_id=link.kiosk_id,
        last_sync_at=link.synced_at,
        server_version=link.known_version,
        waiting=waits.length,
        oldest_waiting_at=waits.oldest_at,
        refused=waits.refused,
        trouble=link.trouble,
        revoked_at=link.revoked_at,
    )


def members_welcome(connection: Connection) -> bool:
    """False once this kiosk was revoked: it goes on with guests, and lets nobody sign in."""
    link = link_of(connection)
    return link is None or link.revoked_at is None
