"""Programs that staff retired: a version like any other that says so itself, so that it travels to
the gym's other kiosks, earlier visits keep their program, and going back is only going back."""

import tomllib

from kiosk.coaching.staff_file import as_retired, with_version
from kiosk.store.shelf import Shelf, ShelfError, read_text


def is_retired(shelf: Shelf, name: str, version: int | None = None) -> bool:
    """Whether the version in use, or the one asked for, is followed by nobody any more."""
    try:
        return tomllib.loads(read_text(shelf.file(name, version))).get("retired") is True
    except (ShelfError, tomllib.TOMLDecodeError):
        return False


def retire(shelf: Shelf, name: str) -> int:
    """Put a version into use that nobody follows; raises `ShelfError`."""
    text = as_retired(read_text(shelf.file(name)))
    return shelf.publish(name, lambda number: with_version(text, number))


def version_before(shelf: Shelf, name: str) -> int | None:
    """What going back leads to: the newest earlier version that was not retired."""
    now = shelf.current(name) or 0
    earlier = (n for n in reversed(shelf.versions(name)) if n < now)
    return next((n for n in earlier if not is_retired(shelf, name, n)), None)
