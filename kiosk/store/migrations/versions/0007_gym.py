"""What a kiosk knows of its gym, and what waits to be told there."""

import sqlalchemy as sa
from alembic import op

from kiosk.store.columns import Id, Utc

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "outbox",
        sa.Column("position", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", Id(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("added_at", Utc(), nullable=False),
        sa.Column("edit_id", Id()),
        sa.Column("frozen", sa.JSON()),
        sa.Column("trouble", sa.String()),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_outbox_once",
        "outbox",
        ["kind", "subject", "detail"],
        unique=True,
        sqlite_where=sa.text("edit_id IS NULL"),
    )
    op.create_table(
        "gym_link",
        sa.Column("kiosk_id", Id(), primary_key=True),
        sa.Column("chain_id", Id(), nullable=False),
        sa.Column("gym_id", Id(), nullable=False),
        sa.Column("joined_at", Utc(), nullable=False),
        sa.Column("known_version", sa.BigInteger(), nullable=False),
        sa.Column("epoch", Id()),
        sa.Column("synced_at", Utc()),
        sa.Column("trouble", sa.String()),
        sa.Column("revoked_at", Utc()),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "gym_cursors",
        sa.Column("stream", sa.String(), primary_key=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "gym_known",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", Id(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "subject", "detail"),
        sqlite_with_rowid=False,
    )
    op.create_table("gym_applying", sa.Column("applying", sa.Integer(), primary_key=True))
