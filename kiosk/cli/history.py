"""treadform history: the visits this kiosk has kept."""

import json
from datetime import datetime
from pathlib import Path
from uuid import UUID

import typer
from rich.console import Console
from rich.table import Table

from kiosk.cli.fail import fail
from kiosk.cli.places import places
from kiosk.coaching.record import VisitRecord
from kiosk.gait.measures import Reading
from kiosk.store import Archive, StoreError, VisitSummary


def show_history(visit: str, limit: int, as_json: bool, home: Path | None) -> None:
    """Print the newest visits, or the sets of the one that is named."""
    path = places(home).database
    if not path.exists():
        fail(f"{path}: no visit was kept here yet; start one with: treadform demo")
    try:
        archive = Archive(path)
        if visit:
            _show_visit(_wanted(archive, visit), as_json)
        else:
            _show_list(archive.history(limit), as_json)
    except StoreError as error:
        fail(str(error))


def _wanted(archive: Archive, wanted: str) -> VisitRecord:
    try:
        identity = UUID(wanted)
    except ValueError:
        fail(f"{wanted}: not a visit's id; copy one from: treadform history")
    found = archive.load(identity)
    if found is None:
        fail(f"{wanted}: no such visit; the kept ones are shown by: treadform history")
    return found


def _show_list(lines: list[VisitSummary], as_json: bool) -> None:
    if as_json:
        rows = [
            {
                "visit": str(line.visit_id),
                "started_at": line.started_at.isoformat(),
                "program": line.program,
                "complete": line.complete,
                "cut_short": line.cut_short,
                "sets": line.sets,
                "steps": line.steps,
            }
            for line in lines
        ]
        typer.echo(json.dumps(rows, indent=2))
        return
    table = Table("visit", "started", "program", "", "sets", "steps", box=None)
    for line in lines:
        started = line.started_at.astimezone().strftime("%Y-%m-%d %H:%M")
        ended = "cut short" if line.cut_short else "complete" if line.complete else "left early"
        counts = (str(line.sets), str(line.steps))
        table.add_row(str(line.visit_id), started, line.program, ended, *counts)
    _print(table)


def _show_visit(visit: VisitRecord, as_json: bool) -> None:
    rows = [
        {
            "exercise": bout.exercise,
            "number": bout.number,
            "outcome": bout.outcome,
            "steps": bout.result.steps,
            "cadence_spm": bout.result.cadence_spm.value,
            "contact_time_ms": _times(bout.result.contact_time_s, 1000),
        }
        for bout in visit.sets
    ]
    if as_json:
        typer.echo(json.dumps(rows, indent=2))
        return
    started = datetime.fromisoformat(visit.started_at).astimezone().strftime("%Y-%m-%d %H:%M")
    table = Table(*rows[0] if rows else ("no sets",), box=None, title=f"{visit.program}, {started}")
    for row in rows:
        table.add_row(*(_cell(value) for value in row.values()))
    _print(table)


def _times(reading: Reading, factor: float) -> float | None:
    return None if reading.value is None else reading.value * factor


def _cell(value: object) -> str:
    if value is None:
        return "unknown"
    return f"{value:.1f}" if isinstance(value, float) else str(value)


def _print(table: Table) -> None:
    Console(width=None if Console().is_terminal else 120).print(table)
