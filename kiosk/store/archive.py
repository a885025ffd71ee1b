"""The kept visits as the rest of the house sees them: no engine, no rows, only typed errors."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from kiosk.coaching.record import VisitRecord
from kiosk.store import links
from kiosk.store.backups import Backups
from kiosk.store.database import WAIT_FOR_LOCK_S, empty_log, open_database, writing
from kiosk.store.devices import Devices
from kiosk.store.errors import explain
from kiosk.store.forgetting import Reason, Receipt, forget, older_than
from kiosk.store.keeping import keep, kept_now
from kiosk.store.report import Day, report
from kiosk.store.visits import VisitSummary, history, load
from kiosk.store.writer import VisitWriter


class Archive:
    """One database file, open. Every method raises a `StoreError` where the disk or file fails."""

    def __init__(self, path: Path, wait_for_lock_s: float = WAIT_FOR_LOCK_S) -> None:
        self._path = path
        self._engine = open_database(path, wait_for_lock_s)
        self.devices = Devices(self._reading, self._writing)

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
        with self._writing() as connection:
            return keep(connection, kept_now(visit, ended=True))

    def forget(self, wanted: Sequence[UUID], reason: Reason, actor: str) -> Receipt:
        """Delete visits for good, from the file itself too."""
        with self._writing() as connection:
            receipt = forget(connection, wanted, reason, actor)
        try:
            empty_log(self._path)
        except sqlite3.Error as error:
            raise explain(self._path, error) from error
        return receipt

    def older_than(self, age: timedelta) -> list[UUID]:
        """Visits that began longer ago."""
        with self._reading() as connection:
            return older_than(connection, age)

    def report(self) -> list[Day]:
        """Sums a day, the newest first."""
        with self._reading() as connection:
            return report(connection)

    def offer_link(self, visit_id: UUID) -> str:
        """A one-time token for this visit."""
        with self._writing() as connection:
            return links.offer(connection, visit_id)

    def link_is_open(self, token: str) -> bool:
        """Whether nobody claimed the token and its time is not over."""
        with self._reading() as connection:
            return links.is_open(connection, token)

    def claim_link(self, token: str) -> str | None:
        """The secret that opens the visit from now on; None when the token is worth nothing."""
        with self._writing() as connection:
            return links.claim(connection, token)

    def claimed_visit(self, secret: str) -> VisitRecord | None:
        """The visit that a claimed link opens; None when it opens nothing any more."""
        with self._reading() as connection:
            visit_id = links.claimed_visit(connection, secret)
            return load(connection, visit_id) if visit_id else None

    def writer(
        self, waiting: Path, backups: Path | None = None, keep_for: timedelta | None = None
    ) -> VisitWriter:
        """Start the thread that keeps visits; what the database refuses waits in that folder."""
        chores: list[Callable[[], object]] = []
        if keep_for is not None:
            chores.append(lambda: self._let_go(keep_for))
        if backups is not None:
            chores.append(Backups(self._path, backups).make_if_due)
        return VisitWriter(self._engine, self._path, waiting, chores=chores)

    def close(self) -> None:
        """Let go of the file. Close the writer first."""
        self._engine.dispose()

    def _let_go(self, age: timedelta) -> None:
        if old := self.older_than(age):
            self.forget(old, Reason.RETENTION, "retention")

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise explain(self._path, error) from error

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with writing(self._engine) as connection:
                yield connection
        except SQLAlchemyError as error:
            raise explain(self._path, error) from error
