"""The work of `treadform staff`."""

import json
import sys
from pathlib import Path
from uuid import UUID

import typer
from rich.console import Console
from rich.table import Table

from kiosk.cli.fail import fail
from kiosk.cli.members import desk_at
from kiosk.store.desk import Desk
from kiosk.store.pins import key_of
from kiosk.store.staff import Role


def list_staff(as_json: bool, home: Path | None) -> None:
    """Everybody, also the retired."""
    with desk_at(home) as desk:
        everybody = desk.office.staff()
    rows = [
        {"name": one.name, "role": one.role.value, "works_here": one.retired_at is None}
        for one in everybody
    ]
    if as_json:
        typer.echo(json.dumps(rows, indent=2))
        return
    table = Table("name", "role", "", box=None)
    for one in everybody:
        table.add_row(one.name, one.role, "retired" if one.retired_at else "")
    Console(width=None if Console().is_terminal else 120).print(table)


def add_one(name: str, role: str, home: Path | None) -> None:
    """Add somebody who signs in with a PIN."""
    with desk_at(home, new=True) as desk:
        hired = desk.office.add_staff(name, _asked_pin(), Role(role))
    typer.echo(f"{hired.name}: {hired.role}")


def set_pin(name: str, home: Path | None) -> None:
    """Another PIN."""
    with desk_at(home) as desk:
        desk.office.set_pin(_found(desk, name), _asked_pin())
    typer.echo(f"{name}: the new PIN counts from now on")


def set_role(name: str, role: str, home: Path | None) -> None:
    """Another role."""
    with desk_at(home) as desk:
        desk.office.set_role(_found(desk, name), Role(role))
    typer.echo(f"{name}: {role}")


def retire(name: str, home: Path | None) -> None:
    """No sign-in any more."""
    with desk_at(home) as desk:
        desk.office.retire(_found(desk, name))
    typer.echo(f"{name}: retired")


def show_audit(limit: int, as_json: bool, home: Path | None) -> None:
    """Who did what. Members are their ids, here as in the log."""
    with desk_at(home) as desk:
        names = {str(one.staff_id): one.name for one in desk.office.staff()}
        lines = desk.audit(limit)
    if as_json:
        rows = [
            {"at": one.at.isoformat(), "actor": one.actor, "action": one.action}
            | {"detail": one.detail}
            for one in lines
        ]
        typer.echo(json.dumps(rows, indent=2))
        return
    table = Table("at", "who", "did", "", box=None)
    for one in lines:
        detail = ", ".join(f"{key} {value}" for key, value in one.detail.items())
        at = f"{one.at.astimezone():%Y-%m-%d %H:%M:%S}"
        table.add_row(at, names.get(one.actor, one.actor), one.action, detail)
    Console(width=None if Console().is_terminal else 140).print(table)


def _asked_pin() -> str:
    """Typed unseen, twice; a line of the input where nobody types."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    return str(typer.prompt("PIN", hide_input=True, confirmation_prompt=True))


def _found(desk: Desk, name: str) -> UUID:
    here = [one.staff_id for one in desk.office.staff() if key_of(one.name) == key_of(name)]
    if not here:
        fail(f"{name}: no such staff; they are shown by: treadform staff list")
    return here[0]
