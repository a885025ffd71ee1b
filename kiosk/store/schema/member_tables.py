"""Members and staff, and what they may do. A PIN is never kept, only its argon2 hash."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
)

from kiosk.store.columns import Id, Utc
from kiosk.store.schema.shared_metadata import metadata

members = Table(
    "members",
    metadata,
    Column("member_id", Id, primary_key=True),
    Column("nickname", String, nullable=False),
    Column("nickname_key", String, nullable=False, index=True),
    Column("pin_hash", String, nullable=False),
    Column("language", String, nullable=False),
    Column("created_at", Utc, nullable=False),
    Column("keep_until", Utc),
    sqlite_with_rowid=False,
)
"""`nickname_key` is how the nickname is found however it is typed. It is not unique: two kiosks
without a network may each take in a "Sam". A member who is gone is a row of `forgotten`."""

consents = Table(
    "consents",
    metadata,
    Column("member_id", Id, ForeignKey(members.c.member_id, ondelete="CASCADE")),
    Column("purpose", String),
    Column("given", Boolean, nullable=False),
    Column("at", Utc, nullable=False),
    Column("wording", String, nullable=False),
    PrimaryKeyConstraint("member_id", "purpose"),
    sqlite_with_rowid=False,
)
"""`at` is when it was given, or withdrawn where `given` is false; `wording` is the text's version.
No row: never asked for, never given."""

assignments = Table(
    "assignments",
    metadata,
    Column("member_id", Id, ForeignKey(members.c.member_id, ondelete="CASCADE"), primary_key=True),
    Column("program", String, nullable=False),
    Column("at", Utc, nullable=False),
    Column("staff_id", Id, nullable=False),
    sqlite_with_rowid=False,
)
"""The program that staff chose for a member."""

notes = Table(
    "notes",
    metadata,
    Column("note_id", Id, primary_key=True),
    Column("member_id", Id, ForeignKey(members.c.member_id, ondelete="CASCADE"), nullable=False),
    Column("at", Utc, nullable=False),
    Column("staff_id", Id, nullable=False),
    Column("text", String, nullable=False),
    sqlite_with_rowid=False,
)

staff = Table(
    "staff",
    metadata,
    Column("staff_id", Id, primary_key=True),
    Column("name", String, nullable=False),
    Column("name_key", String, nullable=False, unique=True),
    Column("pin_hash", String, nullable=False),
    Column("role", String, nullable=False),
    Column("created_at", Utc, nullable=False),
    Column("retired_at", Utc),
    sqlite_with_rowid=False,
)

tries = Table(
    "tries",
    metadata,
    Column("who", LargeBinary(32), primary_key=True),
    Column("wrong", Integer, nullable=False),
    Column("last_at", Utc, nullable=False),
    Column("locked", Boolean, nullable=False),
    sqlite_with_rowid=False,
)
"""Wrong PINs in a row, by the hash of what was typed as a name: known or not, so that nobody learns
who is a member here by trying."""
