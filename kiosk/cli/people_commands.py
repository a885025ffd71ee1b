"""`treadform members` and `treadform staff`, as they are called."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.places import Home

members = typer.Typer(
    name="members", help="Members: who they are, what is kept of them.", no_args_is_help=True
)
staff = typer.Typer(name="staff", help="Staff, their roles and PINs.", no_args_is_help=True)

Who = Annotated[str, typer.Argument(metavar="MEMBER", help="A nickname, or an id from the list.")]
Name = Annotated[str, typer.Argument(help="The name that staff sign in with.")]
AsJson = Annotated[bool, typer.Option("--json", help="For other programs.")]


class RoleName(StrEnum):
    """Spelled out here so that the command starts without the store."""

    viewer = "viewer"
    coach = "coach"
    manager = "manager"


@members.command("list")
def _members(as_json: AsJson = False, home: Home = None) -> None:
    """Show everybody with what they allow; visits only of those who let staff look."""
    from kiosk.cli.members import list_members

    list_members(as_json, home)


@members.command("export")
def _export(
    who: Who,
    to: Annotated[Path, typer.Option(metavar="DIR", help="The folder for the file.")] = Path(),
    home: Home = None,
) -> None:
    """Write everything that is kept of a member as one JSON file, whose name tells nobody's."""
    from kiosk.cli.members import export_member

    export_member(who, to, home)


@members.command("forget")
def _forget(
    who: Who,
    sure: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    receipt: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the receipt here too.")
    ] = None,
    home: Home = None,
) -> None:
    """Delete a member and everything of theirs for good, with a receipt."""
    from kiosk.cli.members import forget_one

    forget_one(who, sure, receipt, home)


@members.command("unlock")
def _unlock(who: Who, home: Home = None) -> None:
    """Let a member who typed too many PINs try again."""
    from kiosk.cli.members import unlock

    unlock(who, home)


@staff.command("list")
def _staff(as_json: AsJson = False, home: Home = None) -> None:
    """Show everybody who works, or worked, here."""
    from kiosk.cli.staff import list_staff

    list_staff(as_json, home)


@staff.command("add")
def _add(
    name: Name,
    role: Annotated[RoleName, typer.Option(help="What they may do.")] = RoleName.viewer,
    home: Home = None,
) -> None:
    """Add somebody; the PIN is asked for, twice, and is nowhere to be seen."""
    from kiosk.cli.staff import add_one

    add_one(name, role.value, home)


@staff.command("pin")
def _pin(name: Name, home: Home = None) -> None:
    """Set a new PIN, which also lifts a lock-out."""
    from kiosk.cli.staff import set_pin

    set_pin(name, home)


@staff.command("role")
def _role(name: Name, role: RoleName, home: Home = None) -> None:
    """Give somebody another role."""
    from kiosk.cli.staff import set_role

    set_role(name, role.value, home)


@staff.command("retire")
def _retire(name: Name, home: Home = None) -> None:
    """Take somebody's sign-in away; the audit log goes on naming them."""
    from kiosk.cli.staff import retire

    retire(name, home)


@staff.command("audit")
def _audit(
    limit: Annotated[int, typer.Option(min=1, help="How many, the newest first.")] = 50,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Show who did what to what is kept."""
    from kiosk.cli.staff import show_audit

    show_audit(limit, as_json, home)
