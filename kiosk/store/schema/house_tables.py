"""What belongs to the gym: its programs, its devices, and how they were checked."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
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
    Column("name", String, nullable=False),
    Column("placement", String),
    Column("side", String),
    Column("dock_slot", Integer),
    Column("pair", String),
    Column("assigned_at", Utc, nullable=False),
    Column("retired_at", Utc),
    sqlite_with_rowid=False,
)
"""What staff say of a device: what it is, where it is worn, where it rests, that it is retired."""

device_states = Table(
    "device_states",
    metadata,
    Column("address", String, primary_key=True),
    Column("seen_at", Utc),
    Column("firmware", String),
    Column("battery_pct", Float),
    Column("cleaned_at", Utc),
    sqlite_with_rowid=False,
)
"""What this kiosk last knew of a device."""

commissionings = Table(
    "commissionings",
    metadata,
    Column("commissioning_id", Id, primary_key=True),
    Column("at", Utc, nullable=False),
    Column("address", String, nullable=False, index=True),
    Column("check", String, nullable=False),
    Column("actor", String, nullable=False),
    Column("passed", Boolean, nullable=False),
    Column("detail", JSON, nullable=False),
    sqlite_with_rowid=False,
)
"""Checks of one device, such as of a belt before it is trusted, with what each found."""

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
