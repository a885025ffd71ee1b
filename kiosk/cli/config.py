"""treadform config: where the settings are, and a file of commented defaults to begin with."""

from pathlib import Path

import typer

from kiosk.cli.fail import fail
from kiosk.cli.places import places
from kiosk.cli.settings import BadSettings, read_settings, write_defaults


def show_config(home: Path | None) -> None:
    """Write the settings file if there is none, check it, and say where everything lives."""
    at = places(home)
    fresh = write_defaults(at.settings)
    if not at.settings.exists():
        fail(f"{at.settings}: cannot be written; choose another folder with --home")
    try:
        read_settings(at.settings)
    except BadSettings as error:
        fail(str(error))
    typer.echo(f"settings  {at.settings}{'  (new, all defaults)' if fresh else ''}")
    typer.echo(f"visits    {at.database}")
    typer.echo(f"waiting   {at.waiting}")
    typer.echo(f"backups   {at.backups}")
    typer.echo(f"log       {at.log}")
