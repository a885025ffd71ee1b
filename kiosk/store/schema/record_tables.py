"""What outlives the visits: what was forgotten, sums of a day, who did what, one-time links."""

from sqlalchemy import (
    JSON,
    Column,
    Date,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
)

from kiosk.store.columns import Id, Utc
from kiosk.store.schema.shared_metadata import metadata
from kiosk.store.schema.visit_tables import visits

forgotten = Table(
    "forgotten",
    metadata,
    Column("forgotten_id", Id, primary_key=True),
    Column("kind", String, nullable=False, server_default="visit"),
    Column("forgotten_at", Utc, nullable=False),
    Column("reason", String, nullable=False),
    sqlite_with_rowid=False,
)
"""Ids only, of visits and members. What is named here is never taken in again, from wherever it may
come."""

counts = Table(
    "counts",
    metadata,
    Column("day", Date),
    Column("program", String),
    Column("started", Integer, nullable=False),
    Column("completed", Integer, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("returns", Integer, nullable=False, server_default="0"),
    Column("guests", Integer, nullable=False, server_default="0"),
    PrimaryKeyConstraint("day", "program"),
    sqlite_with_rowid=False,
)
"""What remains of forgotten visits: sums of a day, nobody's. A return is a visit of somebody who
had been here before."""

audit = Table(
    "audit",
    metadata,
    Column("audit_id", Id, primary_key=True),
    Column("at", Utc, nullable=False),
    Column("actor", String, nullable=False),
    Column("action", String, nullable=False),
    Column("detail", JSON, nullable=False),
    sqlite_with_rowid=False,
)
"""What people and timers did to what is kept. Never a name, never a number of a body."""

links = Table(
    "links",
    metadata,
    Column("token_hash", LargeBinary(32), primary_key=True),
    Column("visit_id", Id, ForeignKey(visits.c.visit_id, ondelete="CASCADE"), nullable=False),
    Column("expires_at", Utc, nullable=False),
    Column("claim_hash", LargeBinary(32)),
    sqlite_with_rowid=False,
)
"""`claim_hash` is of the secret that the first phone got for the link; NULL until then."""
