"""`treadform backup` and `treadform restore`."""

from pathlib import Path

import typer

from kiosk.cli.fail import fail
from kiosk.cli.places import places
from kiosk.store import Backups, StoreError, restore
from kiosk.store.backups import copy_database


def make_backup(file: Path | None, home: Path | None) -> None:
    """Copy the database, to `file` or beside the daily ones."""
    at = places(home)
    if not at.database.exists():
        fail(f"{at.database}: there is nothing to back up yet")
    if file is not None and file.exists():
        fail(f"{file}: exists already; choose another name")
    try:
        if file is None:
            file = Backups(at.database, at.backups).make()
        else:
            copy_database(at.database, file)
    except StoreError as error:
        fail(str(error))
    typer.echo(f"{file}: a checked copy of all visits")


def bring_back(file: Path | None, home: Path | None) -> None:
    """Put a backup in the place of the database, which is kept beside it."""
    at = places(home)
    backup = file or Backups(at.database, at.backups).newest()
    if backup is None:
        fail(f"{at.backups}: no backup is here; name one: treadform restore FILE")
    try:
        aside = restore(backup, at.database)
    except StoreError as error:
        fail(str(error))
    typer.echo(f"{at.database}: restored from {backup}")
    if aside is not None:
        typer.echo(f"{aside}: what was there before")
