"""Copies of the database: made daily, checked, thinned out with age, brought back on request."""

import logging
import os
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.store.database import empty_log, open_database
from kiosk.store.errors import Corrupt, Locked, NotOurs, StoreError, explain

log = logging.getLogger(__name__)

EVERY = timedelta(hours=20)
"""Shorter than a day, so that a kiosk started a little earlier each morning still makes one."""
DAYS, WEEKS = 7, 5
"""The newest of each of the last days and weeks is kept; nothing is older than `OLDEST`."""
OLDEST = timedelta(weeks=WEEKS)
STAMP = "%Y%m%dT%H%M%SZ"
ASIDE = "before-restore"
ANOTHER_BACKUP = "choose another backup; nothing was changed"
_REMEMBER = (
    "INSERT OR IGNORE INTO forgotten (forgotten_id, kind, forgotten_at, reason) VALUES (?, ?, ?, ?)"
)


@dataclass(frozen=True, slots=True)
class Backups:
    """The folder of one database's backups."""

    database: Path
    folder: Path

    def make_if_due(self, now: datetime | None = None, *, thin_out: bool = True) -> Path | None:
        """A new backup when the last one is old, and the old ones thinned out. One that seems to
        come from the future is none that counts: the clock went back."""
        moment = now or datetime.now(UTC)
        if any(timedelta(0) <= moment - at < EVERY for at, _ in self.made()):
            return None
        path = self.make(moment)
        if thin_out:
            self.thin_out(moment)
        return path

    def make(self, now: datetime | None = None) -> Path:
        """A checked copy of all that was committed by now, also while visits are written."""
        moment = now or datetime.now(UTC)
        self.folder.mkdir(parents=True, exist_ok=True)
        final = self.folder / f"treadform-{moment.strftime(STAMP)}.db"
        copy_database(self.database, final)
        log.info("backup %s made", final)
        return final

    def thin_out(self, now: datetime | None = None) -> list[Path]:
        """Delete what the rotation no longer keeps; the deleted ones."""
        made = self.made()
        keep = kept_moments((moment for moment, _ in made), now or datetime.now(UTC))
        gone = [path for moment, path in made if moment not in keep]
        oldest = ((now or datetime.now(UTC)) - OLDEST).strftime(STAMP)
        for path in self.database.parent.glob(f"{self.database.name}.{ASIDE}-*"):
            stamp = path.name.removeprefix(f"{self.database.name}.{ASIDE}-")[: len(oldest)]
            gone += [path] if stamp < oldest else []  # what a restore put aside is a copy too
        for path in gone:
            path.unlink()
        return gone

    def newest(self) -> Path | None:
        """The newest backup there is."""
        made = self.made()
        return made[-1][1] if made else None

    def made(self) -> list[tuple[datetime, Path]]:
        """When each was made, and its file; the oldest first."""
        found = []
        for path in self.folder.glob("treadform-*.db"):
            try:
                stamp = datetime.strptime(path.stem.removeprefix("treadform-"), STAMP)
            except ValueError:
                continue  # somebody else's file: not ours to count or to delete
            found.append((stamp.replace(tzinfo=UTC), path))
        return sorted(found)


def kept_moments(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """The newest of each of the last days and of each of the last weeks of the calendar."""
    days: dict[tuple[int, ...], datetime] = {}
    weeks: dict[tuple[int, ...], datetime] = {}
    for moment in sorted(moments):
        if now - moment < OLDEST:
            days[moment.year, moment.month, moment.day] = moment
            weeks[tuple(moment.isocalendar()[:2])] = moment
    return {*sorted(days.values())[-DAYS:], *weeks.values()}


def copy_database(source: Path, final: Path) -> None:
    """Copy through the engine, check, and only then give it its name; raises a `StoreError`."""
    aside = final.with_suffix(".part")
    try:
        aside.unlink(missing_ok=True)
        only_read = f"{source.absolute().as_uri()}?mode=ro"
        with (
            closing(sqlite3.connect(only_read, uri=True)) as here,
            closing(sqlite3.connect(aside)) as there,
        ):
            here.backup(there)
            _leave_guests_out(there)
            there.execute("PRAGMA journal_mode = DELETE")  # one file, whole by itself
            (found,) = there.execute("PRAGMA quick_check(1)").fetchone()
        if found != "ok":
            raise Corrupt(source, "the copy is damaged")
        with aside.open("rb") as file:
            os.fsync(file.fileno())
        aside.replace(final)
    except (sqlite3.Error, OSError) as error:
        aside.unlink(missing_ok=True)
        raise explain(source, error) from error


def _leave_guests_out(copy: sqlite3.Connection) -> None:
    """A guest was promised that nothing is kept; a backup would keep it for weeks."""
    columns = {row[1] for row in copy.execute("PRAGMA table_info(visits)")}
    if "guest" in columns:
        copy.execute("PRAGMA secure_delete = ON")
        copy.execute("PRAGMA foreign_keys = ON")
        with copy:
            copy.execute("DELETE FROM visits WHERE guest")


def restore(backup: Path, database: Path, now: datetime | None = None) -> Path | None:
    """Put a backup in the database's place; where the present one lies from then on.

    The backup is copied, checked and migrated first: a bad one changes nothing.
    """
    if not backup.is_file():
        what = "this is a folder" if backup.is_dir() else "there is no such file"
        raise NotOurs(backup, what, ANOTHER_BACKUP)
    moment = (now or datetime.now(UTC)).strftime(STAMP)
    fresh = database.with_name(f"{database.name}.restoring")
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(backup, fresh)
        _carry_forward(fresh)
        if database.exists():
            _forget_again(database, fresh)
        kept = _move_aside(database, f"{ASIDE}-{moment}") if database.exists() else None
        fresh.replace(database)
    except StoreError as error:
        if error.where != fresh:
            raise
        better = ANOTHER_BACKUP if isinstance(error, NotOurs | Corrupt) else None
        raise type(error)(backup, error.what, better) from error
    except OSError as error:
        raise explain(database, error) from error
    finally:
        for end in ("", "-wal", "-shm"):
            Path(f"{fresh}{end}").unlink(missing_ok=True)
    return kept


def _carry_forward(path: Path) -> None:
    """Check and migrate the copy, and leave it as one file."""
    with closing(sqlite3.connect(path)) as database:
        try:
            asked = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
            ours = database.execute(asked).fetchone()
        except sqlite3.DatabaseError as error:
            raise explain(path, error) from error
    if not ours:
        raise NotOurs(path, "this is not a backup of Treadform")
    open_database(path).dispose()
    empty_log(path)


def _forget_again(database: Path, fresh: Path) -> None:
    """Deletion wins: what was forgotten since the backup is not brought back by it."""
    try:
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as now:
            gone = _forgotten_in(now)
    except sqlite3.DatabaseError:
        log.warning("%s cannot be read: what it says was forgotten is not known", database)
        return
    with closing(sqlite3.connect(fresh)) as restored, restored:
        restored.execute("PRAGMA foreign_keys = ON")
        restored.execute("PRAGMA secure_delete = ON")
        restored.executemany(_REMEMBER, gone)
        for table, key in (("visits", "visit_id"), ("members", "member_id")):
            restored.execute(
                f"DELETE FROM {table} WHERE {key} IN (SELECT forgotten_id FROM forgotten)"
            )
    empty_log(fresh)


def _forgotten_in(database: sqlite3.Connection) -> list[tuple[object, ...]]:
    """What a database of any version says was forgotten; the first ones knew only visits."""
    columns = {row[1] for row in database.execute("PRAGMA table_info(forgotten)")}
    if not columns:
        return []
    named = "forgotten_id, kind" if "kind" in columns else "visit_id, 'visit'"
    return database.execute(f"SELECT {named}, forgotten_at, reason FROM forgotten").fetchall()


def _move_aside(database: Path, end: str) -> Path:
    _refuse_if_open(database)
    aside = database.with_name(f"{database.name}.{end}")
    for suffix in ("-wal", "-shm", ""):  # the file itself last: until then it is still whole
        beside = Path(f"{database}{suffix}")
        if beside.exists():
            beside.replace(f"{aside}{suffix}")
    return aside


def _refuse_if_open(database: Path) -> None:
    """A kiosk that is running would go on writing into the file that was moved away."""
    with closing(sqlite3.connect(database, timeout=0.5, isolation_level=None)) as alone:
        try:
            alone.execute("PRAGMA locking_mode = EXCLUSIVE")
            alone.execute("BEGIN EXCLUSIVE")
            alone.execute("ROLLBACK")
        except sqlite3.OperationalError as error:
            trouble: StoreError = explain(database, error)
            if isinstance(trouble, Locked):
                raise Locked(database, "a kiosk is using it", "stop the kiosk first") from error
        except sqlite3.DatabaseError:
            return  # too damaged to say who uses it: that is why it is being replaced
