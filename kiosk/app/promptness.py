"""Letting the radio's thread in at once, however busy the machine is.

The screen draws in a process of its own. What may still stand between a frame and the core is
another program on both cores, another thread of this one that has the interpreter, and the
collector of garbage. `python -m tests.on_bus.latency` prints what is left.
"""

import gc
import os
import sys
import threading
from contextlib import suppress

NICE = -10
"""Before other work on this machine, where the system allows it (LimitNICE in the kiosk's unit)."""
HANDS_OVER_S = 0.0005
"""So soon a thread that computes lets one in that a frame has woken. Python's own 5 ms are a whole
bound."""


def settle() -> None:
    """Call it once everything is loaded. What is there now stays: the collector need not look at it
    again, which takes 82 ms of a processor each time."""
    sys.setswitchinterval(HANDS_OVER_S)
    gc.collect()
    gc.freeze()


def be_prompt() -> None:
    """Call it in the thread that listens. What the system forbids is left as it is."""
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICE)
