"""What was forgotten stays forgotten; what staff do is noted; counts outlive the visits."""

import sqlalchemy as sa
from alembic import op

from kiosk.store.columns import Id, Utc

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "forgotten",
        sa.Column("visit_id", Id(), primary_key=True),
        sa.Column("forgotten_at", Utc(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "counts",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("program", sa.String(), nullable=False),
        sa.Column("started", sa.Integer(), nullable=False),
        sa.Column("completed", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("day", "program"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "audit",
        sa.Column("audit_id", Id(), primary_key=True),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sqlite_with_rowid=False,
    )
