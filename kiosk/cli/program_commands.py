"""treadform programs: what the programs that staff own can be asked to do."""

from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.places import Home

programs = typer.Typer(
    help="The programs of this gym: write, check, publish, take back.", no_args_is_help=True
)

Name = Annotated[str, typer.Argument(metavar="NAME", help="Of the program.")]
AsJson = Annotated[bool, typer.Option("--json", help="For other programs.")]
Language = Annotated[str, typer.Option(help="Of what is said: en or es.")]


@programs.command("list")
def _list(as_json: AsJson = False, language: Language = "en", home: Home = None) -> None:
    """Every program: the product's, the published and the drafts, with length and version."""
    from kiosk.cli.programs import list_programs

    list_programs(as_json, home, language)


@programs.command("show")
def _show(
    name: Name,
    version: Annotated[int | None, typer.Option(help="An earlier published version.")] = None,
    as_json: AsJson = False,
    language: Language = "en",
    home: Home = None,
) -> None:
    """Every stage of a program with its time."""
    from kiosk.cli.programs import show_program

    show_program(name, version, as_json, home, language)


@programs.command("check")
def _check(
    what: Annotated[
        list[str], typer.Argument(metavar="NAME|FILE...", help="Drafts, or any program files.")
    ],
    language: Language = "en",
    home: Home = None,
) -> None:
    """Say what is amiss: file, line, field, what was found, what is allowed."""
    from kiosk.cli.programs import check_programs

    check_programs(what, home, language)


@programs.command("new")
def _new(
    name: Name,
    like: Annotated[str, typer.Option("--from", help="The program to begin with.")] = "standard",
    language: Language = "en",
    home: Home = None,
) -> None:
    """Begin a draft from a program that is there, and say where its file is."""
    from kiosk.cli.programs import new_program

    new_program(name, like, home, language)


@programs.command("publish")
def _publish(name: Name, language: Language = "en", home: Home = None) -> None:
    """Check a draft and put it into use as the next version."""
    from kiosk.cli.programs import publish_program

    publish_program(name, home, language)


@programs.command("rollback")
def _rollback(
    name: Name,
    to: Annotated[int | None, typer.Option(help="A version; else the one before.")] = None,
    language: Language = "en",
    home: Home = None,
) -> None:
    """Put an earlier version back into use. Nothing is deleted."""
    from kiosk.cli.programs import roll_back_program

    roll_back_program(name, to, home, language)


@programs.command("retire")
def _retire(name: Name, language: Language = "en", home: Home = None) -> None:
    """No visit follows it any more. Nothing is deleted; rollback brings it back."""
    from kiosk.cli.programs import retire_program

    retire_program(name, home, language)


@programs.command("export")
def _export(
    name: Name,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="To write.")],
    replace: Annotated[bool, typer.Option("--replace", help="A file that is there.")] = False,
    language: Language = "en",
    home: Home = None,
) -> None:
    """Write the program in use to a file, for another kiosk."""
    from kiosk.cli.programs import export_program

    export_program(name, file, replace, home, language)


@programs.command("import")
def _import(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="To read.")],
    replace: Annotated[bool, typer.Option("--replace", help="A draft of the same name.")] = False,
    language: Language = "en",
    home: Home = None,
) -> None:
    """Check a file from elsewhere and keep it as a draft, brought up to date."""
    from kiosk.cli.programs import import_program

    import_program(file, replace, home, language)


@programs.command("schema")
def _schema() -> None:
    """Print the JSON Schema of a program file, for an editor that completes as you type."""
    from kiosk.cli.programs import print_schema

    print_schema()
