"""Transactions on the kiosk's file. What the disk or the engine says comes as a `StoreError`."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from kiosk.store.database import empty_log, writing
from kiosk.store.errors import explain


class Transactions:
    """What every face of the store reads and writes through."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path, self.engine = path, engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One picture of the database, however long it is looked at."""
        try:
            with self.engine.connect() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise explain(self.path, error) from error

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """All or nothing; waits for the write lock first."""
        try:
            with writing(self.engine) as connection:
                yield connection
        except SQLAlchemyError as error:
            raise explain(self.path, error) from error

    def empty_log(self) -> None:
        """Take what was deleted out of the write-ahead log too."""
        try:
            empty_log(self.path)
        except sqlite3.Error as error:
            raise explain(self.path, error) from error
