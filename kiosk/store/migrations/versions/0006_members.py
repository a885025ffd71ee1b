"""Members with their consents, staff, and what belongs to the gym."""

import sqlalchemy as sa
from alembic import op

from kiosk.store.columns import Id, Utc

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    _members()
    _of_members()
    _staff()
    _programs()
    _devices()
    _visits()
    op.alter_column("forgotten", "visit_id", new_column_name="forgotten_id")
    op.add_column(
        "forgotten", sa.Column("kind", sa.String(), nullable=False, server_default="visit")
    )
    for name in ("returns", "guests"):
        op.add_column("counts", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))


def _members() -> None:
    op.create_table(
        "members",
        sa.Column("member_id", Id(), primary_key=True),
        sa.Column("nickname", sa.String(), nullable=False),
        sa.Column("nickname_key", sa.String(), nullable=False),
        sa.Column("pin_hash", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("created_at", Utc(), nullable=False),
        sa.Column("keep_until", Utc()),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_members_nickname_key", "members", ["nickname_key"])
    op.create_table(
        "consents",
        sa.Column("member_id", Id(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("wording", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("member_id", "purpose"),
        sa.ForeignKeyConstraint(["member_id"], ["members.member_id"], ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )


def _of_members() -> None:
    op.create_table(
        "assignments",
        sa.Column("member_id", Id(), primary_key=True),
        sa.Column("program", sa.String(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("staff_id", Id(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.member_id"], ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "notes",
        sa.Column("note_id", Id(), primary_key=True),
        sa.Column("member_id", Id(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("staff_id", Id(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.member_id"], ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )


def _staff() -> None:
    op.create_table(
        "staff",
        sa.Column("staff_id", Id(), primary_key=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False, unique=True),
        sa.Column("pin_hash", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("created_at", Utc(), nullable=False),
        sa.Column("retired_at", Utc()),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tries",
        sa.Column("who", sa.LargeBinary(32), primary_key=True),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("last_at", Utc(), nullable=False),
        sa.Column("locked", sa.Boolean(), nullable=False),
        sqlite_with_rowid=False,
    )


def _programs() -> None:
    op.create_table(
        "programs",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("published_at", Utc(), nullable=False),
        sa.Column("published_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", "version"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "programs_in_use",
        sa.Column("name", sa.String(), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sqlite_with_rowid=False,
    )


def _devices() -> None:
    op.create_table(
        "devices",
        sa.Column("address", sa.String(), primary_key=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", Utc(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "device_states",
        sa.Column("address", sa.String(), primary_key=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("seen_at", Utc(), nullable=False),
        sqlite_with_rowid=False,
    )


def _visits() -> None:
    # Alembic would copy the whole table for a foreign key; SQLite takes one with a new column.
    op.execute(
        "ALTER TABLE visits ADD COLUMN member_id BLOB"
        " REFERENCES members (member_id) ON DELETE CASCADE"
    )
    op.create_index("ix_visits_member_id", "visits", ["member_id"])
    # Visits from before there were members were kept nameless: they stay for their time.
    op.add_column(
        "visits", sa.Column("guest", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.create_table(
        "raw_streams",
        sa.Column("visit_id", Id(), primary_key=True),
        sa.Column("started_at", Utc(), nullable=False),
        sa.Column("expires_at", Utc(), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.visit_id"], ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
