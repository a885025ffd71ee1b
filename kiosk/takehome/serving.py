"""The site on a socket, until the process is asked to end."""

import logging
from threading import Thread
from typing import IO

import uvicorn

from kiosk.store import Archive
from kiosk.takehome.site import site

CONNECTIONS = 64
"""At once; more are told to come back. A kiosk serves a handful of phones."""


class CannotListen(Exception):
    """The address is taken, or not this machine's."""


def serve(archive: Archive, host: str, port: int, until: IO[str] | None = None) -> None:
    """Serve until SIGTERM, Ctrl-C, or the end of `until`; raises `CannotListen`. A kiosk that is
    killed ends its pipe: no old server stays behind on the port.

    There is no access log: a token in an address must not be written down.
    """
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
    server = uvicorn.Server(settings_of(archive, host, port))
    if until is not None:
        Thread(target=_leave_at_the_end_of, args=(until, server), daemon=True).start()
    try:
        server.run()
    except SystemExit as error:
        raise CannotListen(f"{host}:{port}") from error


def settings_of(archive: Archive, host: str, port: int) -> uvicorn.Config:
    """How the site is served; public, so that tests attack what phones meet."""
    return uvicorn.Config(
        *(site(archive), host, port),
        access_log=False,
        server_header=False,
        log_config=None,
        proxy_headers=False,  # nobody stands in front of it: who asks is who is connected
        limit_concurrency=CONNECTIONS,
    )


def _leave_at_the_end_of(pipe: IO[str], server: uvicorn.Server) -> None:
    while pipe.read(1):
        pass
    server.should_exit = True
