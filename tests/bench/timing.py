"""How every contestant is timed: CPU seconds of this process on one core, the median of rounds.

Everybody runs for at least half a second, so that who is done in a millisecond is not judged by
three of them, the first ones of a process that has only just begun.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

ROUNDS = 7
LEAST_S = 0.5
Contestants = dict[str, Callable[[], int]]
"""Name -> run once, give the number of events found."""


def on_one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def median_cpu_s(run: Callable[[], int], rounds: int) -> tuple[float, int]:
    spent, events = list[float](), run()
    while len(spent) < rounds or sum(spent) < LEAST_S:
        start = time.process_time()
        events = run()
        spent.append(time.process_time() - start)
    return float(np.median(spent)), events


def report(enter: Callable[[dict[str, Any]], Contestants]) -> None:
    """Reads the signals named on the command line, prints {name: [CPU seconds, events]}."""
    on_one_core()
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    signals = dict(np.load(Path(sys.argv[1])))
    measured = {name: median_cpu_s(run, rounds) for name, run in enter(signals).items()}
    print(json.dumps(measured))
