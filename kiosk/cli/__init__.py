"""The commands. Each lives in a module of its own and is imported only when it is called."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kiosk import __version__
from kiosk.cli.device_commands import devices
from kiosk.cli.gym_commands import gym
from kiosk.cli.people_commands import members, staff
from kiosk.cli.places import Home
from kiosk.cli.program_commands import programs
from kiosk.cli.record_commands import record

app = typer.Typer(
    name="treadform",
    help="A treadmill kiosk that teaches running technique.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

MISTYPED: type[typer.BadParameter] = typer.BadParameter.__base__  # type: ignore[assignment]
"""Every usage error; typer carries its own copy of click and exports no name for it."""


Record = Annotated[
    Path | None,
    typer.Option("--record", metavar="FILE", help="Write down everything heard, for replay."),
]

app.add_typer(programs, name="programs")
app.add_typer(gym, name="gym")
app.add_typer(record)
app.add_typer(members, name="members")
app.add_typer(staff, name="staff")
app.add_typer(devices)


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


@app.command("devices")
def _devices(
    seconds: Annotated[float, typer.Option(min=0.1, help="How long to listen.")] = 15.0,
    home: Home = None,
) -> None:
    """Show what is in the air, what it gives, and why this kiosk does not use it."""
    from kiosk.cli.devices import show_devices

    show_devices(seconds, home)


@app.command("run")
def _run(
    simulated: Annotated[
        bool, typer.Option("--simulated", help="On a virtual runner, belt and pods, in a window.")
    ] = False,
    program: Annotated[
        str | None, typer.Option(help="The program of every visit, in place of the settings'.")
    ] = None,
    record: Record = None,
    home: Home = None,
) -> None:
    """Start the kiosk: the screen a member touches, until its window is closed."""
    from kiosk.cli.run import run_kiosk

    run_kiosk(simulated, program, record, home)


@app.command("demo")
def _demo(
    speed: Annotated[float, typer.Option(min=0.1, max=50, help="Times real time.")] = 8.0,
    shots: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Leave pictures and the summary in this folder."),
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="Another number, another runner.")] = 1,
    program: Annotated[str, typer.Option(help="What the member goes through.")] = "demo",
    error: Annotated[
        str, typer.Option(help="What the member gets wrong in every set, such as heel_slam.")
    ] = "",
    record: Record = None,
    home: Home = None,
) -> None:
    """Watch a virtual member do a short visit on simulated devices, with or without a display."""
    from kiosk.cli.demo import Demonstration, error_named, run_demo

    run_demo(speed, shots, seed, home, Demonstration(program, error_named(error), record))


@app.command("config")
def _config(home: Home = None) -> None:
    """Write the settings file if there is none, check it, and say where everything lives."""
    from kiosk.cli.config import show_config

    show_config(home)


@app.command("validate")
def _validate(
    simulated: Annotated[
        bool, typer.Option("--simulated", help="With virtual devices and virtual staff.")
    ] = False,
    home: Home = None,
) -> None:
    """Hold the kiosk against sixty counted steps, a mark on the belt and a slow-motion video."""
    from kiosk.cli.validate import validate

    validate(simulated, home)


class Worn(StrEnum):
    """The placements; spelled out here so that the command starts without the core."""

    belt = "belt"
    sacrum = "sacrum"
    chest = "chest"
    shank = "shank"
    foot = "foot"
    deck = "deck"


class Foot(StrEnum):
    left = "left"
    right = "right"


@app.command("analyze")
def _analyze(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Sensor files (CSV).")],
    placement: Annotated[
        Worn | None, typer.Option(help="Where the sensor sat, if the columns do not tell.")
    ] = None,
    side: Annotated[Foot | None, typer.Option(help="Which foot, or which of the two.")] = None,
    threshold_n: Annotated[
        float | None, typer.Option(min=1.0, max=500.0, help="Contact begins at this force, in N.")
    ] = None,
    belt_speed_mps: Annotated[
        float | None, typer.Option(min=0.0, max=12.0, help="Speed of the belt, in m/s.")
    ] = None,
    incline_pct: Annotated[
        float | None, typer.Option(min=-40.0, max=40.0, help="Incline of the belt, in percent.")
    ] = None,
    events: Annotated[
        Path | None, typer.Option(metavar="OUT.csv", help="Write every step to this file.")
    ] = None,
    truth: Annotated[bool, typer.Option("--truth", help="Compare with the file's force.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Find the steps in sensor recordings: one block for a file, a table for several."""
    from kiosk.cli.analyze import Request, run

    request = Request(placement, side, threshold_n, belt_speed_mps, incline_pct, truth)
    run(files, request, events, as_json)


@app.command("gallery")
def _gallery(
    shots: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write and check pictures of all of them.")
    ] = None,
    size: Annotated[
        str | None, typer.Option(help="1280x800, 1920x1080 or 1080x1920; pictures: all.")
    ] = None,
    language: Annotated[str | None, typer.Option(help="Such as es; pictures: all.")] = None,
    text: Annotated[float, typer.Option(min=1, max=1.3, help="Size of text, 1 to 1.3.")] = 1.0,
    still: Annotated[bool, typer.Option("--still", help="With less motion.")] = False,
) -> None:
    """Show every screen in every state: a touch on a button goes on to the next."""
    from kiosk.cli.gallery import show, write

    if shots is None:
        show(size or "1280x800", language or "en")
    else:
        write(shots, size, language, text, still)


def main() -> None:
    """The console command. A mistyped one is one line that says what, and exit 2."""
    try:
        raise SystemExit(app(standalone_mode=False))
    except MISTYPED as mistyped:
        told = " ".join(mistyped.format_message().split())
        path = mistyped.ctx.command_path if mistyped.ctx else "treadform"
        if type(mistyped).__name__ != "NoArgsIsHelpError":  # the help was shown
            typer.echo(f"treadform: {told.rstrip('.')}; see: {path} --help", err=True)
        raise SystemExit(2) from None
    except typer.Abort:  # Ctrl-C
        raise SystemExit(130) from None
    except ImportError as missing:
        if missing.name != "kiosk._core":
            raise
        typer.echo(f"treadform: {missing}", err=True)
        raise SystemExit(2) from None
