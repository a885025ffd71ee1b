"""Tells systemd that the screen still draws: no frame, no word, and it starts the kiosk anew.

A hung screen ignores a polite stop, and a radio thread would go on saying that all is well: so the
word comes from the frame itself. Where systemd does not ask, nothing is said.
"""

import os
import socket
from collections.abc import Callable
from typing import Generic, TypeVar

from kiosk.app.watched import HUNG_AT_MOST_S

T = TypeVar("T")

SAY_EVERY_US = 2_000_000
"""A tenth of what the unit waits."""


class Alive(Generic[T]):
    """Passes a frame's value through; the first says READY, later ones WATCHDOG."""

    def __init__(self, now_us: Callable[[], int], say: Callable[[str], None] | None = None) -> None:
        self._now_us = now_us
        self._say = say or to_systemd
        self._said_us: int | None = None

    def __call__(self, value: T) -> T:
        """Once a frame."""
        now_us = self._now_us()
        if self._said_us is None:
            self._say("READY=1")
        if self._said_us is None or now_us - self._said_us >= SAY_EVERY_US:
            self._say("WATCHDOG=1")
            self._said_us = now_us
        return value


def screen_may_hang_s() -> float:
    """Three quarters of what the unit waits (sd_watchdog_enabled(3)), so that the kiosk itself
    starts its screen anew before systemd starts the kiosk; by hand, as long as a gym's kiosk."""
    asked_us = os.environ.get("WATCHDOG_USEC", "")
    return int(asked_us) * 0.75e-6 if asked_us.isdecimal() else HUNG_AT_MOST_S


def to_systemd(message: str) -> None:
    """One datagram to whoever started us and wants to know (sd_notify(3))."""
    address = os.environ.get("NOTIFY_SOCKET")
    if not address:
        return
    if address.startswith("@"):  # an abstract socket
        address = "\0" + address[1:]
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as sender:
            sender.connect(address)
            sender.sendall(message.encode())
    except OSError:
        return  # nobody listens any more; the next frame tries again
