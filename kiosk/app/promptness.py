"""Letting the radio's thread in at once, however busy the machine is.

The screen draws in a process of its own, so no lock stands between a frame and the core; what may
stand there is another program on both cores. `python -m tests.on_bus.latency` prints what it costs.
"""

import os
import threading
from contextlib import suppress

NICE = -10
"""Before other work on this machine, where the system allows it (LimitNICE in the kiosk's unit)."""


def be_prompt() -> None:
    """Call it in the thread that listens. What the system forbids is left as it is."""
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICE)
