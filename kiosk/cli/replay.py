"""`treadform replay`: a recorded visit lived again, and what came of it."""

import hashlib
from pathlib import Path
from uuid import UUID

import typer
from rich.console import Console
from rich.table import Table

from kiosk.app.living_again import LivedAgain
from kiosk.cli.fail import fail
from kiosk.cli.places import Places, places
from kiosk.cli.program_files import find_program
from kiosk.coaching.library import builtin_exercises
from kiosk.coaching.record import VisitRecord
from kiosk.coaching.visit import Visit
from kiosk.recordings.line import NoRecording, read_lines
from kiosk.store.export.document import write_document
from kiosk.store.shelf import Shelf


def replay_file(file: Path, to: Path | None, home: Path | None) -> None:
    """Print every visit in the file; the digest is the same whenever the visit is."""
    at = places(home)

    def visit_of(visit_id: str, started_at: str, program: str, version: int) -> Visit:
        return _visit(at, visit_id, started_at, program, version)

    try:
        again = LivedAgain(read_lines(file), visit_of)
        records = again.run()
    except NoRecording as error:
        fail(str(error))
    except ValueError as error:
        fail(f"{file}: {error}")
    for record in records:
        if to is not None:
            _write(record, to)
        Console().print(_table(record))
        typer.echo(f"digest {hashlib.sha256(repr(record).encode()).hexdigest()[:16]}")
    if not records:
        typer.echo(f"{file}: replayed; no visit was finished in it")


def _write(record: VisitRecord, to: Path) -> None:
    try:
        to.mkdir(parents=True, exist_ok=True)
        write_document(record, to / f"{record.visit_id}.json")
    except OSError as error:
        fail(f"{to}: cannot be written ({error.strerror}); choose another folder")


def _visit(at: Places, visit_id: str, started_at: str, name: str, version: int) -> Visit:
    program = find_program(name, Shelf(at.programs))
    if program.version != version:
        fail(f"recorded with version {version} of {name}; here is version {program.version}")
    return Visit(program, builtin_exercises(), UUID(visit_id), started_at)


def _table(record: VisitRecord) -> Table:
    title = f"{record.program}, {record.started_at}, {'whole' if record.complete else 'cut short'}"
    table = Table("set", "number", "steps", "cadence", "contact", "cues", title=title)
    for bout in record.sets:
        cadence, contact = bout.result.cadence_spm.value, bout.result.contact_time_s.value
        table.add_row(
            *(bout.exercise, str(bout.number), str(bout.result.steps)),
            "" if cadence is None else f"{cadence:.1f}",
            "" if contact is None else f"{contact * 1000:.1f} ms",
            ", ".join(bout.cues),
        )
    return table
