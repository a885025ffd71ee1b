"""`treadform doctor`: everything the kiosk needs, and what to do about what is amiss."""

from pathlib import Path

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from kiosk.app.checkup.bluetooth import bluetooth
from kiosk.app.checkup.check import Check, Verdict, bad, good, in_english
from kiosk.app.checkup.machine import machine
from kiosk.cli.bundle import write_bundle
from kiosk.cli.fail import fail
from kiosk.cli.places import places
from kiosk.cli.settings import BadSettings, Settings, read_settings

COLOURS = {Verdict.GOOD: "green", Verdict.POOR: "yellow", Verdict.BAD: "red"}


def examine_kiosk(bundle: Path | None, home: Path | None) -> None:
    """Print the list; leave with 1 where the kiosk cannot do its work."""
    at = places(home)
    settings, first = _settings(at.settings)
    checks = [
        first,
        *bluetooth(settings.devices.adapter or None),
        *machine(at.database, at.waiting),
    ]
    Console().print(_table(checks))
    if bundle is not None:
        try:
            write_bundle(bundle, checks, at)
        except OSError as error:
            fail(f"{bundle}: cannot be written ({error.strerror}); choose another file")
        typer.echo(f"{bundle}: for support; names, addresses and ids are taken out.")
    if any(check.verdict is Verdict.BAD for check in checks):
        raise typer.Exit(1)


def _settings(path: Path) -> tuple[Settings, Check]:
    try:
        return read_settings(path), good("settings", str(path) if path.exists() else "defaults")
    except BadSettings as error:
        return Settings(), bad("settings", str(error), "correct that line")


def _table(checks: list[Check]) -> Table:
    table = Table("what", "", "found", "what to do")
    for check in checks:
        colour = COLOURS[check.verdict]
        found, do = in_english(check.found), in_english(check.do)
        table.add_row(check.name, f"[{colour}]{check.verdict}[/]", escape(found), escape(do))
    return table
