"""What a visit is given beside what it hears, as a line of a recording; it names nobody."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar
from uuid import UUID

from pydantic import TypeAdapter, ValidationError

from kiosk.coaching.earlier import Earlier
from kiosk.coaching.library import builtin_exercises
from kiosk.coaching.program import Program
from kiosk.coaching.resume import CutShort
from kiosk.coaching.visit import Visit


@dataclass(frozen=True, slots=True)
class Given:
    """The program as it was, with what staff and settings changed in it; the member's earlier
    visits, where it was made for one; the visit that it goes on with."""

    program: Program
    earlier: Earlier | None = None
    cut_short: CutShort | None = None


T = TypeVar("T")
Begun = Callable[[str, str, Given], None]
"""Told id and beginning of a visit, and what it was given."""
_GIVEN, _EARLIER = TypeAdapter(Given), TypeAdapter(Earlier)


class Notes(Protocol):
    """Where a visit is written down."""

    def visit(self, visit_id: str, started_at: str, program: str, version: int) -> None: ...

    def note(self, what: str, *words: str, at_us: int | None = None) -> None: ...


def begun_in(notes: Notes) -> Begun:
    """Writes down every visit that is made, and what it was given."""

    def begun(visit_id: str, started_at: str, given: Given) -> None:
        notes.visit(visit_id, started_at, given.program.name, given.program.version)
        notes.note("given", _GIVEN.dump_json(given).decode())

    return begun


def given_said(said: str) -> Given:
    """What the line says; raises ValueError where it is cut, or of a version that differs."""
    return _read(_GIVEN, said, "what the visit was given")


def visit_given(visit_id: UUID, started_at: str, given: Given) -> Visit:
    """The same visit again."""
    whose = visit_id, started_at, given.earlier, given.cut_short
    return Visit(given.program, builtin_exercises(), *whose)


def earlier_line(earlier: Earlier) -> str:
    """What is known of a member, without who it is."""
    return _EARLIER.dump_json(earlier).decode()


def earlier_said(said: str) -> Earlier:
    """The same again; raises ValueError."""
    return _read(_EARLIER, said, "what was known of the member")


def _read(kind: TypeAdapter[T], said: str, what: str) -> T:
    try:
        return kind.validate_json(said)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        where = ".".join(map(str, fault["loc"]))
        raise ValueError(f"{what}: {f'{where}: ' if where else ''}{fault['msg']}") from error
