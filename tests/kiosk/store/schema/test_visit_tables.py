from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, Table

from kiosk.store.schema import metadata


def test_the_migrations_make_exactly_the_tables_of_the_code(engine: Engine) -> None:
    def compared(_what: object, _name: object, kind: str, *_more: object) -> bool:
        return kind != "foreign_key_constraint"  # read below: SQLAlchemy misses inline ones

    with engine.connect() as connection:
        opts = {"compare_type": True, "include_object": compared}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, metadata) == []
        for table in metadata.sorted_tables:
            assert kept_keys(connection, table) == wanted_keys(table), table.name


def kept_keys(connection: Connection, table: Table) -> set[tuple[str, ...]]:
    """(column, other table, its column, what a deletion does) as SQLite has them."""
    listed = connection.exec_driver_sql(f"PRAGMA foreign_key_list({table.name})").mappings()
    return {(row["from"], row["table"], row["to"], row["on_delete"]) for row in listed}


def wanted_keys(table: Table) -> set[tuple[str, ...]]:
    return {
        (key.parent.name, key.column.table.name, key.column.name, str(key.ondelete))
        for key in table.foreign_keys
    }
