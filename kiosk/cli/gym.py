"""What `treadform gym` does."""

import json
import signal
import sys
from dataclasses import asdict
from pathlib import Path
from threading import Event, Thread

import typer

from kiosk.cli.fail import fail
from kiosk.cli.log import start_log
from kiosk.cli.places import Places, places
from kiosk.cli.settings import BadSettings, Settings, read_settings, write_defaults
from kiosk.cli.settings_edit import set_gym_address
from kiosk.store import StoreError
from kiosk.store.database import open_database, writing
from kiosk.store.gym.alone import Alone, AlreadyRunning
from kiosk.store.gym.founding import found
from kiosk.store.gym.joining import join, revoke
from kiosk.store.gym.link import become
from kiosk.store.gym.status import Status, status
from kiosk.store.gym.sync import Sync


def make_gym(url: str, chain: str, gym: str) -> None:
    """Found it and say what there is."""
    try:
        there = found(url, chain, gym)
    except StoreError as error:
        fail(str(error))
    typer.echo(f"{gym} of {chain} is ready (schema {there.schema})")
    typer.echo("on each kiosk: treadform gym join URL")


def join_gym(url: str, treadmill: str, gym: str, chain: str, home: Path | None) -> None:
    """Join, and keep the address."""
    at = places(home)
    write_defaults(at.settings)
    try:
        read_settings(at.settings)
        engine = open_database(at.database)
        try:
            with engine.connect() as connection:
                before = status(connection)
            place = join(url, gym, treadmill or at.database.parent.name, chain)
            with writing(engine) as connection:
                become(connection, place)
        finally:
            engine.dispose()
        set_gym_address(at.settings, place.address)
    except (BadSettings, StoreError) as error:
        fail(str(error))
    again = " again" if before.joined else ""
    typer.echo(f"joined{again} as kiosk {place.kiosk_id}; the address is kept in {at.settings}")


def show_status(as_json: bool, home: Path | None) -> None:
    """From this kiosk's own database."""
    found = _status(places(home))
    if as_json:
        typer.echo(json.dumps(asdict(found), default=str, indent=2))
        return
    if not found.joined:
        typer.echo("no gym was joined; join one with: treadform gym join URL")
        return
    if found.revoked_at is not None:
        typer.echo(f"REVOKED since {found.revoked_at:%Y-%m-%d %H:%M} UTC: guests only")
    last = f"{found.last_sync_at:%Y-%m-%d %H:%M:%S} UTC" if found.last_sync_at else "never"
    oldest = f", since {found.oldest_waiting_at:%Y-%m-%d %H:%M:%S} UTC" if found.waiting else ""
    typer.echo(f"last sync       {last}")
    typer.echo(f"waiting         {found.waiting}{oldest}")
    typer.echo(f"refused         {found.refused}")
    typer.echo(f"server version  {found.server_version}")
    typer.echo(f"revoked         {'yes' if found.revoked_at else 'no'}")
    typer.echo(f"trouble         {found.trouble or 'none'}")


def sync_now(follow: bool, home: Path | None) -> None:
    """One round, or rounds for ever."""
    at = places(home)
    settings = _settings(at)
    if not settings.gym.url:
        fail("no gym was joined; join one with: treadform gym join URL")
    try:
        with Alone(at.database.with_name("gym.lock")):
            engine = open_database(at.database)
            sync = Sync(engine, settings.gym.url)
            if follow:
                start_log(at.gym_log, settings.log)
                sync.follow(_until_input_ends())
            else:
                typer.echo(f"{sync.round()} row(s) moved")
            sync.close()
            engine.dispose()
    except AlreadyRunning:
        if not follow:
            typer.echo("the kiosk is already keeping up by itself; see: treadform gym status")
    except StoreError as error:
        fail(str(error))


def revoke_kiosk(url: str, kiosk: str) -> None:
    """Revoke, and say which."""
    try:
        gone = revoke(url, kiosk)
    except StoreError as error:
        fail(str(error))
    for kiosk_id in gone:
        typer.echo(f"kiosk {kiosk_id} has no rights any more")
    typer.echo("members who used it should choose a new PIN: it knows their hashes")


def show_sizes(gyms: int, treadmills: int, visits: int, members: int, months: int) -> None:
    """A table of sizes and loads."""
    from kiosk.store.gym.sizes import Chain, sizes

    chain = Chain(gyms, treadmills, visits, members, months)
    for line in sizes(chain):
        typer.echo(f"{line.what:<44}{line.figure:>14}  {line.how}")


def _status(at: Places) -> Status:
    if not at.database.exists():
        return Status(joined=False)
    try:
        engine = open_database(at.database)
        with engine.connect() as connection:
            found = status(connection)
        engine.dispose()
    except StoreError as error:
        fail(str(error))
    return found


def _settings(at: Places) -> Settings:
    try:
        return read_settings(at.settings)
    except BadSettings as error:
        fail(str(error))


def _until_input_ends() -> Event:
    """Set when the kiosk that started this process is gone, however it went, or on a signal."""
    stop = Event()

    def wait() -> None:
        while sys.stdin.buffer.read(4096):
            continue
        stop.set()

    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGINT, lambda *_: stop.set())
    if not sys.stdin.isatty():
        Thread(target=wait, name="parent", daemon=True).start()
    return stop
