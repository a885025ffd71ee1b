"""A screen that is never done: it asks for Views as the real one does, and keeps its core busy
between any two. Started by `tests.on_bus.latency` in the real screen's place."""

import math
import sys
import time
from multiprocessing.connection import Connection

from kiosk.screen.pane import Frame

FRAME_S = 1 / 60


def draw(line: Connection) -> None:
    line.recv()  # how the screen is opened
    while True:
        line.send(Frame())
        line.recv()
        until_s = time.monotonic() + FRAME_S
        while time.monotonic() < until_s:
            sum(math.sin(number) for number in range(400))


if __name__ == "__main__":
    try:
        draw(Connection(int(sys.argv[1])))
    except (EOFError, OSError):
        sys.exit(0)
