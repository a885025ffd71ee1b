"""`eye.py HOST PORT SEEN WANTED`: tells the host what the witness saw, and whether a visit is
wished for (the file WANTED); the host's answer is that it is over. Standard library only.
"""

import socket
import struct
import sys
import time
from contextlib import suppress
from pathlib import Path

EVERY_S = 0.3


def watch(far: socket.socket, seen: Path, wanted: Path) -> None:
    before = b""
    while True:
        try:
            now = seen.read_bytes()
        except OSError:  # no screen yet, or one that begins anew
            now = b""
        if now and now != before:
            far.sendall(struct.pack(">?I", wanted.exists(), len(now)) + now)
            before = now
        far.settimeout(EVERY_S)
        try:
            if not far.recv(1):
                return
            wanted.unlink(missing_ok=True)
        except TimeoutError:
            pass


if __name__ == "__main__":
    while True:
        with suppress(OSError):  # no network yet, or nobody who looks
            watch(
                socket.create_connection((sys.argv[1], int(sys.argv[2]))),
                *map(Path, sys.argv[3:]),
            )
        time.sleep(1)
