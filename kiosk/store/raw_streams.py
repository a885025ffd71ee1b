"""Raw streams of members who allow it: what sensors said, as JSON lines, compressed.

Whoever hands over a sample only puts it into a queue. Each batch is a whole zstandard frame at the
end of the file: a pulled plug costs the last batch, and any zstd reads what is there.
"""

import json
import logging
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any
from uuid import UUID

import zstandard
from sqlalchemy import Connection, select

from kiosk.store.raw_shelf import RawShelf
from kiosk.store.schema import raw_streams, visits
from kiosk.store.writer import VisitWriter

log = logging.getLogger(__name__)

KEPT_FOR = timedelta(days=30)
BATCH_S = 2.0
MOST_WAITING = 20_000
"""Samples in memory where the disk stalls, about two minutes; then they are dropped, and counted:
a stream with a hole is worth more than a kiosk without memory."""

Heard = tuple[str, Any]
"""A device's address, and its sample: any dataclass."""


class RawStreams:
    """One kiosk's recorder: at most one stream at a time. All calls but `close` return at once."""

    def __init__(self, shelf: RawShelf, writer: VisitWriter, batch_s: float = BATCH_S) -> None:
        self._shelf, self._writer, self._batch_s = shelf, writer, batch_s
        self._queue: SimpleQueue[Heard | UUID | None] = SimpleQueue()
        self._visit_id: UUID | None = None
        self._dropped = 0
        self._thread = Thread(target=self._run, name="raw", daemon=True)
        self._thread.start()

    def begin(self, visit_id: UUID) -> None:
        """Keep what is heard from now on as this visit's."""
        if visit_id != self._visit_id:
            self._visit_id = visit_id
            self._queue.put(visit_id)

    def hear(self, address: str, sample: Any) -> None:
        """One sample of one device; nothing where no stream is kept."""
        if self._visit_id is None:
            return
        if self._queue.qsize() >= MOST_WAITING:
            self._dropped += 1
        else:
            self._queue.put((address, sample))

    def end(self) -> None:
        """Keep nothing any more."""
        self._visit_id = None

    def close(self) -> None:
        """Write what waits, and stop."""
        self.end()
        self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        visit_id: UUID | None = None
        going_on = True
        while going_on:
            lines: list[bytes] = []
            for message in self._batch():
                if isinstance(message, tuple):
                    lines.append(line_of(*message))
                    continue
                self._append(visit_id, lines)
                lines, going_on = [], message is not None
                visit_id = message
            self._append(visit_id, lines)

    def _batch(self) -> list[Heard | UUID | None]:
        """What came in during a batch's time after the first of it."""
        batch = [self._queue.get()]
        if batch[0] is not None:
            try:
                batch.append(self._queue.get(timeout=self._batch_s))
            except Empty:
                return batch
        while not self._queue.empty():
            batch.append(self._queue.get())
        return batch

    def _append(self, visit_id: UUID | None, lines: list[bytes]) -> None:
        if visit_id is None or not lines:
            return
        if self._dropped:
            lines.append(json.dumps({"dropped": self._dropped}).encode())
            self._dropped = 0
        path = self._shelf.path(visit_id)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("ab") as file:
                file.write(zstandard.compress(b"\n".join(lines) + b"\n"))
                size = file.tell()
        except OSError as error:
            log.warning("a raw stream has a hole: %s", error.strerror)
            return
        self._writer.do(partial(note_stream, visit_id=visit_id, size_bytes=size))


def note_stream(connection: Connection, visit_id: UUID, size_bytes: int) -> None:
    """Write down that there is a stream and until when; nothing where the visit is not kept."""
    if connection.scalar(select(visits.c.visit_id).where(visits.c.visit_id == visit_id)) is None:
        return
    this = raw_streams.c.visit_id == visit_id
    if connection.execute(raw_streams.update().where(this).values(size_bytes=size_bytes)).rowcount:
        return
    now = datetime.now(UTC)
    row = {"visit_id": visit_id, "started_at": now, "expires_at": now + KEPT_FOR}
    connection.execute(raw_streams.insert(), row | {"size_bytes": size_bytes})


def line_of(address: str, sample: Any) -> bytes:
    """One sample as JSON: what kind it is, whose, and its fields."""
    said = {field.name: getattr(sample, field.name) for field in fields(sample)}
    return json.dumps({"what": type(sample).__name__, "from": address} | said).encode()


def read_stream(path: Path) -> Iterator[dict[str, Any]]:
    """The samples in a file, as far as they were written whole."""
    with path.open("rb") as file:
        reader = zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True)
        rest = b""
        while piece := reader.read(1 << 16):
            *lines, rest = (rest + piece).split(b"\n")
            yield from (json.loads(line) for line in lines)
