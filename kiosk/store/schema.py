"""The tables. A change here comes with a migration; a test compares the two.

Keys are UUIDv7 and positions, never counters of the database: rows written on different kiosks meet
later without clashing. Kiosk time is integer µs and means something only inside its visit.
"""

from uuid import UUID

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
)

from kiosk.store.columns import Id, Utc

metadata = MetaData()

visits = Table(
    "visits",
    metadata,
    Column("visit_id", Id, primary_key=True),
    Column("started_at", Utc, nullable=False, index=True),
    Column("program", String, nullable=False),
    Column("program_version", Integer, nullable=False),
    Column("complete", Boolean, nullable=False),
    Column("notes", JSON, nullable=False),
    Column("seen_at", Utc),
    Column("ended_at", Utc),
    sqlite_with_rowid=False,
)


def _of_a_visit() -> Column[UUID]:
    return Column("visit_id", Id, ForeignKey(visits.c.visit_id, ondelete="CASCADE"))


sets = Table(
    "sets",
    metadata,
    _of_a_visit(),
    Column("position", Integer),
    Column("exercise", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("started_us", BigInteger, nullable=False),
    Column("ended_us", BigInteger, nullable=False),
    Column("steps", Integer, nullable=False),
    Column("target_spm", Float),
    Column("cues", JSON, nullable=False),
    Column("outcome", String, nullable=False),
    PrimaryKeyConstraint("visit_id", "position"),
    sqlite_with_rowid=False,
)

# One row a value, not one column: a value the core learns to measure needs no migration, and an
# absent value is an absent row.
readings = Table(
    "readings",
    metadata,
    Column("visit_id", Id),
    Column("set_position", Integer),
    Column("name", String),
    Column("value", Float, nullable=False),
    Column("quality", String, nullable=False),
    Column("floor", Float, nullable=False),
    PrimaryKeyConstraint("visit_id", "set_position", "name"),
    ForeignKeyConstraint(
        ("visit_id", "set_position"), (sets.c.visit_id, sets.c.position), ondelete="CASCADE"
    ),
    sqlite_with_rowid=False,
)

answers = Table(
    "answers",
    metadata,
    _of_a_visit(),
    Column("position", Integer),
    Column("question", String, nullable=False),
    Column("value", Float, nullable=False),
    Column("measured", Float),
    PrimaryKeyConstraint("visit_id", "position"),
    sqlite_with_rowid=False,
)

steps = Table(
    "steps",
    metadata,
    _of_a_visit(),
    Column("position", Integer),
    Column("set_position", Integer),
    Column("side", String, nullable=False),
    Column("placement", String, nullable=False),
    Column("initial_contact_us", BigInteger, nullable=False),
    Column("toe_off_us", BigInteger),
    Column("flight_time_us", BigInteger),
    Column("step_time_us", BigInteger),
    Column("confidence", Float, nullable=False),
    Column("contact_quality", String, nullable=False),
    Column("feet_lag_us", BigInteger),
    PrimaryKeyConstraint("visit_id", "position"),
    sqlite_with_rowid=False,
)
"""`position` counts within the visit; `set_position` is NULL for a step outside every set."""

forgotten = Table(
    "forgotten",
    metadata,
    Column("visit_id", Id, primary_key=True),
    Column("forgotten_at", Utc, nullable=False),
    Column("reason", String, nullable=False),
    sqlite_with_rowid=False,
)
"""Ids only. A visit named here is never taken in again, from wherever it may come."""

counts = Table(
    "counts",
    metadata,
    Column("day", Date),
    Column("program", String),
    Column("started", Integer, nullable=False),
    Column("completed", Integer, nullable=False),
    Column("seconds", Float, nullable=False),
    PrimaryKeyConstraint("day", "program"),
    sqlite_with_rowid=False,
)
"""What remains of forgotten visits: sums of a day, nobody's."""

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
