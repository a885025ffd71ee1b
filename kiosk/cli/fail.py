"""How a command gives up: one line on stderr that says what, where and what to do; exit 2."""

from typing import NoReturn

import typer


def fail(message: str) -> NoReturn:
    """Print one line and leave with exit code 2."""
    typer.echo(f"treadform: {message}", err=True)
    raise typer.Exit(2)
