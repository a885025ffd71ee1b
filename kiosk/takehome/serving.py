"""The site on a socket, until the process is asked to end."""

import logging

import uvicorn

from kiosk.store import Archive
from kiosk.takehome.site import site


class CannotListen(Exception):
    """The address is taken, or not this machine's."""


def serve(archive: Archive, host: str, port: int) -> None:
    """Serve until SIGTERM or Ctrl-C; raises `CannotListen`.

    There is no access log: a token in an address must not be written down.
    """
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
    config = uvicorn.Config(
        *(site(archive), host, port), access_log=False, server_header=False, log_config=None
    )
    try:
        uvicorn.Server(config).run()
    except SystemExit as error:
        raise CannotListen(f"{host}:{port}") from error
