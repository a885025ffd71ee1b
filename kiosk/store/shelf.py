"""Programs that staff own, as files: drafts to edit, published versions that are never changed.

media/                         pictures of their own that programs name
drafts/NAME.toml               what staff edit
published/NAME/0001.toml ...   every version that was ever published
published/NAME/current         the number of the one in use; rolling back only writes this
"""

import logging
import os
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

from kiosk.coaching.kept import (
    BAD_NAME,
    NEVER_PUBLISHED,
    NO_TEXT,
    NO_VERSION,
    NO_WAY_BACK,
    TAKEN,
    UNREADABLE,
    UNWRITABLE,
)
from kiosk.coaching.said import Said

log = logging.getLogger(__name__)

MOST_CHARACTERS = 1_000_000
"""Five times what is taken for a program: enough to say that it is too long."""
NO_NUMBER = "%s holds no number: version %s is in use; another: programs rollback %s --to N"
NAME = re.compile(r"[a-z][a-z0-9_]*")


class ShelfError(Exception):
    """A program cannot be kept or found. The message, `Said`, tells which file and why."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


class Shelf:
    """One folder of programs."""

    def __init__(self, folder: Path) -> None:
        self._drafts, self._published = folder / "drafts", folder / "published"
        self.pictures = folder / "media"

    def draft(self, name: str) -> Path:
        """Where a draft of that name lies, or would lie."""
        if not NAME.fullmatch(name):
            raise ShelfError(Said(BAD_NAME, name=name))
        return self._drafts / f"{name}.toml"

    def drafts(self) -> dict[str, Path]:
        """Name to file of every draft."""
        return {path.stem: path for path in sorted(self._drafts.glob("*.toml"))}

    def add(self, name: str, text: str, *, replace: bool = False) -> Path:
        """Keep a draft; a draft that is there already is only replaced when that is wanted."""
        path = self.draft(name)
        if path.exists() and not replace:
            raise ShelfError(Said(TAKEN, path=path))
        _write(path, text)
        return path

    def publish(self, name: str, text_of: Callable[[int], str]) -> int:
        """Keep the next version and put it into use; `text_of` writes it with its number."""
        version = max(self.versions(name), default=0) + 1
        path = self._version(name, version)
        _write(path, text_of(version))
        _write(path.parent / "current", f"{version}\n")
        return version

    def roll_back(self, name: str, to: int | None = None) -> int:
        """Put an earlier version into use: the one before the present, or the one asked for."""
        current, known = self.current(name), self.versions(name)
        if current is None:
            raise ShelfError(Said(NEVER_PUBLISHED, name=name))
        wanted = to if to is not None else max((v for v in known if v < current), default=0)
        if wanted not in known:
            has = ", ".join(map(str, known))
            raise ShelfError(Said(NO_WAY_BACK, name=name, has=has, current=current))
        _write(self._version(name, wanted).parent / "current", f"{wanted}\n")
        return wanted

    def take_in(self, name: str, version: int, text: str) -> None:
        """Keep a version that was published elsewhere, and put it into use where nothing is."""
        self.draft(name)  # refuses what is no name: it came from elsewhere
        _write(self._version(name, version), text)
        if self.current(name) is None:
            _write(self._version(name, version).parent / "current", f"{version}\n")

    def current_since(self, name: str) -> datetime | None:
        """When the version in use was put into use."""
        try:
            written_s = (self._published / name / "current").stat().st_mtime
        except FileNotFoundError:
            return None
        return datetime.fromtimestamp(written_s, UTC)

    def names(self) -> list[str]:
        """Every name that was ever published."""
        return sorted(path.parent.name for path in self._published.glob("*/current"))

    def versions(self, name: str) -> list[int]:
        """Every version that was ever published."""
        found = (self._published / name).glob("[0-9]*.toml")
        return sorted(int(path.stem) for path in found if path.stem.isdigit())

    def current(self, name: str) -> int | None:
        """The version in use; None where none was published. Where a disk spoilt the number it is
        the newest, and the log says how to choose another."""
        path = self._published / name / "current"
        try:
            return int(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except OSError as why:
            raise ShelfError(Said(UNREADABLE, path=path, why=why.strerror)) from why
        except ValueError:
            newest = max(self.versions(name), default=None)
            log.error(NO_NUMBER, path, newest, name)
            return newest

    def file(self, name: str, version: int | None = None) -> Path:
        """The file of a published version; the one in use where none is asked for."""
        wanted = version if version is not None else self.current(name)
        if wanted is None:
            raise ShelfError(Said(NEVER_PUBLISHED, name=name))
        if wanted not in self.versions(name):
            raise ShelfError(Said(NO_VERSION, name=name, n=wanted))
        return self._version(name, wanted)

    def _version(self, name: str, version: int) -> Path:
        return self._published / name / f"{version:04d}.toml"


def read_text(path: Path) -> str:
    """A file's text, of a long one its beginning; raises `ShelfError` where it cannot be read."""
    try:
        with path.open(encoding="utf-8-sig") as file:  # some editors begin with a mark
            return file.read(MOST_CHARACTERS)
    except UnicodeDecodeError as why:
        raise ShelfError(Said(NO_TEXT, path=path, n=why.start)) from why
    except OSError as why:
        raise ShelfError(Said(UNREADABLE, path=path, why=why.strerror)) from why


def _write(path: Path, text: str) -> None:
    """Whole or not at all, even when the power goes."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(file.name).replace(path)
    except OSError as why:
        raise ShelfError(Said(UNWRITABLE, path=path, why=why.strerror)) from why
