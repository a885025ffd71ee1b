"""A gym in bad weather: many kiosks, and everything between and beneath them fails.

    python -m tests.gym --kiosks 200 --minutes 5

PostgreSQL is killed and started again, links are cut, processes of kiosks are killed -9. Then the
weather clears, and what every kiosk and the gym have is compared.
"""

import multiprocessing
import os
import random
from contextlib import ExitStack
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import monotonic, sleep, time

from kiosk.store.gym.founding import found
from kiosk.store.gym.joining import Joined, join
from tests.gym.floor import live
from tests.gym.postgres import Postgres
from tests.gym.probe import Probe, walks
from tests.gym.treadmill import Treadmill
from tests.gym.verdict import Verdict, judge, settled
from tests.gym.wire import Wire

MEMBERS = 60
TOGETHER = 10
"""Kiosks in one process: a kill takes them all, each wherever it just was."""


@dataclass
class Mishaps:
    """How often what happened."""

    outages: list[tuple[float, float]] = field(default_factory=list)
    """Of PostgreSQL: when it was killed, and when it answered again."""
    links_cut: int = 0
    kiosks_killed: int = 0


def in_memory() -> Path | None:
    """Where files cost no disk: 200 kiosks would wait for one disk that each has alone. A killed
    process loses there what it would lose on a disk: nothing that it had written."""
    memory = Path("/dev/shm")
    return memory if os.access(memory, os.W_OK) else None


class Storm:
    """The whole of it; use as `Storm(...).run()`."""

    def __init__(self, folder: Path, kiosks: int, minutes: float, seed: int = 1) -> None:
        self._folder, self._chance = folder, random.Random(seed)
        self._seconds, self._count = minutes * 60, kiosks
        self._postgres = Postgres(in_memory())
        self._groups: list[tuple[list[Joined], Wire]] = []
        self._running: list[BaseProcess] = []
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["tests.gym.floor"])
        self.mishaps = Mishaps()

    def run(self) -> Verdict:
        with ExitStack() as stack:
            stack.callback(self._postgres.stop)
            self._postgres.start()
            self._open(stack)
            self._bring_members()
            probe = self._probe()
            self._ends_at = time() + self._seconds
            begun_s = monotonic()
            self._running = [self._start(number) for number in range(len(self._groups))]
            stack.callback(self._kill_all)
            with probe:
                self._rage()
            cleared_s = monotonic() - begun_s
            places = [place for group, _ in self._groups for place in group]
            late_s = settled(self._folder, places, self._postgres)
            self._kill_all()
            walked = walks(probe.taken, self.mishaps.outages)
            return judge(self._folder, places, self._postgres, walked, cleared_s, late_s)

    def _open(self, stack: ExitStack) -> None:
        """Several gyms of one chain; every group of kiosks has a link of its own."""
        for gym in ("Centre", "North", "South"):
            found(self._postgres.url, "Iron", gym)
        for first in range(0, self._count, TOGETHER):
            gym = ("Centre", "North", "South")[len(self._groups) % 3]
            names = range(first, min(first + TOGETHER, self._count))
            places = [join(self._postgres.url, gym, f"treadmill {n}") for n in names]
            self._groups.append((places, stack.enter_context(Wire(self._postgres.port))))

    def _bring_members(self) -> None:
        """They joined long ago, at one of the treadmills."""
        desk = Treadmill(self._folder / "desk", join(self._postgres.url, "Centre", "desk"))
        for number in range(MEMBERS):
            desk.add_member(f"Sam {number}")
        desk.sync.round()
        desk.close()

    def _probe(self) -> Probe:
        both = [join(self._postgres.url, "Centre", f"probe {n}") for n in "ab"]
        return Probe(self._folder, *both)

    def _start(self, number: int) -> BaseProcess:
        places, wire = self._groups[number]
        ports = (self._postgres.port, wire.port)
        given = (self._folder, places, ports, self._ends_at)
        process = self._context.Process(target=live, args=given, daemon=True)
        process.start()
        return process

    def _rage(self) -> None:
        """Until the time is over: a kill of kiosks every few seconds, a cut as often, and the
        server four times in all."""
        server_at = [self._ends_at - self._seconds * share for share in (0.8, 0.6, 0.4, 0.2)]
        while time() < self._ends_at:
            sleep(self._chance.uniform(2.0, 6.0))
            self._kill_some_kiosks()
            self._cut_some_link()
            if server_at and time() > server_at[0]:
                server_at.pop(0)
                self._kill_the_server()
        for _, wire in self._groups:
            wire.mend()

    def _kill_the_server(self) -> None:
        self._postgres.kill()
        killed_s = time()
        sleep(self._chance.uniform(1.0, 4.0))
        self._postgres.start()
        self.mishaps.outages.append((killed_s, time()))

    def _kill_some_kiosks(self) -> None:
        number = self._chance.randrange(len(self._groups))
        self._running[number].kill()
        self._running[number].join()
        self.mishaps.kiosks_killed += len(self._groups[number][0])
        self._running[number] = self._start(number)

    def _cut_some_link(self) -> None:
        for _, wire in self._groups:
            if self._chance.random() < 0.5:
                wire.mend()
        _, wire = self._chance.choice(self._groups)
        wire.cut(self._chance.choice((0, 500, 5_000)))
        self.mishaps.links_cut += 1

    def _kill_all(self) -> None:
        for process in self._running:
            process.kill()
            process.join()
        self._running = []
