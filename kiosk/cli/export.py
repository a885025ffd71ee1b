"""`treadform export` and `treadform import`."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

import typer

from kiosk.cli.fail import fail
from kiosk.cli.places import places
from kiosk.coaching.record import VisitRecord
from kiosk.store import Archive, StoreError
from kiosk.store.export import WRITERS, BadDocument, formats_of, read_document
from kiosk.words.catalogue import SOURCE_LANGUAGE, load


def export_visit(visit: str, formats: list[str], folder: Path, home: Path | None) -> None:
    """Write one visit as files into a folder."""
    writers = WRITERS | {"card": ("_card.png", _write_card)}
    unknown = [name for name in formats if name not in writers]
    if unknown:
        fail(f"{unknown[0]}: no such format; known here: {', '.join(writers)}")
    found = _found(visit, home)
    name, possible = _name(found), [*formats_of(found), "card"]
    if missing := [wanted for wanted in formats if wanted not in possible]:
        fail(f"{missing[0]}: not of this visit, in which no run was measured")
    for wanted in formats or possible:
        end, write = writers[wanted]
        path = folder / f"{name}{end}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            write(found, path)
        except OSError as error:
            fail(f"{path}: cannot be written ({error.strerror}); choose another with --to DIR")
        typer.echo(str(path))


def import_visits(files: list[Path], home: Path | None) -> None:
    """Take in exported JSON documents; a visit that is there already is left as it is."""
    try:
        visits = [read_document(file) for file in files]
        archive = Archive(places(home).database)
        fresh = [archive.add(visit) for visit in visits]
    except (BadDocument, StoreError) as error:
        fail(str(error))
    except OSError as error:
        fail(f"{error.filename}: cannot be read ({error.strerror}); give what export wrote")
    for file, taken in zip(files, fresh, strict=True):
        typer.echo(f"{file}: {'taken in' if taken else 'was here already'}")


def _found(visit: str, home: Path | None) -> VisitRecord:
    path = places(home).database
    if not path.exists():
        fail(f"{path}: no visit was kept here yet")
    try:
        archive = Archive(path)
        wanted = UUID(visit) if visit else next((v.visit_id for v in archive.history(1)), None)
        found = archive.load(wanted) if wanted else None
    except ValueError:
        fail(f"{visit}: not a visit's id; copy one from: treadform history")
    except StoreError as error:
        fail(str(error))
    if found is None:
        fail(f"{visit or path}: no such visit; the kept ones are shown by: treadform history")
    return found


def _write_card(visit: VisitRecord, path: Path) -> None:
    from kiosk.takehome.card import card

    path.write_bytes(card(visit, load(SOURCE_LANGUAGE).gettext))


def _name(visit: VisitRecord) -> str:
    """A file name that tells nobody whose it is."""
    day = datetime.fromisoformat(visit.started_at).astimezone().strftime("%Y-%m-%d")
    return f"{day}_{str(visit.visit_id)[-8:]}"
