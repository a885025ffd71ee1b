"""What can be wrong with a database. Each message is one line: where, what, what to do."""

import errno
import shutil
import sqlite3
from pathlib import Path


class StoreError(Exception):
    """The database cannot be used; `where` says which one."""

    remedy = "look at the log"

    def __init__(self, where: Path | str, what: str, remedy: str | None = None) -> None:
        super().__init__(f"{where}: {what}; {remedy or self.remedy}")
        self.where = where
        self.what = what


class Locked(StoreError):
    remedy = "close the other program that is writing to it, then try again"


class ReadOnly(StoreError):
    remedy = "make the file and its folder writable, or choose another folder with TREADFORM_HOME"


class DiskFull(StoreError):
    remedy = "free some space on this disk"


class Corrupt(StoreError):
    remedy = "keep a copy of the file, then restore a backup or move the file away to start empty"


class NewerSchema(StoreError):
    remedy = "update Treadform, or choose another folder with TREADFORM_HOME"


class NotOurs(StoreError):
    remedy = "move that file away, or choose another folder with TREADFORM_HOME"


class Unusable(StoreError):
    """Anything else that the disk or the engine says."""


_BY_CODE: dict[int, tuple[type[StoreError], str]] = {
    sqlite3.SQLITE_BUSY: (Locked, "another program holds the database"),
    sqlite3.SQLITE_LOCKED: (Locked, "another connection holds the database"),
    sqlite3.SQLITE_READONLY: (ReadOnly, "the database cannot be written"),
    sqlite3.SQLITE_PERM: (ReadOnly, "the database may not be opened"),
    sqlite3.SQLITE_FULL: (DiskFull, "the disk is full"),
    sqlite3.SQLITE_CORRUPT: (Corrupt, "the database is damaged"),
    sqlite3.SQLITE_NOTADB: (NotOurs, "this is not a database"),
}
_BY_ERRNO: dict[int | None, tuple[type[StoreError], str]] = {
    errno.EACCES: (ReadOnly, "no permission to write here"),
    errno.EPERM: (ReadOnly, "no permission to write here"),
    errno.EROFS: (ReadOnly, "this disk is read-only"),
    errno.ENOSPC: (DiskFull, "the disk is full"),
    errno.EDQUOT: (DiskFull, "the quota is used up"),
}


INDEX_BYTES = 32 * 1024
"""What SQLite wants beside the file before it even reads."""


def explain(where: Path, error: BaseException) -> StoreError:
    """The typed error behind what SQLAlchemy, sqlite3 or the system raised."""
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, StoreError):
        return cause
    if isinstance(cause, OSError):
        kind, what = _BY_ERRNO.get(cause.errno, (Unusable, cause.strerror or str(cause)))
        return kind(cause.filename or where, what)
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF  # the low byte is the primary code
    if code == sqlite3.SQLITE_CANTOPEN:
        return _cannot_open(where)
    if code == sqlite3.SQLITE_IOERR and _is_full(where.parent):
        return DiskFull(where, "the disk is full")
    kind, what = _BY_CODE.get(code, (Unusable, _one_line(cause)))
    return kind(where, what)


def _is_full(folder: Path) -> bool:
    """Where not even the engine's index fits beside the file, it only speaks of an I/O error."""
    try:
        return shutil.disk_usage(folder).free < INDEX_BYTES
    except OSError:
        return False


def _cannot_open(where: Path) -> StoreError:
    """SQLite says only "unable to open": ask the file system why."""
    if where.is_dir():
        return NotOurs(where, "this is a folder, not a database")
    try:
        with where.open("r+b"):
            return ReadOnly(where.parent, "no new file can be made beside the database")
    except OSError as error:
        return explain(where, error)


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__
