"""Letting the radio's thread in at once, however busy the machine is.

The screen draws in a process of its own. What may still stand between a frame and the core is
another program on both cores, another thread of this one that has the interpreter, and the
collector of garbage. `python -m tests.on_bus.latency` prints what is left.
"""

import gc
import os
import sys
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress

from kiosk.devices.link import Radio

Air = Callable[[], AbstractAsyncContextManager[Radio]]

FIRST = 1
"""The lowest of the real-time priorities: before all that is not real-time, where the system allows
it (LimitRTPRIO in the kiosk's unit). Niceness alone is not enough: Linux lets whoever runs finish
its share of 3 ms, and on two busy processors a frame waited 20 ms for the radio's thread."""
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
    """Call it in the thread that listens; what it starts is not in such a hurry. What the system
    forbids is left as it is."""
    with suppress(OSError):
        os.sched_setscheduler(
            threading.get_native_id(),
            os.SCHED_RR | os.SCHED_RESET_ON_FORK,
            os.sched_param(FIRST),
        )


def promptly(air: Air) -> Air:
    """The same air, whose thread goes first. For real devices only: a simulation takes all the time
    that it can get."""

    @asynccontextmanager
    async def entered() -> AsyncIterator[Radio]:
        be_prompt()
        async with air() as radio:
            yield radio

    return entered
