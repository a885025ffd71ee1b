"""Raw streams on the disk: one file a visit, beside the database, in no backup."""

import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

END = ".raw.zst"
QUIET_S = 3600.0
"""Longer than any visit is silent."""


@dataclass(frozen=True, slots=True)
class RawShelf:
    """One folder. It is made when the first member allows it."""

    folder: Path

    def path(self, visit_id: UUID) -> Path:
        """Where a visit's stream lies, or would lie."""
        return self.folder / f"{visit_id}{END}"

    def kept(self) -> Iterator[UUID]:
        """The visits that have one."""
        for path in sorted(self.folder.glob(f"*{END}")):
            yield UUID(path.name.removesuffix(END))

    def is_quiet(self, visit_id: UUID) -> bool:
        """Whether nothing was written to it for a while, by the clock that wrote it."""
        try:
            return abs(time.time() - self.path(visit_id).stat().st_mtime) > QUIET_S
        except FileNotFoundError:
            return False

    def delete(self, visit_ids: Iterable[UUID]) -> int:
        """Overwrite and delete; how many there were."""
        return sum(_wipe(self.path(visit_id)) for visit_id in visit_ids)


def _wipe(path: Path) -> bool:
    """Overwritten like the database's pages: no more than that, where the disk moves blocks."""
    try:
        with path.open("r+b") as file:
            size = os.fstat(file.fileno()).st_size
            for _ in range(0, size, 1 << 20):
                file.write(bytes(1 << 20))
            file.truncate(size)
            os.fsync(file.fileno())
        path.unlink()
    except FileNotFoundError:
        return False
    return True
