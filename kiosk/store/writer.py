"""The thread that writes. Whoever hands it a visit never waits for a disk."""

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Any

from sqlalchemy import Connection, Engine

from kiosk.coaching.record import VisitRecord
from kiosk.store import auditing
from kiosk.store.database import writing
from kiosk.store.devices import Facts, Sighting, Sightings
from kiosk.store.errors import StoreError, Unusable, explain
from kiosk.store.keeping import NOBODY, Growing, Kept, Owner, keep, kept_now
from kiosk.store.shelf import ShelfError
from kiosk.store.spill import Spill

log = logging.getLogger(__name__)

RETRY_S = 30.0
"""Between attempts to bring in what waits: a full disk or a held lock rarely ends sooner."""

SIGHTINGS_S = 10.0
"""What devices say of themselves is written this often at most."""

Deed = Callable[[Connection], object]
Message = Kept | Sighting | Event | Deed | None


def _tidy(_connection: Connection) -> None:
    """Stands for the chores in the queue."""


class VisitWriter:
    """Takes visits from any thread, while they go on and at their end. The database gets them,
    else the spill folder, else they stay in memory. `close` tries everything once more and returns
    the ended visits that no disk would take."""

    def __init__(
        self,
        engine: Engine,
        path: Path,
        spill: Path,
        *,
        chores: Sequence[Callable[[], object]] = (),
        retry_s: float = RETRY_S,
    ) -> None:
        self._engine = engine
        self._path = path
        self._spill = Spill(spill)
        self._chores = chores
        self._retry_s = retry_s
        self._queue: SimpleQueue[Message] = SimpleQueue()
        self._unsaved: list[Kept] = []
        self._undone: list[Deed] = []
        self._sightings, self._sightings_due_s = Sightings(), 0.0
        self._growing = Growing()
        self._thread = Thread(target=self._run, name="store", daemon=True)
        self._thread.start()

    def progress(self, visit: VisitRecord, owner: Owner = NOBODY) -> None:
        """Hand over a visit as far as it has come; returns at once."""
        self._queue.put(kept_now(visit, ended=False, owner=owner))

    def keep(self, visit: VisitRecord, owner: Owner = NOBODY) -> None:
        """Hand over a visit that has ended; returns at once."""
        self._queue.put(kept_now(visit, ended=True, owner=owner))

    def device_seen(self, address: str, kind: str, facts: Facts, at: datetime) -> None:
        """Hand over what a device said of itself; returns at once."""
        self._queue.put(Sighting(address, kind, facts, at))

    def audit(self, actor: str, action: str, detail: Mapping[str, Any]) -> None:
        """Hand over a deed for the audit log; returns at once."""
        at = datetime.now(UTC)
        self.do(partial(auditing.note, actor=actor, action=action, detail=detail, at=at))

    def do(self, deed: Deed) -> None:
        """Hand over something to be done in a transaction of its own; returns at once. It is tried
        until it is done, or the writer closed."""
        self._queue.put(deed)

    def tidy(self) -> None:
        """Do the chores soon, such as letting a guest's visit go; returns at once."""
        self._queue.put(_tidy)

    def settle(self, timeout_s: float | None = None) -> bool:
        """Wait until everything handed over so far was tried once; False when it took longer."""
        reached = Event()
        self._queue.put(reached)
        return reached.wait(timeout_s)

    def close(self, timeout_s: float | None = None) -> list[VisitRecord]:
        """Finish, stop the thread and return the ended visits that no disk would take."""
        self._queue.put(None)
        self._thread.join(timeout_s)
        return [kept.visit for kept in self._unsaved]

    def _run(self) -> None:
        self._take_in()
        self._do_chores()
        while True:
            for message in newest_only(self._waited_for()):
                if message is None:
                    self._take_in()
                    self._write_sightings()
                    return
                self._take(message)
            if time.monotonic() >= self._sightings_due_s:
                self._write_sightings()

    def _take(self, message: Kept | Sighting | Event | Deed) -> None:
        if isinstance(message, Event):
            message.set()
        elif isinstance(message, Sighting):
            self._sightings.hear(message)
        elif message is _tidy:
            self._do_chores()
        elif not isinstance(message, Kept):
            self._undone.append(message)
            self._take_in()
        elif message.ended:
            self._unsaved.append(message)
            self._take_in()
        else:
            self._grow(message)

    def _waited_for(self) -> list[Message]:
        """All that has come in; takes in what waits on disk while nothing does."""
        messages: list[Message] = []
        while not messages:
            try:
                messages.append(self._queue.get(timeout=self._retry_s))
            except Empty:
                self._take_in()
                self._write_sightings()
                self._do_chores()
        while not self._queue.empty():
            messages.append(self._queue.get())
        return messages

    def _grow(self, kept: Kept) -> None:
        try:
            with writing(self._engine) as connection:
                self._growing.write(connection, kept)
        except Exception as error:  # whatever it is, this thread and the visit outlive it
            self._growing = Growing()
            log.warning("a visit goes on unwritten: %s", explain(self._path, error))
            self._put_aside(kept)

    def _take_in(self) -> None:
        """Everything that waits goes to the database if it can, and visits to the spill if not."""
        while self._undone and self._try("a deed waits", self._undone[0]):
            del self._undone[0]
        for kept in list(self._unsaved):
            if self._save(kept) is None or self._put_aside(kept):
                self._unsaved.remove(kept)
        for kept in self._spill.waiting():
            trouble = self._save(kept)
            if trouble is None:
                self._spill.done(kept.visit.visit_id)
            elif not isinstance(trouble, Unusable):
                return  # the disk's trouble, not this visit's: the others would fail alike

    def _save(self, kept: Kept) -> StoreError | None:
        visit_id = kept.visit.visit_id
        try:
            with writing(self._engine) as connection:
                fresh = keep(connection, kept)
        except Exception as error:  # whatever it is, this thread and the visit outlive it
            trouble = explain(self._path, error)
            log.warning("visit %s is not in the database: %s", visit_id, trouble)
            return trouble
        if fresh:
            log.info("visit %s kept", visit_id)
        return None

    def _write_sightings(self) -> None:
        self._sightings_due_s = time.monotonic() + SIGHTINGS_S
        waiting = self._sightings.waiting
        if waiting and self._try("devices wait", self._sightings.write):
            waiting.clear()

    def _try(self, otherwise: str, deed: Deed) -> bool:
        try:
            with writing(self._engine) as connection:
                deed(connection)
        except Exception as error:  # whatever it is, this thread outlives it
            log.warning("%s: %s", otherwise, explain(self._path, error))
            return False
        return True

    def _do_chores(self) -> None:
        """What has time until nobody is being written: retention, backups."""
        for chore in self._chores:
            try:
                chore()
            except (StoreError, ShelfError, OSError) as error:
                log.warning("put off: %s", error)

    def _put_aside(self, kept: Kept) -> bool:
        visit_id = kept.visit.visit_id
        try:
            path = self._spill.put(kept)
        except OSError as error:
            log.error("visit %s is only in memory: %s", visit_id, explain(self._path, error))
            return False
        log.warning("visit %s waits in %s", visit_id, path)
        return True


def newest_only(messages: Sequence[Message]) -> list[Message]:
    """Without the states of a visit that a later message of the same visit replaces: after a
    stalled disk only the last of them is worth writing."""
    kept: list[Message] = []
    seen = set()
    for message in reversed(messages):
        if isinstance(message, Kept):
            if not message.ended and message.visit.visit_id in seen:
                continue
            seen.add(message.visit.visit_id)
        kept.append(message)
    return kept[::-1]
