"""treadform programs, at work. Everything that goes amiss is one line a fault, and exit 2."""

import json
from pathlib import Path
from typing import NoReturn

import typer
from rich.console import Console
from rich.table import Table

from kiosk.cli.fail import fail
from kiosk.cli.program_files import (
    draft_of,
    draft_or_file,
    faults_of,
    find_program,
    give_up,
    lost_pictures,
    read_file,
    readable,
    shelf_at,
    tell,
    text_of,
)
from kiosk.coaching.kept import TAKEN, UNWRITABLE
from kiosk.coaching.library import builtin_exercises, builtin_programs
from kiosk.coaching.program import Program
from kiosk.coaching.said import in_words
from kiosk.coaching.staff_file import with_version
from kiosk.coaching.stage import lay_out, length_s
from kiosk.store.retiring import is_retired, retire, version_before
from kiosk.store.shelf import ShelfError, read_text
from kiosk.words import N_
from kiosk.words.catalogue import load

OWN = N_("comes with the product")
PUBLISHED = N_("published, {n} version(s)")
NOT_USED = N_("; not used, {n} fault(s)")
RETIRED = N_("; retired")
DRAFT, FAULTY_DRAFT = N_("draft"), N_("draft, {n} fault(s)")
LISTED = (N_("program"), N_("version"), N_("minutes"), N_("title"))
SHOWN = (N_("from"), N_("phase"), N_("exercise"), N_("set"), N_("seconds"), N_("belt"))
IF_ASKED = N_("if asked")
"""In the place of a time: what the member may ask for, and most do not."""
TITLE = N_("{title}, version {n}, {minutes} minutes")
FINE = N_("{path}: fine, {n} parts, {minutes} minutes")
EDIT_IT = N_("{path}: edit it, then: treadform programs publish {name}")
OTHER_NAME = N_("{path}: the name inside is {inside}; it must be {name}")
IN_USE = N_("{name}: version {n} is in use from the next visit on")
NOBODY = N_("{name}: retired; no visit follows it from the next start on; back: rollback {name}")
EXPORTED = N_("{path}: {name} as it is in use")
IMPORTED = N_("{path}: a draft now; to use it: treadform programs publish {name}")


def list_programs(as_json: bool, home: Path | None, language: str) -> None:
    """One line a program."""
    shelf, rows, _ = shelf_at(home), [], load(language).gettext
    for program in builtin_programs().values():
        rows.append(_row(program.name, program, _(OWN)))
    try:
        for name in shelf.names():
            kept, faults = readable(shelf.file(name))
            state = _(PUBLISHED).format(n=len(shelf.versions(name)))
            if faults:
                state += _(NOT_USED).format(n=len(faults))
            if is_retired(shelf, name):
                state += _(RETIRED)
            rows.append(_row(name, kept, state))
    except ShelfError as why:
        _fail(why, language)
    for name, path in shelf.drafts().items():
        faults = faults_of(path)
        state = _(DRAFT) if not faults else _(FAULTY_DRAFT).format(n=len(faults))
        rows.append(_row(name, None, state))
    if as_json:
        typer.echo(json.dumps(rows, indent=2))
        return
    table = Table(*map(_, LISTED), "", box=None)
    for row in rows:
        table.add_row(*("" if value is None else str(value) for value in row.values()))
    _print(table)


def show_program(
    name: str, version: int | None, as_json: bool, home: Path | None, language: str
) -> None:
    """Its stages with their times."""
    program, _ = find_program(name, shelf_at(home), version, language), load(language).gettext
    if as_json:
        typer.echo(program.model_dump_json(indent=2))
        return
    stages = lay_out(program, builtin_exercises())
    minutes = f"{length_s(stages) / 60:.1f}"
    title = _(TITLE).format(title=_(program.title), n=program.version, minutes=minutes)
    table = Table(*map(_, SHOWN), box=None, title=title)
    at_s = 0.0
    for stage in stages[1:]:
        one = f"{stage.set_number}/{stage.set_count}" if stage.set_number else ""
        belt = stage.belt.value if stage.belt else ""
        begun = _(IF_ASKED) if stage.asked else f"{int(at_s) // 60}:{int(at_s) % 60:02d}"
        usual_s = stage.usual_s or stage.seconds or 0.0
        seconds = f"{usual_s:g}"
        table.add_row(begun, stage.phase.value, stage.exercise or "", one, seconds, belt)
        at_s += 0.0 if stage.asked else usual_s
    _print(table)


def check_programs(what: list[str], home: Path | None, language: str) -> None:
    """Every fault of every file; exit 2 when there is one."""
    faults = []
    for one in what:
        path = draft_or_file(one, shelf_at(home), language)
        found = faults_of(path, language)
        faults += found
        if not found:
            program = read_file(path)
            minutes = f"{length_s(lay_out(program, builtin_exercises())) / 60:.1f}"
            said = load(language).gettext(FINE)
            typer.echo(said.format(path=path, n=len(program.parts), minutes=minutes))
            tell(lost_pictures(program, shelf_at(home), language))
    for fault in faults:
        typer.echo(fault, err=True)
    if faults:
        raise typer.Exit(2)


def new_program(name: str, like: str, home: Path | None, language: str) -> None:
    """A draft with another program's content, comments and all."""
    text = text_of(like, shelf_at(home), language)
    begun = text.replace(f'name = "{like}"', f'name = "{name}"', 1)
    try:
        path = shelf_at(home).add(name, begun)
    except ShelfError as why:
        _fail(why, language)
    typer.echo(load(language).gettext(EDIT_IT).format(path=path, name=name))


def publish_program(name: str, home: Path | None, language: str) -> None:
    """The draft, checked, as the next version."""
    shelf = shelf_at(home)
    path, _ = draft_of(name, shelf, language), load(language).gettext
    give_up(faults_of(path, language))
    program = read_file(path)
    if (inside := program.name) != name:
        fail(_(OTHER_NAME).format(path=path, inside=inside, name=name))
    try:
        text = read_text(path)
        version = shelf.publish(name, lambda number: with_version(text, number))
    except ShelfError as why:
        _fail(why, language)
    typer.echo(_(IN_USE).format(name=name, n=version))
    tell(lost_pictures(program, shelf, language))


def roll_back_program(name: str, to: int | None, home: Path | None, language: str) -> None:
    """An earlier version in use again; without a number the one before that was not retired."""
    shelf = shelf_at(home)
    try:
        version = shelf.roll_back(name, version_before(shelf, name) if to is None else to)
    except ShelfError as why:
        _fail(why, language)
    typer.echo(load(language).gettext(IN_USE).format(name=name, n=version))


def retire_program(name: str, home: Path | None, language: str) -> None:
    """Nobody follows it any more; nothing is deleted."""
    try:
        retire(shelf_at(home), name)
    except ShelfError as why:
        _fail(why, language)
    typer.echo(load(language).gettext(NOBODY).format(name=name))


def export_program(name: str, file: Path, replace: bool, home: Path | None, language: str) -> None:
    """The text in use, as it is; over a file that is there only where that is wanted."""
    text, _ = text_of(name, shelf_at(home), language), load(language).gettext
    try:
        with file.open("w" if replace else "x", encoding="utf-8") as written:
            written.write(text)
    except FileExistsError:
        fail(_(TAKEN).format(path=file))
    except OSError as why:
        fail(_(UNWRITABLE).format(path=file, why=why.strerror))
    typer.echo(_(EXPORTED).format(path=file, name=name))


def import_program(file: Path, replace: bool, home: Path | None, language: str) -> None:
    """A draft from a file that was written elsewhere."""
    give_up(faults_of(file, language))
    program = read_file(file)
    try:
        text = with_version(read_text(file), program.version)
        path = shelf_at(home).add(program.name, text, replace=replace)
    except ShelfError as why:
        _fail(why, language)
    typer.echo(load(language).gettext(IMPORTED).format(path=path, name=program.name))


def print_schema() -> None:
    """The JSON Schema of a program file."""
    typer.echo(json.dumps(Program.model_json_schema(), indent=2))


def _row(name: str, program: Program | None, state: str) -> dict[str, object]:
    if program is None:
        return {"name": name, "version": None, "minutes": None, "title": "", "state": state}
    minutes = round(length_s(lay_out(program, builtin_exercises())) / 60, 1)
    return {
        "name": program.name,
        "version": program.version,
        "minutes": minutes,
        "title": program.title,
        "state": state,
    }


def _fail(why: ShelfError, language: str) -> NoReturn:
    fail(in_words(why.said, load(language).gettext))


def _print(table: Table) -> None:
    Console(width=None if Console().is_terminal else 120).print(table)
