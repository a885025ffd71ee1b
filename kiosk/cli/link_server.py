"""The kiosk's own server of one-time links: another process, so that a phone can never hold up a
frame, and a fault in it never ends a visit."""

import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen

from kiosk.cli.places import places
from kiosk.cli.settings import TakeHome
from kiosk.takehome.announcing import announced

log = logging.getLogger(__name__)

AGAIN_S = 30.0
"""A server that ended is started again after so long, when somebody wants a link."""
UNIT = "NOTIFY_SOCKET"
"""Set where systemd runs the kiosk: then a unit beside it serves links, and the kiosk itself may
open no socket."""
EVERYWHERE = "0.0.0.0"
"""It answers only private addresses: see takehome.site."""


class LinkServer:
    """Started with the kiosk and ended with it, even where the kiosk is killed."""

    def __init__(
        self, wanted: TakeHome, home: Path | None, now_s: Callable[[], float] = time.monotonic
    ) -> None:
        self._wanted, self._home, self._now_s = wanted, home, now_s
        self._process: Popen[bytes] | None = None
        self._started_s = now_s()
        if wanted.serve and UNIT not in os.environ:
            self._start()

    def address(self) -> str | None:
        """Where phones find it; None without a network, and while it does not run."""
        self._start_again()
        here = announced(places(self._home).links_at)
        if here is None or not self._wanted.address:
            return here
        return f"{self._wanted.address}:{self._wanted.port}"

    def _start_again(self) -> None:
        ended = self._process is not None and self._process.poll() is not None
        if ended and self._now_s() - self._started_s >= AGAIN_S:
            log.warning("the server of links ended: started again")
            self.close()
            self._start()

    def close(self) -> None:
        """End it, and wait for that."""
        if self._process is None:
            return
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _start(self) -> None:
        at = ["--host", EVERYWHERE, "--port", str(self._wanted.port), "--beside"]
        home = ["--home", str(self._home)] if self._home else []
        command = [sys.executable, "-m", "kiosk", "takehome", *at, *home]
        self._started_s = self._now_s()
        self._process = Popen(command, stdin=PIPE, stdout=DEVNULL, stderr=DEVNULL)
