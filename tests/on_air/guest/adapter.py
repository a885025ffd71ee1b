"""`adapter.py HOST PORT`: a Bluetooth adapter in this machine whose other end is a connection.

It is there until this ends. Nothing beyond the standard library, for any guest.
"""

import os
import selectors
import socket
import sys

VHCI = "/dev/vhci"
CREATE = bytes([0xFF, 0x00])
"""The driver's own packet: make an adapter. Its answer begins with 0xFF too."""
_HEADERS = {2: (5, 3, 2), 3: (4, 3, 1), 4: (3, 2, 1), 5: (5, 3, 2)}
"""Packet type -> header bytes, where the length stands, and its bytes."""


def packets(held: bytearray) -> list[bytes]:
    """The whole packets at the front, taken off it: the driver wants one a write."""
    found = []
    while held:
        header, at, wide = _HEADERS[held[0]]
        if len(held) < header:
            break
        length = int.from_bytes(held[at : at + wide], "little")
        whole = header + (length & 0x3FFF if held[0] == 5 else length)
        if len(held) < whole:
            break
        found.append(bytes(held[:whole]))
        del held[:whole]
    return found


def relay(host: str, port: int) -> None:
    far = socket.create_connection((host, port))
    far.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    adapter = os.open(VHCI, os.O_RDWR)
    os.write(adapter, CREATE)
    either = selectors.DefaultSelector()
    either.register(far, selectors.EVENT_READ)
    either.register(adapter, selectors.EVENT_READ)
    held = bytearray()
    while True:
        for key, _ in either.select():
            if key.fileobj is far:
                data = far.recv(65536)
                if not data:
                    return
                held += data
                for packet in packets(held):
                    os.write(adapter, packet)
            else:
                said = os.read(adapter, 4096)
                if said[0] != CREATE[0]:
                    far.sendall(said)


if __name__ == "__main__":
    relay(sys.argv[1], int(sys.argv[2]))
