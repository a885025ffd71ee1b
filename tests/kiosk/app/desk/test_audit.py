"""The audit log as people read it: every deed has words, and names whoever did it."""

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import kiosk
from kiosk.app.desk.audit import DEEDS, deed_of
from kiosk.store.auditing import AuditLine

from .conftest import plain

PACKAGE = Path(kiosk.__file__).parent
WRITES = {"log": 0, "_of": 1, "deed": 1, "deed_of": 2, "note": 2, "audit": 1}
"""Which argument of these calls is the deed."""


def written(path: Path) -> Iterator[str]:
    """The deeds that a module writes down, as far as they stand there as words."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        at = WRITES.get(name)
        if at is not None and len(node.args) > at and isinstance(node.args[at], ast.Constant):
            yield node.args[at].value  # type: ignore[attr-defined]


def test_every_deed_that_is_written_down_has_words() -> None:
    rooms = (PACKAGE / "store", PACKAGE / "app", PACKAGE / "cli")
    found = {deed for room in rooms for path in room.rglob("*.py") for deed in written(path)}
    assert len(found) > 30
    assert found - DEEDS.keys() == set()


def test_who_did_what_names_people(staff: Any) -> None:
    staff.comes_in()
    shown = staff.goes("staff", "audit")
    assert any(plain(row.title) == "Signed in" and "Ines" in row.detail for row in shown.pieces)


def test_what_it_was_done_to_is_said_and_never_to_whom() -> None:
    line = AuditLine(
        *(UUID(int=1), datetime.now(UTC), "ines", "chose program", {"program": "express"})
    )
    assert plain(deed_of(line)) == "Chose the kiosk's program: express"
    other = AuditLine(UUID(int=1), datetime.now(UTC), "ines", "saw trend", {"member": "1234"})
    assert "1234" not in plain(deed_of(other))
    newer = AuditLine(UUID(int=1), datetime.now(UTC), "ines", "flew", {})
    assert plain(deed_of(newer)) == "flew"
