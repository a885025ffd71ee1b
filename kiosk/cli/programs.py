"""treadform programs, at work. Everything that goes amiss is one line a fault, and exit 2."""

import json
from pathlib import Path

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
    read_file,
    shelf_at,
    text_of,
)
from kiosk.coaching.library import builtin_exercises, builtin_programs
from kiosk.coaching.program import Program
from kiosk.coaching.staff_file import with_version
from kiosk.coaching.stage import lay_out, length_s
from kiosk.store.shelf import ShelfError, read_text


def list_programs(as_json: bool, home: Path | None) -> None:
    """One line a program."""
    shelf, rows = shelf_at(home), []
    for program in builtin_programs().values():
        rows.append(_row(program, "comes with the product"))
    try:
        for name in shelf.names():
            program = read_file(shelf.file(name))
            versions = len(shelf.versions(name))
            rows.append(_row(program, f"published, {versions} version(s)"))
    except ShelfError as why:
        fail(str(why))
    for name, path in shelf.drafts().items():
        faults = faults_of(path)
        state = "draft" if not faults else f"draft, {len(faults)} fault(s)"
        rows.append({"name": name, "version": None, "minutes": None, "title": "", "state": state})
    if as_json:
        typer.echo(json.dumps(rows, indent=2))
        return
    table = Table("program", "version", "minutes", "title", "", box=None)
    for row in rows:
        table.add_row(*("" if value is None else str(value) for value in row.values()))
    _print(table)


def show_program(name: str, version: int | None, as_json: bool, home: Path | None) -> None:
    """Its stages with their times."""
    program = find_program(name, shelf_at(home), version)
    if as_json:
        typer.echo(program.model_dump_json(indent=2))
        return
    stages = lay_out(program, builtin_exercises())
    title = f"{program.title}, version {program.version}, {length_s(stages) / 60:.1f} minutes"
    table = Table("from", "phase", "exercise", "set", "seconds", "belt", box=None, title=title)
    at_s = 0.0
    for stage in stages[1:]:
        one = f"{stage.set_number}/{stage.set_count}" if stage.set_number else ""
        belt = stage.belt.value if stage.belt else ""
        begun = f"{int(at_s) // 60}:{int(at_s) % 60:02d}"
        usual_s = stage.usual_s or stage.seconds or 0.0
        seconds = f"{usual_s:g}"
        table.add_row(begun, stage.phase.value, stage.exercise or "", one, seconds, belt)
        at_s += usual_s
    _print(table)


def check_programs(what: list[str], home: Path | None, language: str) -> None:
    """Every fault of every file; exit 2 when there is one."""
    faults = []
    for one in what:
        path = draft_or_file(one, shelf_at(home))
        found = faults_of(path, language)
        faults += found
        if not found:
            program = read_file(path)
            minutes = length_s(lay_out(program, builtin_exercises())) / 60
            typer.echo(f"{path}: fine, {len(program.parts)} parts, {minutes:.1f} minutes")
    for fault in faults:
        typer.echo(fault, err=True)
    if faults:
        raise typer.Exit(2)


def new_program(name: str, like: str, home: Path | None) -> None:
    """A draft with another program's content, comments and all."""
    text = text_of(like, shelf_at(home))
    begun = text.replace(f'name = "{like}"', f'name = "{name}"', 1)
    try:
        path = shelf_at(home).add(name, begun)
    except ShelfError as why:
        fail(str(why))
    typer.echo(f"{path}: edit it, then: treadform programs publish {name}")


def publish_program(name: str, home: Path | None) -> None:
    """The draft, checked, as the next version."""
    shelf = shelf_at(home)
    path = draft_of(name, shelf)
    give_up(faults_of(path))
    if read_file(path).name != name:
        fail(f"{path}: the name inside is {read_file(path).name!r}; it must be {name!r}")
    try:
        text = read_text(path)
        version = shelf.publish(name, lambda number: with_version(text, number))
    except ShelfError as why:
        fail(str(why))
    typer.echo(f"{name}: version {version} is in use from the next visit on")


def roll_back_program(name: str, to: int | None, home: Path | None) -> None:
    """An earlier version in use again."""
    try:
        version = shelf_at(home).roll_back(name, to)
    except ShelfError as why:
        fail(str(why))
    typer.echo(f"{name}: version {version} is in use from the next visit on")


def export_program(name: str, file: Path, home: Path | None) -> None:
    """The text in use, as it is."""
    text = text_of(name, shelf_at(home))
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as why:
        fail(f"{file}: cannot be written ({why.strerror})")
    typer.echo(f"{file}: {name} as it is in use")


def import_program(file: Path, replace: bool, home: Path | None) -> None:
    """A draft from a file that was written elsewhere."""
    give_up(faults_of(file))
    program = read_file(file)
    try:
        text = with_version(read_text(file), program.version)
        path = shelf_at(home).add(program.name, text, replace=replace)
    except ShelfError as why:
        fail(str(why))
    typer.echo(f"{path}: a draft now; to use it: treadform programs publish {program.name}")


def print_schema() -> None:
    """The JSON Schema of a program file."""
    typer.echo(json.dumps(Program.model_json_schema(), indent=2))


def _row(program: Program, state: str) -> dict[str, object]:
    minutes = round(length_s(lay_out(program, builtin_exercises())) / 60, 1)
    return {
        "name": program.name,
        "version": program.version,
        "minutes": minutes,
        "title": program.title,
        "state": state,
    }


def _print(table: Table) -> None:
    Console(width=None if Console().is_terminal else 120).print(table)
