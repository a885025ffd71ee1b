"""python -m tests.coach.demos [ERROR...]: the standard visit's demo with each error, as a command.

Runs the command as anybody would, two at a time, and prints which cues the visit showed. Exit 1
where an error that a sensor sees was not shown by one of its own cues.
"""

import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

from kiosk.coaching.library import builtin_exercises
from kiosk.simulator import Error
from tests.coach.expected import CUES

LONGEST_S = 1800
UNDRAWN = {"SDL_VIDEODRIVER": "none"}
"""Only what is printed is read, and drawing takes half of the time."""


def main() -> int:
    """A line an error."""
    wanted = [Error(name) for name in sys.argv[1:]] or list(Error)
    missing = 0
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as workers:
        for error, cues in zip(wanted, workers.map(cues_of_demo, wanted), strict=True):
            told = bool(cues & expected(error))
            missing += bool(expected(error)) and not told
            mark = "" if told else "missing" if expected(error) else "no sensor sees it"
            print(f"{error:<18}{'; '.join(sorted(cues)) or '-':<70}{mark}", flush=True)
    return 1 if missing else 0


def expected(error: Error) -> frozenset[str]:
    """The cues that may tell this error."""
    return frozenset(
        sign.cue
        for case in CUES
        if case.error is error
        for sign in builtin_exercises()[case.exercise].errors
        if sign.name in case.told_as
    )


def cues_of_demo(error: Error) -> frozenset[str]:
    """Every cue that the demo of this error printed."""
    with tempfile.TemporaryDirectory() as home:
        words = ["demo", "--program", "standard", "--error", error, "--speed", "50", "--home", home]
        done = subprocess.run(
            [sys.executable, "-m", "kiosk", *words],
            capture_output=True,
            text=True,
            timeout=LONGEST_S,
            check=True,
            env=os.environ | UNDRAWN,
        )
    return frozenset(re.findall(r"cue: (.+)", done.stdout))


if __name__ == "__main__":
    sys.exit(main())
