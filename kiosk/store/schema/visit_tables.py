"""Visits: what was measured and said, down to every step."""

from uuid import UUID

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    false,
)

from kiosk.store.columns import Id, Utc
from kiosk.store.schema.member_tables import members
from kiosk.store.schema.shared_metadata import metadata

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
    Column("member_id", Id, ForeignKey(members.c.member_id, ondelete="CASCADE"), index=True),
    Column("guest", Boolean, nullable=False, server_default=false()),
    sqlite_with_rowid=False,
)
"""A visit without a member is a guest's, which goes at sign-out, or one that was taken in from a
file; `guest` tells them apart."""


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
    Column("mode", String, nullable=False, server_default="unknown"),
    Column("side_quality", String, nullable=False, server_default="unknown"),
    Column("stride_time_us", BigInteger),
    Column("double_support_us", BigInteger),
    PrimaryKeyConstraint("visit_id", "position"),
    sqlite_with_rowid=False,
)
"""`position` counts within the visit; `set_position` is NULL for a step outside every set."""
