"""Alembic calls this with the connection that kiosk.store.database opened."""

from alembic import context

from kiosk.store.gym.noting import make_triggers
from kiosk.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite cannot alter most of a table in place
)
with context.begin_transaction():
    context.run_migrations()
    make_triggers(context.get_bind())
