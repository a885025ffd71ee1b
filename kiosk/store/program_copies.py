"""Published programs in two places: files on the shelf, which the kiosk reads, and rows, which
travel to the gym and back. Versions are never changed, so each place gets what it lacks."""

from datetime import UTC, datetime

from sqlalchemy import Connection

from kiosk.store.schema import programs, programs_in_use
from kiosk.store.shelf import Shelf, read_text

PUBLISHED_BY = "shelf"


def bring_together(connection: Connection, shelf: Shelf) -> None:
    """Versions both ways, then which of them is in use: whoever said so last."""
    rows = {(row.name, row.version): row.text for row in connection.execute(programs.select())}
    files = {
        (name, version): read_text(shelf.file(name, version))
        for name in shelf.names()
        for version in shelf.versions(name)
    }
    for name, version in sorted(files.keys() - rows.keys()):
        row = {"name": name, "version": version, "text": files[name, version]}
        said = {"published_at": _written_at(shelf, name, version), "published_by": PUBLISHED_BY}
        connection.execute(programs.insert(), row | said)
    for (name, version), text in sorted(rows.items()):
        if files.get((name, version)) != text:  # the gym may have given a number to another text
            shelf.take_in(name, version, text)
    _in_use(connection, shelf)


def _in_use(connection: Connection, shelf: Shelf) -> None:
    rows = {row.name: row for row in connection.execute(programs_in_use.select())}
    for name in sorted({*shelf.names(), *rows}):
        row, here = rows.get(name), shelf.current(name)
        since = shelf.current_since(name) or datetime.min.replace(tzinfo=UTC)
        if row is not None and row.version == here:
            continue
        if row is None or since > row.at:
            this = programs_in_use.c.name == name
            connection.execute(programs_in_use.delete().where(this))
            fresh = {"name": name, "version": here, "at": since}
            connection.execute(programs_in_use.insert(), fresh)
        elif row.version in shelf.versions(name):
            shelf.roll_back(name, row.version)


def _written_at(shelf: Shelf, name: str, version: int) -> datetime:
    written_s = shelf.file(name, version).stat().st_mtime
    return datetime.fromtimestamp(written_s, UTC)
