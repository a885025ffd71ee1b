"""The commands for what is around the kiosk: each as it is called, its work in its own module."""

from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.places import Home

devices = typer.Typer()
belt = typer.Typer(
    help="Let members set a belt from the kiosk: only after staff tried it, empty.",
    no_args_is_help=True,
)
pod = typer.Typer(help="What a pod measures with.", no_args_is_help=True)
devices.add_typer(belt, name="belt")
devices.add_typer(pod, name="pod")

By = Annotated[str, typer.Option(help="Who does it; kept with what was done.")]


@belt.command("commission")
def _commission(
    address: Annotated[str, typer.Argument(help="Its address; else the pinned one.")] = "",
    by: By = "staff",
    pair: Annotated[
        bool, typer.Option("--pair", help="Pair first, once, for a belt that demands it.")
    ] = False,
    home: Home = None,
) -> None:
    """Try an empty belt, step by step: units, range, response, stop. Anything amiss: read only."""
    from kiosk.cli.belt import commission_belt

    commission_belt(address, by, pair, home)


@belt.command("list")
def _list(home: Home = None) -> None:
    """Show which belts may be set from a kiosk, how far, and who tried them."""
    from kiosk.cli.belt import list_belts

    list_belts(home)


@belt.command("withdraw")
def _withdraw(
    address: Annotated[str, typer.Argument(help="Its address.")],
    by: By = "staff",
    home: Home = None,
) -> None:
    """Only read this belt from now on."""
    from kiosk.cli.belt import withdraw_belt

    withdraw_belt(address, by, home)


@pod.command("configure")
def _configure(
    address: Annotated[str, typer.Argument(help="Its address; treadform devices shows it.")],
    rate: Annotated[int | None, typer.Option(help="Samples a second: 104 to 1660.")] = None,
    acceleration: Annotated[int | None, typer.Option(help="Full scale in g: 2 to 16.")] = None,
    rotation: Annotated[
        int | None, typer.Option(help="Full scale in degrees a second; 0: no gyroscope.")
    ] = None,
    samples: Annotated[
        int | None, typer.Option(help="Samples a frame; else so many that 26 go a second.")
    ] = None,
    by: By = "staff",
    home: Home = None,
) -> None:
    """Show what a pod measures with, or set it, until its cell is empty; never while it streams."""
    from kiosk.cli.pod import configure_pod

    wanted = {"rate_hz": rate, "range_g": acceleration, "turn_dps": rotation, "samples": samples}
    configure_pod(address, wanted, by, home)


@devices.command("settle")
def _settle(
    address: Annotated[str, typer.Argument(help="A sensor's address.")],
    feet: Annotated[
        int | None, typer.Option(min=1, max=2, help="A foot pod counts one foot, or both.")
    ] = None,
    worn: Annotated[
        str | None,
        typer.Option(help="Where it sits: left_shoe, right_shoe, waist, back or strap."),
    ] = None,
    home: Home = None,
) -> None:
    """Say of a sensor what it cannot say itself: which feet it counts, where it is worn."""
    from kiosk.cli.settle import settle

    settle(address, feet, worn, home)


@devices.command("record")
def _record(
    out: Annotated[Path, typer.Argument(help="The file to write.")],
    seconds: Annotated[float, typer.Option(min=0.1, help="How long to listen.")] = 60.0,
    simulated: Annotated[
        bool, typer.Option("--simulated", help="On a virtual runner, belt and pods.")
    ] = False,
    home: Home = None,
) -> None:
    """Write down every frame that this kiosk's devices send, with its arrival, in plain text."""
    from kiosk.cli.record import record_devices

    record_devices(out, seconds, simulated, home)


@devices.command("replay")
def _replay(
    file: Annotated[Path, typer.Argument(help="What record, or run --record, wrote.")],
    to: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write each visit as JSON here.")
    ] = None,
    home: Home = None,
) -> None:
    """Live a recorded visit again: the same frames, touches and clock give the same visit."""
    from kiosk.cli.replay import replay_file

    replay_file(file, to, home)


@devices.command("doctor")
def _doctor(
    bundle: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write a support file too; there are no names in it."),
    ] = None,
    home: Home = None,
) -> None:
    """Look at everything the kiosk needs, and say what to do about what is amiss."""
    from kiosk.cli.doctor import examine_kiosk

    examine_kiosk(bundle, home)
