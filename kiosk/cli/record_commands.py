"""The commands for what is kept: each as it is called, its work in a module of its own."""

from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.places import Home

record = typer.Typer()


@record.command("history")
def _history(
    visit: Annotated[str, typer.Argument(help="A visit's id, to see its sets.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="How many, the newest first.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="For other programs.")] = False,
    home: Home = None,
) -> None:
    """Show the visits this kiosk has kept, or the sets of one of them."""
    from kiosk.cli.history import show_history

    show_history(visit, limit, as_json, home)


@record.command("backup")
def _backup(
    file: Annotated[
        Path | None, typer.Argument(help="Where to; else beside the daily ones.")
    ] = None,
    home: Home = None,
) -> None:
    """Copy all visits into one checked file; the kiosk may be running."""
    from kiosk.cli.backup import make_backup

    make_backup(file, home)


@record.command("restore")
def _restore(
    file: Annotated[Path | None, typer.Argument(help="A backup; else the newest one.")] = None,
    home: Home = None,
) -> None:
    """Put a backup in the place of the database, which is kept beside it."""
    from kiosk.cli.backup import bring_back

    bring_back(file, home)


@record.command("export")
def _export(
    visit: Annotated[str, typer.Argument(help="A visit's id; else the newest one.")] = "",
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", help="fit, csv, json, beat or card; may be repeated; else all."),
    ] = None,
    to: Annotated[Path, typer.Option(metavar="DIR", help="The folder for the files.")] = Path(),
    home: Home = None,
) -> None:
    """Write a visit as files for other software: FIT, CSV, JSON, a beat, a card."""
    from kiosk.cli.export import export_visit

    export_visit(visit, formats or [], to, home)


@record.command("import")
def _import(
    files: Annotated[list[Path], typer.Argument(help="JSON files that export wrote.")],
    home: Home = None,
) -> None:
    """Take in visits that were exported as JSON; what is here already is left as it is."""
    from kiosk.cli.export import import_visits

    import_visits(files, home)


@record.command("forget")
def _forget(
    visits: Annotated[list[str] | None, typer.Argument(help="Ids of visits.")] = None,
    older_than_days: Annotated[
        int | None,
        typer.Option(min=0, max=36500, help="Also every visit that began longer ago."),
    ] = None,
    sure: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    receipt: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the receipt here too.")
    ] = None,
    home: Home = None,
) -> None:
    """Delete visits for good, with a receipt that says by when the last backup is free of them."""
    from kiosk.cli.forget import forget_visits

    forget_visits(visits or [], older_than_days, sure, receipt, home)


@record.command("report")
def _report(
    as_json: Annotated[bool, typer.Option("--json", help="For other programs.")] = False,
    home: Home = None,
) -> None:
    """Show owners the starts, completions and minutes of each day, and nobody's name."""
    from kiosk.cli.forget import show_report

    show_report(as_json, home)


@record.command("takehome")
def _takehome(
    host: Annotated[
        str, typer.Option(help="The gym network's address of this kiosk.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8620,
    beside: Annotated[
        bool, typer.Option("--beside", hidden=True, help="End with the input: for a kiosk's own.")
    ] = False,
    home: Home = None,
) -> None:
    """Serve one-time links, by which members take their run home. A running kiosk has its own."""
    from kiosk.cli.takehome import serve

    serve(host, port, beside, home)


@record.command("link")
def _link(
    visit: Annotated[str, typer.Argument(help="A visit's id; else the newest one.")] = "",
    address: Annotated[str, typer.Option(help="Host and port of takehome.")] = "127.0.0.1:8620",
    home: Home = None,
) -> None:
    """Offer a visit by a link that works once, on one phone, for 30 minutes."""
    from kiosk.cli.takehome import make_link

    make_link(visit, address, home)
