"""The first released schema: finished visits with their sets, values, answers and steps."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from kiosk.store.columns import Id, Utc

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "visits",
        sa.Column("visit_id", Id(), primary_key=True),
        sa.Column("started_at", Utc(), nullable=False),
        sa.Column("program", sa.String(), nullable=False),
        sa.Column("program_version", sa.Integer(), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_visits_started_at", "visits", ["started_at"])
    _of_a_visit(
        "sets",
        sa.Column("exercise", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("started_us", sa.BigInteger(), nullable=False),
        sa.Column("ended_us", sa.BigInteger(), nullable=False),
        sa.Column("steps", sa.Integer(), nullable=False),
        sa.Column("target_spm", sa.Float()),
        sa.Column("cues", sa.JSON(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
    )
    op.create_table(
        "readings",
        sa.Column("visit_id", Id(), nullable=False),
        sa.Column("set_position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("quality", sa.String(), nullable=False),
        sa.Column("floor", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("visit_id", "set_position", "name"),
        sa.ForeignKeyConstraint(
            ["visit_id", "set_position"], ["sets.visit_id", "sets.position"], ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )
    _of_a_visit(
        "answers",
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("measured", sa.Float()),
    )
    _of_a_visit(
        "steps",
        sa.Column("set_position", sa.Integer()),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("placement", sa.String(), nullable=False),
        sa.Column("initial_contact_us", sa.BigInteger(), nullable=False),
        sa.Column("toe_off_us", sa.BigInteger()),
        sa.Column("flight_time_us", sa.BigInteger()),
        sa.Column("step_time_us", sa.BigInteger()),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("contact_quality", sa.String(), nullable=False),
    )


def _of_a_visit(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        name,
        sa.Column("visit_id", Id(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("visit_id", "position"),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.visit_id"], ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
