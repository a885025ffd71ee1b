"""`treadform forget` and `treadform report`."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import typer
from rich.console import Console
from rich.table import Table

from kiosk.cli.account import account
from kiosk.cli.fail import fail
from kiosk.cli.places import places
from kiosk.cli.settings import BadSettings, read_settings
from kiosk.store import Archive, StoreError
from kiosk.store.forgetting import Reason, Receipt
from kiosk.store.report import Day


def forget_visits(
    visits: list[str],
    older_than_days: int | None,
    sure: bool,
    receipt: Path | None,
    home: Path | None,
) -> None:
    """Delete visits for good and hand out a receipt."""
    archive = _archive(home)
    try:
        wanted = [UUID(visit) for visit in visits]
        if older_than_days is not None:
            wanted += archive.older_than(timedelta(days=older_than_days))
    except ValueError as error:
        fail(f"{error}: not a visit's id; copy one from: treadform history")
    except StoreError as error:
        fail(str(error))
    if not wanted:
        fail("nothing to forget: name a visit, or an age with --older-than-days")
    if not sure and not typer.confirm(f"Forget {len(wanted)} visit(s) for good?"):
        raise typer.Exit(1)
    try_to_write(receipt)
    try:
        done = archive.forget(wanted, Reason.ASKED, account())
    except StoreError as error:
        fail(str(error))
    said = json.dumps(said_of(done), indent=2)
    if receipt is not None:
        receipt.write_text(said + "\n", encoding="utf-8")
    typer.echo(said)


def show_report(as_json: bool, home: Path | None) -> None:
    """Starts, completions, returns and the belt's minutes a day; nobody's name."""
    belt = _belt(home)
    try:
        days = _archive(home).report()
    except StoreError as error:
        fail(str(error))
    if as_json:
        rows = [
            {
                "day": day.day.isoformat(),
                "belt": belt,
                "program": day.program,
                "started": day.started,
                "completed": day.completed,
                "returns": day.returns,
                "guests": day.guests,
                "minutes": round(day.minutes, 1),
            }
            for day in days
        ]
        typer.echo(json.dumps(rows, indent=2))
        return
    table = Table(
        *("day", "program", "started", "completed", "returns", "guests", "minutes"),
        box=None,
        title=f"belt {belt}",
        show_footer=True,
    )
    sums = [_counts(day) for day in days]
    for day, counts in zip(days, sums, strict=True):
        table.add_row(day.day.isoformat(), day.program, *map(_short, counts))
    whole = [sum(column) for column in zip(*sums, strict=True)]
    for column, said in zip(table.columns[1:], ("all", *map(_short, whole)), strict=False):
        column.footer = said
    Console(width=100).print(table)


def _counts(day: Day) -> tuple[float, ...]:
    return day.started, day.completed, day.returns, day.guests, day.minutes


def _short(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.1f}"


def _belt(home: Path | None) -> str:
    """One kiosk has one belt: its address where staff wrote one down."""
    try:
        return read_settings(places(home).settings).devices.belt or "of this kiosk"
    except BadSettings as error:
        fail(str(error))


def _archive(home: Path | None) -> Archive:
    path = places(home).database
    if not path.exists():
        fail(f"{path}: no visit was kept here yet")
    try:
        return Archive(path)
    except StoreError as error:
        fail(str(error))


def try_to_write(receipt: Path | None) -> None:
    """Before anything is deleted: a receipt cannot be made up afterwards."""
    try:
        if receipt is not None:
            receipt.touch()
    except OSError as error:
        fail(f"{receipt}: cannot be written ({error.strerror}); nothing was forgotten")


def said_of(receipt: Receipt) -> dict[str, Any]:
    """A receipt as a file."""
    return {
        "forgotten": [str(visit_id) for visit_id in receipt.visits],
        "steps_deleted": receipt.steps,
        "forgotten_at": receipt.forgotten_at.isoformat(timespec="seconds"),
        "gone_from_backups_by": receipt.gone_from_backups_by.date().isoformat(),
        "members": [str(member_id) for member_id in receipt.members],
        "told_the_gym": receipt.told_the_gym,
    }
