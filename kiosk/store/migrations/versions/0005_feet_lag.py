"""How far apart the two feet of a hop land."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("steps", sa.Column("feet_lag_us", sa.BigInteger()))
