"""The commands. Each lives in a module of its own and is imported only when it is called."""

from typing import Annotated

import typer

from kiosk import __version__

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


def main() -> None:
    """The console command."""
    app()
