"""Letting the radio's thread in at once, however busy the screen is.

A thread that draws keeps the interpreter for 5 ms at a time, and a frame needs it three times on
its way to the core: measured, Live then came 14 ms late in the middle, 44 ms at p99.
"""

import os
import sys
import threading
from contextlib import suppress

SWITCH_S = 0.001
"""How long a busy thread keeps the interpreter from one that waits. Costs 1 % of the drawing."""
NICE = -10
"""Before other work on this machine, where the system allows it (LimitNICE in the kiosk's unit)."""


def be_prompt() -> None:
    """Call it in the thread that listens. What the system forbids is left as it is."""
    sys.setswitchinterval(SWITCH_S)
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICE)
