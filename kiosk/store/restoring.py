"""A restore that was asked for on the screen, done at the next start before anything is open."""

import logging
from pathlib import Path

from kiosk.store.backups import restore
from kiosk.store.errors import StoreError

log = logging.getLogger(__name__)
END = ".restore-wanted"


def ask_for_restore(database: Path, backup: Path) -> None:
    """Note which backup the next start goes back to."""
    _wish(database).write_text(str(backup), encoding="utf-8")


def restore_if_asked(database: Path) -> Path | None:
    """Do what was asked for; the backup that is in place now. A bad backup changes nothing, and is
    asked for once."""
    wish = _wish(database)
    try:
        backup = Path(wish.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    wish.unlink()
    try:
        restore(backup, database)
    except StoreError as error:
        log.error("the backup was not restored: %s", error)
        return None
    log.warning("restored from %s", backup.name)
    return backup


def _wish(database: Path) -> Path:
    return database.with_name(f"{database.name}{END}")
