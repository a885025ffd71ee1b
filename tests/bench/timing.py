"""How every contestant is timed: CPU seconds of this process on one core, the median of rounds."""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

ROUNDS = 7
Contestants = dict[str, Callable[[], int]]
"""Name -> run once, give the number of events found."""


def on_one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def median_cpu_s(run: Callable[[], int], rounds: int) -> tuple[float, int]:
    spent, events = [], run()
    for _ in range(rounds):
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
