"""Visits that the database would not take, one JSON file each, until it does."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from pydantic import TypeAdapter

from kiosk.store.keeping import Kept

log = logging.getLogger(__name__)
_KEPT = TypeAdapter(Kept)


class Spill:
    """A folder of waiting visits. A file is whole or absent: written aside, synced, renamed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, kept: Kept) -> Path:
        """Keep one visit; raises OSError when this disk does not take it either."""
        self._folder.mkdir(parents=True, exist_ok=True)
        final = self._path(kept.visit.visit_id)
        aside = final.with_suffix(".part")
        with aside.open("wb") as file:
            file.write(_KEPT.dump_json(kept))
            file.flush()
            os.fsync(file.fileno())
        aside.replace(final)
        _sync_folder(self._folder)
        return final

    def waiting(self) -> Iterator[Kept]:
        """The waiting visits, oldest first. What is no visit is set aside, never deleted."""
        for path in sorted(self._folder.glob("*.json")):
            try:
                yield _KEPT.validate_json(path.read_bytes())
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
