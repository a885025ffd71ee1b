"""Visits are written while they happen: one without an end was cut short."""

import sqlalchemy as sa
from alembic import op

from kiosk.store.columns import Utc

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("visits", sa.Column("seen_at", Utc(), nullable=True))
    op.add_column("visits", sa.Column("ended_at", Utc(), nullable=True))
    # Until now a visit was only written at its end, whose time nobody noted.
    op.execute("UPDATE visits SET ended_at = started_at, seen_at = started_at")
