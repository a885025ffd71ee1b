"""`treadform settle`: what staff know of a sensor that it does not say itself."""

from pathlib import Path
from typing import Any

import typer

from kiosk.app.roster import FOOTPOD, POD
from kiosk.cli.fail import fail
from kiosk.cli.opening import open_up
from kiosk.coaching.view import Worn

PLACES = (Worn.LEFT_SHOE, Worn.RIGHT_SHOE, Worn.WAIST, Worn.BACK, Worn.STRAP)


def settle(address: str, feet: int | None, worn: str | None, home: Path | None) -> None:
    """Keep it, with a line in the audit log; nothing said shows what is known."""
    if worn is not None and worn not in PLACES:
        fail(f"{worn}: known places are {', '.join(PLACES)}")
    opened = open_up(home)
    try:
        address = address.upper()
        rows = {row.address: row for row in opened.archive.devices.all()}
        before: dict[str, Any] = dict(rows[address].facts) if address in rows else {}
        said = {"feet": feet, "worn": worn}
        after = {**before, **{name: value for name, value in said.items() if value is not None}}
        if after != before:
            kind = FOOTPOD if feet is not None else POD
            opened.archive.devices.write(address, kind, after)
            opened.writer.audit("staff", "sensor settled", {"address": address, **said})
        known = {name: after.get(name) for name in said}
        typer.echo(f"{address}: " + ", ".join(f"{name} {value}" for name, value in known.items()))
    finally:
        opened.close()
