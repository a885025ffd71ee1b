"""`treadform takehome` and `treadform link`."""

import sys
from pathlib import Path
from uuid import UUID

import typer

from kiosk.cli.fail import fail
from kiosk.cli.places import places
from kiosk.store import Archive, StoreError
from kiosk.store.qr import as_text


def serve(host: str, port: int, beside: bool, home: Path | None) -> None:
    """Serve one-time links until stopped, or until the kiosk it was started by is gone."""
    from kiosk.takehome.announcing import Announcing
    from kiosk.takehome.serving import CannotListen
    from kiosk.takehome.serving import serve as listen

    try:
        archive = Archive(places(home).database)
    except StoreError as error:
        fail(str(error))
    if not beside:
        typer.echo(f"one-time links are served on http://{host}:{port}")
    here = Announcing(places(home).links_at, port)
    try:
        listen(archive, host, port, sys.stdin if beside else None)
    except CannotListen as taken:
        here.close()
        fail(f"{taken}: cannot be listened on; choose others with --host and --port")
    here.close()


def make_link(visit: str, address: str, home: Path | None) -> None:
    """Offer one visit by a link and its code."""
    path = places(home).database
    if not path.exists():
        fail(f"{path}: no visit was kept here yet")
    try:
        archive = Archive(path)
        wanted = UUID(visit) if visit else next((v.visit_id for v in archive.history(1)), None)
        if wanted is None or archive.load(wanted) is None:
            fail(f"{visit or path}: no such visit; the kept ones are shown by: treadform history")
        link = f"http://{address}/v/{archive.offer_link(wanted)}"
    except ValueError:
        fail(f"{visit}: not a visit's id; copy one from: treadform history")
    except StoreError as error:
        fail(str(error))
    typer.echo(as_text(link))
    typer.echo(link)
