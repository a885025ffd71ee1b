"""treadform gym: one PostgreSQL that all kiosks of a chain share."""

from typing import Annotated

import typer

from kiosk.cli.places import Home

gym = typer.Typer(
    help="Share members, programs and visits with the other kiosks of a chain.",
    no_args_is_help=True,
)

Address = Annotated[
    str,
    typer.Argument(
        metavar="URL",
        envvar="TREADFORM_GYM_URL",
        help="postgresql+psycopg://login:password@host/database; the variable keeps it unseen.",
    ),
]


@gym.command("init")
def _init(
    url: Address,
    chain: Annotated[str, typer.Option(help="The chain's name.")] = "chain",
    gym_name: Annotated[str, typer.Option("--gym", help="The gym's name.")] = "gym",
) -> None:
    """Make a database a gym's, add a gym to it, or carry an older one forward."""
    from kiosk.cli.gym import make_gym

    make_gym(url, chain, gym_name)


@gym.command("join")
def _join(
    url: Address,
    treadmill: Annotated[str, typer.Option(help="What this kiosk is called there.")] = "",
    gym_name: Annotated[str, typer.Option("--gym", help="Which gym, of several.")] = "",
    chain: Annotated[str, typer.Option(help="Which chain, of several.")] = "",
    home: Home = None,
) -> None:
    """Give this kiosk a login of its own and keep its address as the only setting."""
    from kiosk.cli.gym import join_gym

    join_gym(url, treadmill, gym_name, chain, home)


@gym.command("status")
def _status(
    as_json: Annotated[bool, typer.Option("--json", help="For other programs.")] = False,
    home: Home = None,
) -> None:
    """Last sync, what waits since when, and whether this kiosk was revoked."""
    from kiosk.cli.gym import show_status

    show_status(as_json, home)


@gym.command("sync")
def _sync(
    follow: Annotated[
        bool, typer.Option("--follow", help="For ever, until the standard input ends.")
    ] = False,
    home: Home = None,
) -> None:
    """Tell the gym what is new here and take in what is new there."""
    from kiosk.cli.gym import sync_now

    sync_now(follow, home)


@gym.command("revoke")
def _revoke(
    url: Address,
    kiosk: Annotated[str, typer.Argument(metavar="KIOSK", help="Its name, id or login.")],
) -> None:
    """Take a kiosk's rights away at once: for one that was stolen."""
    from kiosk.cli.gym import revoke_kiosk

    revoke_kiosk(url, kiosk)


@gym.command("sizes")
def _sizes(
    gyms: Annotated[int, typer.Option(min=1)] = 500,
    treadmills: Annotated[int, typer.Option(min=1, help="In each gym.")] = 30,
    visits: Annotated[int, typer.Option(min=1, help="A day, on each treadmill.")] = 20,
    members: Annotated[int, typer.Option(min=1, help="Of each gym.")] = 2000,
    months: Annotated[int, typer.Option(min=1, help="Visits are kept this long.")] = 12,
) -> None:
    """Compute how large a chain's database becomes, and how much it has to do."""
    from kiosk.cli.gym import show_sizes

    show_sizes(gyms, treadmills, visits, members, months)
