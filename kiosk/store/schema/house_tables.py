"""What belongs to the gym: its programs, its devices, and how they were checked."""

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
)

from kiosk.store.columns import Id, Utc
from kiosk.store.schema.shared_metadata import metadata
from kiosk.store.schema.visit_tables import visits

programs = Table(
    "programs",
    metadata,
    Column("name", String),
    Column("version", Integer),
    Column("text", String, nullable=False),
    Column("published_at", Utc, nullable=False),
    Column("published_by", String, nullable=False),
    PrimaryKeyConstraint("name", "version"),
    sqlite_with_rowid=False,
)
"""Published versions, never changed."""

programs_in_use = Table(
    "programs_in_use",
    metadata,
    Column("name", String, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("at", Utc, nullable=False),
    sqlite_with_rowid=False,
)

devices = Table(
    "devices",
    metadata,
    Column("address", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("facts", JSON, nullable=False),
    Column("version", Integer, nullable=False),
    Column("changed_at", Utc, nullable=False),
    sqlite_with_rowid=False,
)
"""What people say of a device, such as where a pod is worn, or what a belt was commissioned for.
The radio's own words: the store keeps them whole and reads none."""

device_states = Table(
    "device_states",
    metadata,
    Column("address", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("facts", JSON, nullable=False),
    Column("seen_at", Utc, nullable=False),
    sqlite_with_rowid=False,
)
"""What the device last said of itself to this kiosk, such as its charge; it stays here."""

raw_streams = Table(
    "raw_streams",
    metadata,
    Column("visit_id", Id, ForeignKey(visits.c.visit_id, ondelete="CASCADE"), primary_key=True),
    Column("started_at", Utc, nullable=False),
    Column("expires_at", Utc, nullable=False),
    Column("size_bytes", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""Raw streams lie beside the database, in one file a visit, and are in no backup."""
