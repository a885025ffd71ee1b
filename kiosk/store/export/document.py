"""A whole visit as one JSON document: everything that is kept of it, in SI units and kiosk time.

Its published schema is visit.schema.json beside this file. It is also what `import` takes in.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from math import isfinite
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from kiosk.coaching.record import VisitRecord


@dataclass(frozen=True, slots=True)
class Document:
    """The envelope: what this is, so that nobody has to guess."""

    visit: VisitRecord
    format: Literal["treadform-visit"] = "treadform-visit"
    version: Literal[1] = 1


_DOCUMENT = TypeAdapter(Document)
LONGEST_SET_US = 24 * 3_600_000_000
GREATEST = 2**53
"""Above it, other readers of JSON round."""


class BadDocument(Exception):
    """One line: the file, where in it, what was found there."""


def write_document(visit: VisitRecord, path: Path) -> None:
    """Write the visit as JSON."""
    path.write_bytes(_DOCUMENT.dump_json(Document(visit), indent=1) + b"\n")


def read_document(path: Path) -> VisitRecord:
    """The visit in a JSON document; raises `BadDocument`, or OSError where it cannot be read."""
    try:
        visit = _DOCUMENT.validate_json(path.read_bytes()).visit
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in fault["loc"]) or "the whole file"
        raise BadDocument(f"{path}: {where}: {fault['msg']}") from error
    for where, what in _impossible(visit):
        raise BadDocument(f"{path}: visit.{where}: {what}")
    return visit


def _impossible(visit: VisitRecord) -> Iterator[tuple[str, str]]:
    """What no kiosk writes, though it has the right form."""
    if not _is_moment(visit.started_at):
        yield "started_at", "should be a moment with its offset, such as 2026-11-22T10:00:00+00:00"
    for number, bout in enumerate(visit.sets):
        if not 0 <= bout.result.ended_us - bout.result.started_us <= LONGEST_SET_US:
            yield f"sets.{number}.result", "should end after it began, within a day"
    taken = [step for bout in visit.sets for step in bout.steps] + list(visit.between)
    if not all(isfinite(step.confidence) for step in taken):
        yield "sets", "a step's confidence should be a number"
    if any(abs(number) > GREATEST for number in _whole_numbers(asdict(visit))):
        yield "sets", f"whole numbers should be no greater than {GREATEST}"


def _is_moment(text: str) -> bool:
    try:
        moment = datetime.fromisoformat(text)
        return moment.tzinfo is not None and moment.astimezone(UTC) is not None
    except (ValueError, OverflowError):
        return False


def _whole_numbers(value: object) -> Iterator[int]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _whole_numbers(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _whole_numbers(inner)
    elif isinstance(value, int) and not isinstance(value, bool):
        yield value


def document_schema() -> dict[str, Any]:
    """JSON Schema of a document."""
    schema = _DOCUMENT.json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema


def schema_text() -> str:
    """The schema as it is published."""
    return json.dumps(document_schema(), indent=1, sort_keys=True) + "\n"
