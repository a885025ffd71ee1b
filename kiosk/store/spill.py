"""Visits that the database would not take, one JSON file each, until it does."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from pydantic import TypeAdapter

from kiosk.coaching.record import VisitRecord

log = logging.getLogger(__name__)
_RECORD = TypeAdapter(VisitRecord)


class Spill:
    """A folder of waiting visits. A file is whole or absent: written aside, synced, renamed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, visit: VisitRecord) -> Path:
        """Keep one visit; raises OSError when this disk does not take it either."""
        self._folder.mkdir(parents=True, exist_ok=True)
        final = self._path(visit.visit_id)
        aside = final.with_suffix(".part")
        with aside.open("wb") as file:
            file.write(_RECORD.dump_json(visit))
            file.flush()
            os.fsync(file.fileno())
        aside.replace(final)
        _sync_folder(self._folder)
        return final

    def waiting(self) -> Iterator[VisitRecord]:
        """The waiting visits, oldest first. What is no visit is set aside, never deleted."""
        for path in sorted(self._folder.glob("*.json")):
            try:
                yield _RECORD.validate_json(path.read_bytes())
            except ValueError as error:
                log.error("%s is no visit and was set aside: %s", path, error)
                path.replace(path.with_suffix(".unreadable"))

    def done(self, visit_id: UUID) -> None:
        """The database has it."""
        self._path(visit_id).unlink(missing_ok=True)

    def _path(self, visit_id: UUID) -> Path:
        return self._folder / f"{visit_id}.json"


def _sync_folder(folder: Path) -> None:
    """The rename itself must survive a pulled plug."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
