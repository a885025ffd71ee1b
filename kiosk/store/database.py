"""Open the kiosk's SQLite file: checked, migrated, durable."""

import sqlite3
from contextlib import AbstractContextManager, closing
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, NullPool, create_engine, event, inspect
from sqlalchemy.exc import SQLAlchemyError

from kiosk.store.errors import Corrupt, NewerSchema, NotOurs, explain

PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON")
HEADER = b"SQLite format 3\0"
WAIT_FOR_LOCK_S = 5.0
"""How long a writer waits for another process before it says `Locked`: longer than any backup."""


def open_database(path: Path, wait_for_lock_s: float = WAIT_FOR_LOCK_S) -> Engine:
    """The database at `path`, made or migrated where needed; raises a `StoreError`."""
    engine = _engine(path, wait_for_lock_s)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _refuse_other_files(path)
        with engine.connect() as connection:
            _check(path, connection)
            behind = _behind(path, connection)
        if behind:
            with writing(engine) as connection:
                _migrate(path, connection)
    except (SQLAlchemyError, OSError) as error:
        engine.dispose()
        raise explain(path, error) from error
    except BaseException:
        engine.dispose()
        raise
    return engine


def writing(engine: Engine) -> AbstractContextManager[Connection]:
    """A transaction that takes the write lock first.

    One that reads first and then writes fails at once where another process holds the lock:
    SQLite does not wait in the middle of a transaction.
    """
    return engine.execution_options(begin="IMMEDIATE").begin()


def empty_log(path: Path) -> None:
    """Bring what the write-ahead log holds into the file itself, and empty the log."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA secure_delete = ON")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _engine(path: Path, wait_for_lock_s: float) -> Engine:
    # No pool: a connection that is done with is closed, and takes the WAL file with it.
    engine = create_engine(
        f"sqlite:///{path}", connect_args={"timeout": wait_for_lock_s}, poolclass=NullPool
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: SqliteConnection, _record: Any) -> None:
    """FULL, because NORMAL in WAL mode lets a pulled plug take the last visits with it. What is
    deleted is overwritten with zeros: forgotten means gone from the file."""
    connection.isolation_level = None  # pysqlite must not begin transactions of its own
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    mode = connection.get_execution_options().get("begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {mode}")


def _refuse_other_files(path: Path) -> None:
    """SQLite takes a file too short for a header as empty, and would write over it."""
    if path.is_file():
        with path.open("rb") as file:
            start = file.read(len(HEADER))
        if start and start != HEADER:
            raise NotOurs(path, "this is not a database")


def _check(path: Path, connection: Connection) -> None:
    found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    if found != "ok":
        raise Corrupt(path, f"the database is damaged ({str(found).splitlines()[-1]})")


def _behind(path: Path, connection: Connection) -> bool:
    """Whether the schema is older than the code; raises where it is newer or not ours."""
    known = {script.revision for script in ScriptDirectory.from_config(_alembic()).walk_revisions()}
    current = MigrationContext.configure(connection).get_current_revision()
    if current is None and inspect(connection).get_table_names():
        raise NotOurs(path, "this is another program's database")
    if current is not None and current not in known:
        what = f"written by a newer Treadform (schema {current}, known up to {max(known)})"
        raise NewerSchema(path, what)
    return current != max(known)


def _migrate(path: Path, connection: Connection) -> None:
    if _behind(path, connection):  # still: another process may have been quicker
        config = _alembic()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _alembic() -> Config:
    config = Config()
    config.set_main_option("script_location", "kiosk.store:migrations")
    config.set_main_option("path_separator", "os")
    return config
