"""A whole visit as one JSON document: everything that is kept of it, in SI units and kiosk time.

Its published schema is visit.schema.json beside this file. It is also what `import` takes in.
"""

import json
from dataclasses import dataclass
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


class BadDocument(Exception):
    """One line: the file, where in it, what was found there."""


def write_document(visit: VisitRecord, path: Path) -> None:
    """Write the visit as JSON."""
    path.write_bytes(_DOCUMENT.dump_json(Document(visit), indent=1) + b"\n")


def read_document(path: Path) -> VisitRecord:
    """The visit in a JSON document; raises `BadDocument`, or OSError where it cannot be read."""
    try:
        return _DOCUMENT.validate_json(path.read_bytes()).visit
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in fault["loc"]) or "the whole file"
        raise BadDocument(f"{path}: {where}: {fault['msg']}") from error


def document_schema() -> dict[str, Any]:
    """JSON Schema of a document."""
    schema = _DOCUMENT.json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema


def schema_text() -> str:
    """The schema as it is published."""
    return json.dumps(document_schema(), indent=1, sort_keys=True) + "\n"
