"""The thread that writes. Whoever hands it a visit never waits for a disk."""

import logging
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread

from sqlalchemy import Engine

from kiosk.coaching.record import VisitRecord
from kiosk.store.database import writing
from kiosk.store.errors import StoreError, Unusable, explain
from kiosk.store.spill import Spill
from kiosk.store.visits import save

log = logging.getLogger(__name__)

RETRY_S = 30.0
"""Between attempts to bring in what waits: a full disk or a held lock rarely ends sooner."""


class VisitWriter:
    """Takes finished visits from any thread; the database gets them, else the spill folder, else
    they stay in memory. `close` tries everything once more and returns what is still unsaved."""

    def __init__(
        self, engine: Engine, path: Path, spill: Path, *, retry_s: float = RETRY_S
    ) -> None:
        self._engine = engine
        self._path = path
        self._spill = Spill(spill)
        self._retry_s = retry_s
        self._queue: SimpleQueue[VisitRecord | Event | None] = SimpleQueue()
        self._unsaved: list[VisitRecord] = []
        self._thread = Thread(target=self._run, name="store", daemon=True)
        self._thread.start()

    def keep(self, visit: VisitRecord) -> None:
        """Hand over a visit; returns at once."""
        self._queue.put(visit)

    def settle(self, timeout_s: float | None = None) -> bool:
        """Wait until everything handed over so far was tried once; False when it took longer."""
        reached = Event()
        self._queue.put(reached)
        return reached.wait(timeout_s)

    def close(self, timeout_s: float | None = None) -> list[VisitRecord]:
        """Finish, stop the thread and return the visits that no disk would take."""
        self._queue.put(None)
        self._thread.join(timeout_s)
        return list(self._unsaved)

    def _run(self) -> None:
        self._take_in()
        while True:
            try:
                message = self._queue.get(timeout=self._retry_s)
            except Empty:
                self._take_in()
                continue
            if message is None:
                self._take_in()
                return
            if isinstance(message, Event):
                message.set()
            else:
                self._unsaved.append(message)
                self._take_in()

    def _take_in(self) -> None:
        """Everything that waits goes to the database if it can, and to the spill if not."""
        for visit in list(self._unsaved):
            if self._save(visit) is None or self._put_aside(visit):
                self._unsaved.remove(visit)
        for visit in self._spill.waiting():
            trouble = self._save(visit)
            if trouble is None:
                self._spill.done(visit.visit_id)
            elif not isinstance(trouble, Unusable):
                return  # the disk's trouble, not this visit's: the others would fail alike

    def _save(self, visit: VisitRecord) -> StoreError | None:
        try:
            with writing(self._engine) as connection:
                save(connection, visit)
        except Exception as error:  # whatever it is, this thread and the visit outlive it
            trouble = explain(self._path, error)
            log.warning("visit %s is not in the database: %s", visit.visit_id, trouble)
            return trouble
        log.info("visit %s kept", visit.visit_id)
        return None

    def _put_aside(self, visit: VisitRecord) -> bool:
        try:
            kept = self._spill.put(visit)
        except OSError as error:
            trouble = explain(self._path, error)
            log.error("visit %s is only in memory: %s", visit.visit_id, trouble)
            return False
        log.warning("visit %s waits in %s", visit.visit_id, kept)
        return True
