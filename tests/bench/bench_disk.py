"""The path of a frame while the disk stalls for two seconds, over and over.

    python tests/bench/bench_disk.py [SECONDS]

A kiosk on virtual devices in real time; every commit of its store then takes two seconds, as on a
card that collects its garbage. Timed: each arrival of a sample until it is in the runner, and each
turn of the worker that ends in a View. The two runs alternate, so that the machine's own moods hit
both.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from sqlalchemy import event

from kiosk.app import Kiosk
from kiosk.app.signing_in import SigningIn
from kiosk.app.taking_home import TakingHome
from kiosk.cli.opening import visits_for
from kiosk.cli.places import places
from kiosk.cli.simulated import VirtualGym
from kiosk.coaching.member import Consent, Join
from kiosk.coaching.view import Intent, View
from kiosk.store import Archive

STALL_S = 2.0
ROUNDS = 3
MEMBER = Join("Bench", "4711", frozenset(Consent), sixteen=True)


class Timed(Kiosk):
    """Notes how long each of its turns took."""

    def __init__(self, *args: object, **more: object) -> None:
        self.frames_ms: list[float] = []
        self.turns_ms: list[float] = []
        super().__init__(*args, **more)  # type: ignore[arg-type]

    def _hear(self, *said: object) -> None:
        self._time(self.frames_ms, super()._hear, *said)

    def _move_on(self, now_us: int) -> None:
        self._time(self.turns_ms, super()._move_on, now_us)

    def _time(self, into: list[float], what: Callable[..., None], *said: object) -> None:
        began_s = time.perf_counter()
        what(*said)
        into.append((time.perf_counter() - began_s) * 1e3)


def run(seconds: float, stall: bool) -> tuple[list[float], list[float], int]:
    """One visit's time; how long frames and turns took, and how often the disk stalled."""
    stalls, stalled = 0, False

    def wait(_connection: object) -> None:
        nonlocal stalls
        if stalled:
            stalls += 1
            time.sleep(STALL_S)

    with TemporaryDirectory() as folder:
        home = Path(folder)
        archive = Archive(home / "treadform.db")
        event.listen(archive._within.engine, "commit", wait)
        writer = archive.writer(home / "waiting")
        gym, make_visit = VirtualGym(), visits_for("demo", places(home))
        people = SigningIn(archive, writer, make_visit, TakingHome(str, lambda: None))
        started = False

        def seen(view: View) -> View:
            nonlocal started
            gym.watch(view)
            if not started and view.live.cadence_spm.value:
                started = True
                kiosk.intend(Intent.JOIN, MEMBER)
                kiosk.intend(Intent.START)
            return view

        kiosk = Timed(
            *(gym.air, gym.clock, lambda: make_visit(None, None, None), people),
            people=people,
            before_shown=seen,
        )
        kiosk.start()
        time.sleep(8)  # devices are found, the member joins
        stalled = stall
        del kiosk.frames_ms[:], kiosk.turns_ms[:]
        time.sleep(seconds)
        measured = list(kiosk.frames_ms), list(kiosk.turns_ms), stalls
        stalled = False
        kiosk.close()
        people.close()
        writer.close()
    return measured


def main(seconds: float) -> None:
    """Usual, stalled, and usual once more: how far two usual runs differ is the machine's own."""
    timed: dict[str, tuple[list[float], list[float]]] = {
        name: ([], []) for name in ("usual", "stalled", "usual again")
    }
    stalls = 0
    for _ in range(ROUNDS):
        for name, (frames, turns) in timed.items():
            some_frames, some_turns, count = run(seconds / ROUNDS, name == "stalled")
            frames += some_frames
            turns += some_turns
            stalls += count
    print(f"{ROUNDS} rounds, {stalls} stalls of {STALL_S:.0f} s")
    for index, what in enumerate(("frame into the runner", "turn to a View")):
        p99 = {name: quantiles(times[index], n=100)[98] for name, times in timed.items()}
        said = ", ".join(f"{name} {value:.2f} ms" for name, value in p99.items())
        print(
            f"{what}, p99: {said}; ratio stalled/usual {p99['stalled'] / p99['usual']:.2f}, "
            f"usual again/usual {p99['usual again'] / p99['usual']:.2f}"
        )


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 60.0)
