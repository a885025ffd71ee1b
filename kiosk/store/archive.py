"""The kept visits as the rest of the house sees them: no engine, no rows, only typed errors."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from kiosk.coaching.record import VisitRecord
from kiosk.store.backups import Backups
from kiosk.store.database import WAIT_FOR_LOCK_S, open_database, writing
from kiosk.store.errors import explain
from kiosk.store.keeping import keep, kept_now
from kiosk.store.visits import VisitSummary, history, load
from kiosk.store.writer import VisitWriter


class Archive:
    """One database file, open. Every method raises a `StoreError` where the disk or file fails."""

    def __init__(self, path: Path, wait_for_lock_s: float = WAIT_FOR_LOCK_S) -> None:
        self._path = path
        self._engine = open_database(path, wait_for_lock_s)

    def history(self, limit: int | None = None) -> list[VisitSummary]:
        """The newest visits first."""
        with self._reading() as connection:
            return history(connection, limit)

    def load(self, visit_id: UUID) -> VisitRecord | None:
        """The whole visit; None when there is none of that id."""
        with self._reading() as connection:
            return load(connection, visit_id)

    def add(self, visit: VisitRecord) -> bool:
        """Keep a visit that ended elsewhere; False when it is here already."""
        try:
            with writing(self._engine) as connection:
                return keep(connection, kept_now(visit, ended=True))
        except SQLAlchemyError as error:
            raise explain(self._path, error) from error

    def writer(self, waiting: Path, backups: Path | None = None) -> VisitWriter:
        """Start the thread that keeps visits; what the database refuses waits in that folder."""
        daily = Backups(self._path, backups) if backups else None
        return VisitWriter(self._engine, self._path, waiting, backups=daily)

    def close(self) -> None:
        """Let go of the file. Close the writer first."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise explain(self._path, error) from error
