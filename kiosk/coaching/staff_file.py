"""Program files that staff write: read, migrated, checked; every fault with its line and field."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import tomlkit
from pydantic import ValidationError
from tomlkit.exceptions import ParseError
from tomlkit.items import AoT

from kiosk.coaching.allowed import allowed, one_of
from kiosk.coaching.broken_toml import ANY, allowed_instead
from kiosk.coaching.exercise import Dose, Exercise, Strict
from kiosk.coaching.program import FORMAT, Part, Program
from kiosk.coaching.said import Said
from kiosk.coaching.stage import lay_out, length_s
from kiosk.coaching.tuned import Targets
from kiosk.words import N_
from kiosk.words.medicine import MEDICAL, medical

LONGEST_S = 30 * 60.0
"""Nobody keeps a treadmill longer in a gym."""
LARGEST_BYTES = 100_000
"""Ten times the longest program anybody wrote; more is another file."""
MOST_FAULTS = 30
"""Told of one file: the line of each is looked for in the whole of it."""
PRACTICE = N_("no claim about health, and no grade of a person")
LOCKED = N_("only with unlocked = true: staff take responsibility")
INNER: dict[str, type[Strict]] = {"dose": Dose, "targets": Targets}
"""Tables within a part."""
Place = tuple[str | int, ...]
_MARK = "\N{OBJECT REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that cannot be taken: where, what was found, what is allowed."""

    line: int
    field: str
    found: str
    """As it stands there, or `Said`."""
    allowed: str
    """`Said` as a rule."""


class BadProgram(Exception):
    """A program file cannot be taken. `faults` is never empty."""

    def __init__(self, faults: list[Fault], program: Program | None = None) -> None:
        super().__init__(f"{len(faults)} fault(s) in a program")
        self.faults = faults
        self.program = program
        """Where only its words are amiss: to be read and corrected, never to be run."""


def read_program(text: str, exercises: Mapping[str, Exercise]) -> Program:
    """The program in a file's text; raises `BadProgram` with everything that is amiss."""
    document = _parse(text)
    text = _migrate(document, text)
    try:
        program = Program.model_validate(document)
    except ValidationError as why:
        raise BadProgram(_told(text, why)) from None
    faults, claims = _against(program, exercises, text), _claims(program, text)
    if faults or claims:
        raise BadProgram(faults + claims, None if faults else program)
    return program


def with_version(text: str, version: int) -> str:
    """The same file, comments and all, with another version and the present format."""
    text = _migrate(_parse(text), text)
    document = tomlkit.parse(text)
    document["version"] = version
    return document.as_string()


def as_retired(text: str) -> str:
    """The same file, comments and all, followed by no visit any more."""
    document = tomlkit.parse(text)
    document["retired"] = True
    return document.as_string()


def line_of(text: str, place: Place) -> int:
    """The line of a field, or of the nearest thing around it; 1 where nothing is there."""
    for depth in range(len(place), 0, -1):
        document: Any = tomlkit.parse(text)
        try:
            around = document
            for key in place[: depth - 1]:
                around = around[key]
            here = around[place[depth - 1]]
            if isinstance(around, AoT) and here:  # one of several headings: its first field
                around, key = here, next(iter(here))
            else:
                key = place[depth - 1]
            around[key] = _MARK
        except (KeyError, IndexError, TypeError):
            continue
        try:
            before, mark, _after = document.as_string().partition(_MARK)
        except AttributeError:  # a heading with nothing below it
            continue
        if mark:
            return int(before.count("\n")) + 1
    return 1


def _parse(text: str) -> dict[str, Any]:
    if len(text) > LARGEST_BYTES:
        most = Said(N_("at most {n} characters"), n=LARGEST_BYTES)
        found = Said(N_("{n} characters"), n=len(text))
        raise BadProgram([Fault(1, "file", found, most)])
    try:
        document = tomllib.loads(text)
        tomlkit.parse(text)  # keeps the comments, and takes less: a hundred brackets are too many
    except (RecursionError, ParseError):
        raise BadProgram([Fault(1, "file", Said(N_("brackets in brackets")), Said(ANY))]) from None
    except tomllib.TOMLDecodeError as why:
        told = re.search(r"at line (\d+)", str(why))
        line = int(told[1]) if told else text.count("\n") + 1
        here = _shown("".join(text.splitlines()[line - 1 : line]).strip())
        rule = allowed_instead(str(why))
        raise BadProgram([Fault(line, "file", here or Said(N_("nothing")), rule)]) from None
    return document


def _migrate(document: dict[str, Any], text: str) -> str:
    """Bring an older file up to date, in place; refuse what is newer than this program."""
    found = document.get("format", 0)
    if type(found) is not int or not 0 <= found <= FORMAT:
        known = Said(N_("0 to {n}; a newer file needs a newer Treadform"), n=FORMAT)
        raise BadProgram([Fault(line_of(text, ("format",)), "format", str(found), known)])
    kept = tomlkit.parse(text)
    for step in MIGRATIONS[found:]:
        step(document)
        step(kept)
    return text if found == FORMAT else kept.as_string()


def _number_the_format(document: Any) -> None:
    """Format 0 had no number, called its parts phases and knew no evidence."""
    document["format"] = 1
    if "phases" in document and "parts" not in document:
        document["parts"] = document.pop("phases")
    if "evidence" not in document:
        document["evidence"] = "D"


MIGRATIONS: list[Callable[[Any], None]] = [_number_the_format]
"""One for each older format, in order."""


def _told(text: str, why: ValidationError) -> list[Fault]:
    faults = [_fault(text, dict(error)) for error in why.errors()[:MOST_FAULTS]]
    if why.error_count() > MOST_FAULTS:
        every = Said(N_("{n} faults"), n=why.error_count())
        faults.append(Fault(1, "file", every, Said(N_("those above first"))))
    return faults


def _fault(text: str, error: Mapping[str, Any]) -> Fault:
    place: Place = tuple(error["loc"])
    found = Said(N_("nothing")) if error["type"] == "missing" else _shown(error["input"])
    return Fault(line_of(text, place), _name(place), found, allowed(error, _siblings(place)))


def _siblings(place: Place) -> list[str]:
    """The fields of the table that an unknown key was found in."""
    table: type[Strict] = Program
    if place[:1] == ("parts",) and len(place) > 2:
        table = Part
        if len(place) > 3:
            table = INNER.get(str(place[2]), Part)
    return list(table.model_fields)


def _against(program: Program, exercises: Mapping[str, Exercise], text: str) -> list[Fault]:
    faults = []

    def fault(place: Place, found: object, allowed: str) -> None:
        faults.append(Fault(line_of(text, place), _name(place), _shown(found), allowed))

    for number, part in enumerate(program.parts):
        if part.exercise is not None:
            _part_against(part, ("parts", number), exercises, fault)
    for name in program.media:
        if name not in exercises:
            fault(("media", name), name, one_of(exercises))
    if not faults:
        seconds = length_s(lay_out(program, exercises), asked=True)
        if seconds > LONGEST_S:
            found = Said(N_("{n} minutes"), n=f"{seconds / 60:.1f}")
            fault(("parts",), found, Said(N_("at most {n} minutes"), n=f"{LONGEST_S / 60:g}"))
    return faults


def _claims(program: Program, text: str) -> list[Fault]:
    """What staff promise there and nobody may."""
    return [
        Fault(line_of(text, place), _name(place), _shown(said), Said(PRACTICE))
        for place, words in _own_words(program)
        if (said := next((found for one in MEDICAL if (found := medical(one, words))), None))
    ]


def _own_words(program: Program) -> Iterator[tuple[Place, str]]:
    """What staff wrote and members read; nobody knows the language of a title."""
    yield ("title",), program.title
    yield ("note",), program.note
    for number, part in enumerate(program.parts):
        for error, cues in part.cues.items():
            for language, cue in cues.items():
                yield ("parts", number, "cues", error, language), cue
        for field, said in (("show", part.show), ("say", part.say)):
            for language, lines in said.items():
                for at, line in enumerate(lines):
                    yield ("parts", number, field, language, at), line


def _part_against(
    part: Part,
    place: Place,
    exercises: Mapping[str, Exercise],
    fault: Callable[[Place, object, str], None],
) -> None:
    exercise = exercises.get(part.exercise or "")
    if exercise is None:
        fault((*place, "exercise"), part.exercise, one_of(exercises))
        return
    level = exercise.level(part.level) if part.level else None
    if part.level and level is None:
        names = [level.name for level in exercise.levels]
        fault((*place, "level"), part.level, one_of(names) if names else Said(N_("no level")))
    if level is not None and level.locked and not part.unlocked:
        fault((*place, "level"), part.level, Said(LOCKED))
    errors = [error.name for error in exercise.errors]
    for name in part.cues:
        if name not in errors:
            fault((*place, "cues", name), name, one_of(errors))


def _name(place: Place) -> str:
    name = ""
    for key in place:
        name += f"[{key + 1}]" if isinstance(key, int) else f".{key}" if name else key
    return name or "file"


def _shown(value: object) -> str:
    shown = value if isinstance(value, str) else repr(value)
    return shown if len(shown) <= 60 else shown[:57] + "..."
