"""Letting the radio's thread in at once, however busy the machine is.

The screen draws in a process of its own. What may still stand between a frame and the core is
another program on both cores, another thread of this one that has the interpreter, and the
collector of garbage. `python -m tests.on_bus.latency` prints what is left.
"""

import gc
import logging
import os
import sys
import threading
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from kiosk.devices.link import Radio

log = logging.getLogger(__name__)

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


def be_prompt() -> bool:
    """Call it in the thread that listens; what it starts is not in such a hurry. What the system
    forbids is left as it is: False."""
    try:
        os.sched_setscheduler(
            threading.get_native_id(),
            os.SCHED_RR | os.SCHED_RESET_ON_FORK,
            os.sched_param(FIRST),
        )
    except OSError:
        return False
    return True


def may_be_prompt() -> bool:
    """Whether a thread of this process would be let in at once; asked by one that then ends."""
    with ThreadPoolExecutor(1) as one:
        return one.submit(be_prompt).result()


def promptly(air: Air) -> Air:
    """The same air, whose thread goes first. For real devices only: a simulation takes all the time
    that it can get."""

    @asynccontextmanager
    async def entered() -> AsyncIterator[Radio]:
        if not be_prompt():
            log.warning("the radio's thread waits its turn: the system does not let it go first")
        async with air() as radio:
            yield radio

    return entered
