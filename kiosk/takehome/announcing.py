"""Where phones find the server: written by the server, read by the kiosk.

An installed kiosk may not open a network socket at all, so it cannot find out by itself.
"""

import socket
import time
from pathlib import Path
from threading import Event, Thread

EVERY_S = 10.0
"""A gym's Wi-Fi hands out another address now and then."""
STALE_S = 45.0
"""A server that said nothing for so long is gone, whatever it left behind."""


class Announcing:
    """Says the address again and again, until `close`."""

    def __init__(self, file: Path, port: int, every_s: float = EVERY_S) -> None:
        self._file, self._port, self._every_s = file, port, every_s
        self._over = Event()
        self._thread = Thread(target=self._run, name="announcing", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Take it back."""
        self._over.set()
        self._thread.join()
        self._file.unlink(missing_ok=True)

    def _run(self) -> None:
        while True:
            say(self._file, address_here(self._port))
            if self._over.wait(self._every_s):
                return


def say(file: Path, address: str | None) -> None:
    """Write the address whole, or take it back where there is no network."""
    try:
        if address is None:
            file.unlink(missing_ok=True)
            return
        aside = file.with_suffix(".part")
        aside.write_text(address, encoding="utf-8")
        aside.replace(file)
    except OSError:
        return  # a full disk: phones get the other code meanwhile


def announced(file: Path, now_s: float | None = None) -> str | None:
    """What a server that still runs said last."""
    try:
        age_s = (time.time() if now_s is None else now_s) - file.stat().st_mtime
        return file.read_text(encoding="utf-8") if abs(age_s) < STALE_S else None
    except OSError:
        return None


def address_here(port: int) -> str | None:
    """This machine's own address on the local network, and the port; None where there is no
    network. Nothing is sent: the kernel only says which way it would go."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
            asked.connect(("10.255.255.255", 9))
            host = str(asked.getsockname()[0])
    except OSError:
        return None
    return None if host.startswith("127.") else f"{host}:{port}"
