"""The kiosk's own server of one-time links: another process, so that a phone can never hold up a
frame, and a fault in it never ends a visit."""

import logging
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen

from kiosk.app.taking_home import address_here
from kiosk.cli.settings import TakeHome

log = logging.getLogger(__name__)

AGAIN_S = 30.0
"""A server that ended is started again after so long, when somebody wants a link."""
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
        if wanted.serve:
            self._start()

    def address(self) -> str | None:
        """Where phones find it; None without a network, and while it does not run."""
        if self._process is None:
            return None
        if self._process.poll() is not None:
            if self._now_s() - self._started_s < AGAIN_S:
                return None
            log.warning("the server of links ended (%s): started again", self._process.returncode)
            self.close()
            self._start()
        here = address_here(self._wanted.port)
        named = f"{self._wanted.address}:{self._wanted.port}" if self._wanted.address else here
        return named if here is not None else None

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
