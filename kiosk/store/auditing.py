"""Who did what to what is kept. Never a name or a PIN: staff and members are their ids."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from kiosk.store.ids import new_id
from kiosk.store.schema import audit


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One deed. `actor` is a member of staff's id, an account here, or a timer's name."""

    audit_id: UUID
    at: datetime
    actor: str
    action: str
    detail: Mapping[str, Any]


def note(
    connection: Connection,
    actor: str,
    action: str,
    detail: Mapping[str, Any] | None = None,
    at: datetime | None = None,
) -> None:
    """Write down one deed, in the transaction that does it."""
    row = {"audit_id": new_id(), "at": at or datetime.now(UTC), "actor": actor}
    connection.execute(audit.insert(), row | {"action": action, "detail": dict(detail or {})})


def audit_lines(
    connection: Connection, limit: int | None = None, actor: str | None = None
) -> list[AuditLine]:
    """The newest deeds first; of one actor where one is named."""
    asked = audit.select().order_by(audit.c.at.desc(), audit.c.audit_id.desc()).limit(limit)
    if actor is not None:
        asked = asked.where(audit.c.actor == actor)
    return [AuditLine(**row) for row in connection.execute(asked).mappings()]
