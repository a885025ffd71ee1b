"""What a kiosk knows of its gym, and what waits to be told there. Empty where none was joined."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    text,
)

from kiosk.store.columns import Id, Utc
from kiosk.store.schema.shared_metadata import metadata

outbox = Table(
    "outbox",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=True),
    Column("kind", String, nullable=False),
    Column("subject", Id, nullable=False),
    Column("detail", String, nullable=False),
    Column("added_at", Utc, nullable=False),
    Column("edit_id", Id),
    Column("frozen", JSON),
    Column("trouble", String),
    Index(
        *("ix_outbox_once", "kind", "subject", "detail"),
        unique=True,
        sqlite_where=text("edit_id IS NULL"),
    ),
    sqlite_autoincrement=True,
)
"""What changed, in order. Triggers fill it in the transaction of the change. An edit's id and words
are frozen before the first attempt; `trouble` is why the gym would not have it."""

gym_link = Table(
    "gym_link",
    metadata,
    Column("kiosk_id", Id, primary_key=True),
    Column("chain_id", Id, nullable=False),
    Column("gym_id", Id, nullable=False),
    Column("joined_at", Utc, nullable=False),
    Column("known_version", BigInteger, nullable=False),
    Column("epoch", Id),
    Column("synced_at", Utc),
    Column("trouble", String),
    Column("revoked_at", Utc),
    sqlite_with_rowid=False,
)
"""One row where this kiosk has joined a gym. Another `epoch` there than here: the gym came back
from a backup, and what either side was told counts no more."""

gym_cursors = Table(
    "gym_cursors",
    metadata,
    Column("stream", String, primary_key=True),
    Column("version", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
"""Up to which of the gym's versions each stream was taken in."""

gym_known = Table(
    "gym_known",
    metadata,
    Column("kind", String),
    Column("subject", Id),
    Column("detail", String),
    Column("version", BigInteger, nullable=False),
    Column("body", JSON, nullable=False),
    PrimaryKeyConstraint("kind", "subject", "detail"),
    sqlite_with_rowid=False,
)
"""Members and consents as the gym last had them: an edit says only what it changes."""

gym_applying = Table(
    "gym_applying",
    metadata,
    Column("applying", Integer, primary_key=True),
)
"""Has a row only inside the transaction that takes in what the gym said: no edit of ours."""
