"""The work of `treadform members`."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import typer
from rich.console import Console
from rich.table import Table

from kiosk.app.doorstep import REFUSALS
from kiosk.cli.account import account
from kiosk.cli.fail import fail
from kiosk.cli.forget import said_of, try_to_write
from kiosk.cli.places import places
from kiosk.store import Archive, StoreError
from kiosk.store.desk import Desk
from kiosk.store.export.member_document import write_member_document
from kiosk.store.member_door import Refused
from kiosk.store.pins import key_of
from kiosk.store.shift import NotAllowed


@contextmanager
def desk_at(home: Path | None, *, new: bool = False) -> Iterator[Desk]:
    """The desk of whoever types; what goes wrong is one line."""
    path = places(home).database
    if not new and not path.exists():
        fail(f"{path}: nothing was kept here yet")
    try:
        yield Archive(path).staff_door.desk_of(account())
    except (StoreError, NotAllowed) as error:
        fail(str(error))
    except Refused as refused:
        fail(f"refused: {REFUSALS[refused.why]}")


def list_members(as_json: bool, home: Path | None) -> None:
    """Everybody, by nickname."""
    with desk_at(home) as desk:
        lines = desk.roster()
    if as_json:
        rows = [
            {
                "member": str(line.member_id),
                "nickname": line.nickname,
                "joined_at": line.created_at.isoformat(timespec="seconds"),
                "consents": sorted(line.consents),
                "visits": line.visits,
                "program": line.program,
                "locked": line.locked,
            }
            for line in lines
        ]
        typer.echo(json.dumps(rows, indent=2))
        return
    table = Table("member", "nickname", "joined", "allows", "visits", "program", "", box=None)
    for line in lines:
        table.add_row(
            *(str(line.member_id), line.nickname, f"{line.created_at.astimezone():%Y-%m-%d}"),
            *(", ".join(sorted(line.consents)) or "nothing", _known(line.visits)),
            *(line.program or "", "locked out" if line.locked else ""),
        )
    Console(width=None if Console().is_terminal else 140).print(table)


def export_member(who: str, folder: Path, home: Path | None) -> None:
    """Everything of one member into one file."""
    with desk_at(home) as desk:
        member_id = _found(desk, who)
        document = desk.everything(member_id)
    path = folder / f"member_{str(member_id)[-8:]}.json"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_member_document(document, path)
    except OSError as error:
        fail(f"{path}: cannot be written ({error.strerror}); choose another with --to DIR")
    typer.echo(str(path))


def forget_one(who: str, sure: bool, receipt: Path | None, home: Path | None) -> None:
    """Delete one member, and hand out the receipt."""
    with desk_at(home) as desk:
        member_id = _found(desk, who)
        if not sure and not typer.confirm(f"Forget {who} and all their visits for good?"):
            raise typer.Exit(1)
        try_to_write(receipt)
        said = json.dumps(said_of(desk.forget(member_id)), indent=2)
    if receipt is not None:
        receipt.write_text(said + "\n", encoding="utf-8")
    typer.echo(said)


def unlock(who: str, home: Path | None) -> None:
    """Lift a lock-out."""
    with desk_at(home) as desk:
        desk.lift_lock(_found(desk, who))
    typer.echo(f"{who}: may try again")


def _found(desk: Desk, who: str) -> UUID:
    here = [
        line.member_id
        for line in desk.roster()
        if who == str(line.member_id) or key_of(who) == key_of(line.nickname)
    ]
    if not here:
        fail(f"{who}: no such member; they are shown by: treadform members list")
    if len(here) > 1:
        fail(f"{who}: {len(here)} members are called that; name one by its id")
    return here[0]


def _known(count: int | None) -> str:
    return "not shown" if count is None else str(count)
