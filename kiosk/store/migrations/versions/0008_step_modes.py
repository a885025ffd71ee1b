"""How each step was made, and the times that only some ways of moving have."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    for name in ("mode", "side_quality"):
        column = sa.Column(name, sa.String(), nullable=False, server_default="unknown")
        op.add_column("steps", column)
    for name in ("stride_time_us", "double_support_us"):
        op.add_column("steps", sa.Column(name, sa.BigInteger()))
