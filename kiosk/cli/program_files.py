"""Which program a name means on this kiosk, and what is amiss in a file."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import typer

from kiosk.cli.fail import fail
from kiosk.cli.places import places
from kiosk.coaching.library import builtin_exercises, builtin_programs
from kiosk.coaching.program import Program
from kiosk.coaching.said import in_words
from kiosk.coaching.staff_file import BadProgram, Fault, read_program
from kiosk.store.shelf import Shelf, ShelfError, read_text
from kiosk.words import N_
from kiosk.words.catalogue import SOURCE_LANGUAGE, load


def find_program(name: str, shelf: Shelf, version: int | None = None) -> Program:
    """The program in use under a name: the published one before the product's own."""
    try:
        if version is not None or shelf.current(name) is not None:
            path = shelf.file(name, version)
            give_up(faults_of(path))
            return read_file(path)
    except ShelfError as why:
        fail(str(why))
    known = builtin_programs()
    if name not in known:
        named = ", ".join([*known, *shelf.names()])
        fail(f"{name}: no such program; known here: {named}")
    return known[name]


def known_program(name: str, shelf: Shelf) -> Program | None:
    """The program in use under a name; None where there is none, or none that can be read."""
    try:
        if shelf.current(name) is not None:
            return read_file(shelf.file(name))
    except (ShelfError, BadProgram):
        return None
    return builtin_programs().get(name)


def text_of(name: str, shelf: Shelf) -> str:
    """The text of the program in use under a name."""
    try:
        if shelf.current(name) is not None:
            return read_text(shelf.file(name))
    except ShelfError as why:
        fail(str(why))
    find_program(name, shelf)
    return (files("kiosk.coaching") / "programs" / f"{name}.toml").read_text(encoding="utf-8")


def shelf_at(home: Path | None) -> Shelf:
    """The shelf of this kiosk."""
    return Shelf(places(home).programs)


def draft_of(name: str, shelf: Shelf) -> Path:
    """The draft of that name."""
    drafts = shelf.drafts()
    if name not in drafts:
        fail(f"{name}: no such draft; begin one with: treadform programs new {name}")
    return drafts[name]


def draft_or_file(what: str, shelf: Shelf) -> Path:
    """The draft of that name, or a file anywhere."""
    if Path(what).exists():
        return Path(what)
    drafts = shelf.drafts()
    if what not in drafts:
        fail(f"{what}: no such file, and no such draft; drafts here: {', '.join(drafts) or 'none'}")
    return drafts[what]


def read_file(path: Path) -> Program:
    """The program in a file; raises `BadProgram` or `ShelfError`."""
    return read_program(read_text(path), builtin_exercises())


def faults_of(path: Path, language: str = SOURCE_LANGUAGE) -> list[str]:
    """One line for each thing in a file that cannot be taken."""
    try:
        read_file(path)
    except BadProgram as why:
        return [_line(path, fault, load(language).gettext) for fault in why.faults]
    except ShelfError as why:
        return [str(why)]
    return []


def give_up(faults: list[str]) -> None:
    """Print the faults and leave with exit code 2; go on where there are none."""
    for fault in faults:
        typer.echo(fault, err=True)
    if faults:
        raise typer.Exit(2)


def _line(path: Path, fault: Fault, _: Callable[[str], str]) -> str:
    found, allowed = in_words(fault.found, _), in_words(fault.allowed, _)
    told = _(N_("found {found}; allowed: {allowed}")).format(found=found, allowed=allowed)
    return f"{path}:{fault.line}: {fault.field}: {told}"
