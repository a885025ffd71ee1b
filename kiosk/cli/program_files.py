"""Which program a name means on this kiosk, and what is amiss in a file."""

import logging
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
from kiosk.store.retiring import is_retired
from kiosk.store.shelf import Shelf, ShelfError, read_text
from kiosk.words import N_
from kiosk.words.catalogue import SOURCE_LANGUAGE, load

log = logging.getLogger(__name__)

STAND_IN = "standard"
"""What is followed where staff's own program cannot be, and the product has none of its name."""

NONE_SUCH = N_("{name}: no such program; known here: {named}")
NO_PICTURE = N_("{path}: not there yet; until then the drawn figure is shown")
NO_DRAFT = N_("{name}: no such draft; begin one with: treadform programs new {name}")
NO_FILE = N_("{name}: no such file, and no such draft; drafts here: {named}")


def find_program(
    name: str, shelf: Shelf, version: int | None = None, language: str = SOURCE_LANGUAGE
) -> Program:
    """The program in use under a name: the published one before the product's own. One with words
    that nobody may say is given to be read, and its faults are printed."""
    try:
        if version is not None or shelf.current(name) is not None:
            path = shelf.file(name, version)
            program, faults = readable(path, language)
            if program is None:
                give_up(faults)
            else:
                tell(faults)
                return program
    except ShelfError as why:
        fail(in_words(why.said, load(language).gettext))
    return _own(name, shelf, language)


def startable_program(name: str, shelf: Shelf) -> Program:
    """The same for a visit: in the place of a published program that cannot be taken or was
    retired, the product's own; the log tells staff why."""
    known = known_program(name, shelf)
    if known is not None:
        return known
    try:
        published = shelf.current(name) is not None
        faults = faults_of(shelf.file(name)) if published else []
    except ShelfError as why:
        fail(str(why))
    if not published:
        return _own(name, shelf, SOURCE_LANGUAGE)
    instead = builtin_programs().get(name, builtin_programs()[STAND_IN])
    if is_retired(shelf, name):
        log.warning("%s is retired; visits follow the product's %s", name, instead.name)
    for fault in faults:
        log.error("%s (visits follow the product's %s until then)", fault, instead.name)
    return instead


def _own(name: str, shelf: Shelf, language: str) -> Program:
    known = builtin_programs()
    if name not in known:
        named = ", ".join([*known, *shelf.names()])
        fail(load(language).gettext(NONE_SUCH).format(name=name, named=named))
    return known[name]


def known_program(name: str, shelf: Shelf) -> Program | None:
    """The program in use under a name; None where there is none, or none that can be taken. One
    that staff retired is the product's own again, if it has one of that name."""
    try:
        if shelf.current(name) is not None and not is_retired(shelf, name):
            return read_file(shelf.file(name))
    except (ShelfError, BadProgram):
        return None
    return builtin_programs().get(name)


def text_of(name: str, shelf: Shelf, language: str = SOURCE_LANGUAGE) -> str:
    """The text of the program in use under a name."""
    try:
        if shelf.current(name) is not None:
            return read_text(shelf.file(name))
    except ShelfError as why:
        fail(in_words(why.said, load(language).gettext))
    _own(name, shelf, language)
    return (files("kiosk.coaching") / "programs" / f"{name}.toml").read_text(encoding="utf-8")


def shelf_at(home: Path | None) -> Shelf:
    """The shelf of this kiosk."""
    return Shelf(places(home).programs)


def draft_of(name: str, shelf: Shelf, language: str) -> Path:
    """The draft of that name."""
    drafts = shelf.drafts()
    if name not in drafts:
        fail(load(language).gettext(NO_DRAFT).format(name=name))
    return drafts[name]


def draft_or_file(what: str, shelf: Shelf, language: str) -> Path:
    """The draft of that name, or a file anywhere."""
    if Path(what).exists():
        return Path(what)
    drafts = shelf.drafts()
    if what not in drafts:
        fail(load(language).gettext(NO_FILE).format(name=what, named=", ".join(drafts) or "-"))
    return drafts[what]


def read_file(path: Path) -> Program:
    """The program in a file; raises `BadProgram` or `ShelfError`."""
    return read_program(read_text(path), builtin_exercises())


def faults_of(path: Path, language: str = SOURCE_LANGUAGE) -> list[str]:
    """One line for each thing in a file that cannot be taken."""
    return readable(path, language)[1]


def readable(path: Path, language: str = SOURCE_LANGUAGE) -> tuple[Program | None, list[str]]:
    """What can be read of a file, and one line for each thing in it that cannot be taken."""
    _ = load(language).gettext
    try:
        return read_file(path), []
    except BadProgram as why:
        return why.program, [_line(path, fault, _) for fault in why.faults]
    except ShelfError as why:
        return None, [in_words(why.said, _)]


def lost_pictures(program: Program, shelf: Shelf, language: str) -> list[str]:
    """One line for each picture that a program names and nobody has put there: no fault."""
    _ = load(language).gettext
    named = sorted(set(program.media.values()))
    gone = [shelf.pictures / name for name in named if not (shelf.pictures / name).is_file()]
    return [_(NO_PICTURE).format(path=path) for path in gone]


def tell(faults: list[str]) -> None:
    """Print the faults."""
    for fault in faults:
        typer.echo(fault, err=True)


def give_up(faults: list[str]) -> None:
    """Print the faults and leave with exit code 2; go on where there are none."""
    tell(faults)
    if faults:
        raise typer.Exit(2)


def _line(path: Path, fault: Fault, _: Callable[[str], str]) -> str:
    found, allowed = in_words(fault.found, _), in_words(fault.allowed, _)
    told = _(N_("found {found}; allowed: {allowed}")).format(found=found, allowed=allowed)
    return f"{path}:{fault.line}: {fault.field}: {told}"
