"""The log: rotated files for support; the terminal where no file can be written."""

import logging
import logging.handlers
from pathlib import Path

from kiosk.cli.settings import Log

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def start_log(path: Path, log: Log) -> logging.Handler:
    """Write what `kiosk` says to `path`; to stderr where that file cannot be written."""
    handler: logging.Handler
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            path, maxBytes=int(log.file_mb * 1e6), backupCount=log.files - 1, encoding="utf-8"
        )
    except OSError as error:
        handler = logging.StreamHandler()
        trouble: str | None = error.strerror
    else:
        trouble = None
    handler.setFormatter(logging.Formatter(FORMAT))
    room = logging.getLogger("kiosk")
    room.addHandler(handler)
    room.setLevel(log.level.upper())
    if trouble:
        room.warning("%s cannot be written (%s): the log goes to the terminal", path, trouble)
    return handler
