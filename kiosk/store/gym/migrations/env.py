"""Alembic calls this with the connection that kiosk.store.gym.founding opened."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    version_table_schema="treadform",
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
