"""One-time links to a member's own results. Only hashes are kept: a stolen file opens nothing."""

import sqlalchemy as sa
from alembic import op

from kiosk.store.columns import Id, Utc

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "links",
        sa.Column("token_hash", sa.LargeBinary(32), primary_key=True),
        sa.Column("visit_id", Id(), nullable=False),
        sa.Column("expires_at", Utc(), nullable=False),
        sa.Column("claim_hash", sa.LargeBinary(32)),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.visit_id"], ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
