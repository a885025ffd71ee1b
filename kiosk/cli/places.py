"""Where things live: the desktop's own folders, or the one that TREADFORM_HOME or --home names."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import platformdirs
import typer

NAME = "treadform"

Home = Annotated[
    Path | None,
    typer.Option(
        envvar="TREADFORM_HOME",
        help="One folder for settings, data and logs, in place of the desktop's own.",
        show_default=False,
    ),
]


@dataclass(frozen=True, slots=True)
class Places:
    """Nothing here is made before it is needed."""

    settings: Path
    database: Path
    waiting: Path
    """Visits that the database would not take."""
    log: Path
    gym_log: Path
    """Of the process that keeps up with the gym."""
    backups: Path
    programs: Path
    """What staff wrote and published."""
    links_at: Path
    """Where the server of one-time links says it is found."""


def places(home: Path | None) -> Places:
    """`home` wins; otherwise the XDG folders, each of which has its own variable."""
    settings = home or platformdirs.user_config_path(NAME)
    data = home or platformdirs.user_data_path(NAME)
    state = home or platformdirs.user_state_path(NAME)
    return Places(
        settings=settings / "settings.toml",
        database=data / "treadform.db",
        waiting=state / "waiting",
        log=state / "treadform.log",
        gym_log=state / "gym.log",
        backups=data / "backups",
        programs=data / "programs",
        links_at=data / "takehome.address",
    )
