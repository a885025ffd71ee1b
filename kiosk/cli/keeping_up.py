"""The kiosk's other process: it keeps up with the gym while screen and radio do their work.

A process and not a thread: packing and comparing take the interpreter for milliseconds, which a
frame does not have. It ends by itself when its standard input does, so with the kiosk, however.
"""

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

log = logging.getLogger(__name__)

ELSEWHERE = "TREADFORM_GYM_SYNC"
"""Set to `service` where a service of its own does it."""
PATIENCE_S = 5.0
"""For a round that is under way at the end; killed, it is simply done again."""


@contextmanager
def keeping_up(address: str, home: Path | None) -> Iterator[None]:
    """Keep up with the gym while the block runs, where one was joined."""
    if not address or os.environ.get(ELSEWHERE) == "service":
        yield
        return
    command = [sys.executable, "-m", "kiosk", "gym", "sync", "--follow"]
    if home is not None:
        command += ["--home", str(home)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE)
    log.info("the gym is kept up with by process %s", process.pid)
    try:
        yield
    finally:
        assert process.stdin is not None
        process.stdin.close()
        try:
            process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
