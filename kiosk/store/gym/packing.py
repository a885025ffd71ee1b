"""A visit on its way to the gym: rows as JSON, and every step in one packed block.

Nobody asks the gym for single steps, and a row a step would be nine tenths of its size. A block is
zlib over JSON: the names of the columns with what is in each; times as differences.
"""

import json
import zlib
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, Table

from kiosk.store.schema import answers, readings, sets, steps, visits

Row = dict[str, Any]

VISIT = (
    *("visit_id", "member_id", "started_at", "seen_at", "ended_at", "program"),
    *("program_version", "complete", "notes"),
)
STEP = tuple(column.name for column in steps.c if column.name != "visit_id")
COUNTED_ON = {"position", "initial_contact_us"}
"""Columns that grow: kept as differences."""


def packed_visit(connection: Connection, visit_id: UUID) -> Row:
    """The parameters of `take_visit`, of a visit that is here."""
    row = connection.execute(visits.select().where(visits.c.visit_id == visit_id)).mappings().one()
    values: dict[int, dict[str, Any]] = {}
    for found in _of(connection, readings, visit_id):
        said = [found["value"], found["quality"], found["floor"]]
        values.setdefault(found["set_position"], {})[found["name"]] = said
    bouts = [
        _plain(found, {"visit_id"}) | {"readings": values.get(found["position"], {})}
        for found in _of(connection, sets, visit_id)
    ]
    taken = _of(connection, steps, visit_id)
    return {
        "visit": as_json({name: row[name] for name in VISIT}),
        "bouts": as_json(bouts),
        "said": as_json(
            [_plain(said, {"visit_id"}) for said in _of(connection, answers, visit_id)]
        ),
        "n": len(taken),
        "packed": pack(taken),
    }


def pack(rows: Sequence[RowMapping]) -> bytes:
    """Steps as one block."""
    columns = {name: [row[name] for row in rows] for name in STEP}
    for name in COUNTED_ON:
        column = columns[name]
        columns[name] = [now - before for before, now in zip([0, *column], column, strict=False)]
    return zlib.compress(as_json(columns).encode(), 6)


def unpack(block: bytes) -> list[Row]:
    """The steps of a block, as rows of the table `steps`."""
    columns: dict[str, list[Any]] = json.loads(zlib.decompress(block))
    for name in COUNTED_ON & columns.keys():
        total = 0
        for at, change in enumerate(columns[name]):
            total += change
            columns[name][at] = total
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def as_json(value: Any) -> str:
    """Plain JSON; ids and moments as text."""
    return json.dumps(value, default=_as_text, allow_nan=False, separators=(",", ":"))


def _as_text(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _plain(row: RowMapping, without: set[str]) -> Row:
    return {name: value for name, value in row.items() if name not in without}


def _of(connection: Connection, table: Table, visit_id: UUID) -> Sequence[RowMapping]:
    wanted = table.select().where(table.c.visit_id == visit_id).order_by(*table.primary_key)
    return connection.execute(wanted).mappings().all()
