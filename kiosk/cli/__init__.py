"""The commands. Each lives in a module of its own and is imported only when it is called."""

from typing import Annotated

import typer

from kiosk import __version__
from kiosk.cli.places import Home

app = typer.Typer(
    name="treadform",
    help="A treadmill kiosk that teaches running technique.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"treadform {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="The version.")
    ] = False,
) -> None:
    """A treadmill kiosk that teaches running technique."""


@app.command("decode")
def _decode(
    characteristic: Annotated[
        str, typer.Argument(help="Which characteristic: 2ACD, 0x2A53, or a full UUID.")
    ],
    frames: Annotated[
        list[str], typer.Argument(metavar="HEX...", help="One frame an argument, as hex digits.")
    ],
) -> None:
    """Say what a Bluetooth frame says, one JSON object a line; what it does not say is null."""
    from kiosk.cli.decode import decode

    decode(characteristic, frames)


@app.command("config")
def _config(home: Home = None) -> None:
    """Write the settings file if there is none, check it, and say where everything lives."""
    from kiosk.cli.config import show_config

    show_config(home)


@app.command("history")
def _history(
    visit: Annotated[str, typer.Argument(help="A visit's id, to see its sets.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="How many, the newest first.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="For other programs.")] = False,
    home: Home = None,
) -> None:
    """Show the visits this kiosk has kept, or the sets of one of them."""
    from kiosk.cli.history import show_history

    show_history(visit, limit, as_json, home)


def main() -> None:
    """The console command."""
    app()
