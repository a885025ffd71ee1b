"""Two kiosks that nobody harms: how long a new member of one takes to be known at the other.

Somebody joins here, walks over, and types their PIN there: again for as long as they are refused.
"""

from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from time import time
from types import TracebackType

from kiosk.store.gym import asking
from kiosk.store.gym.joining import Joined
from kiosk.store.gym.sync import Pace, Sync
from kiosk.store.schema import members
from tests.gym.treadmill import Treadmill

EVERY_S = 3.0
GIVEN_UP_S = 60.0


@dataclass(frozen=True)
class Walks:
    """How long members waited, in seconds."""

    usual: list[float]
    """While there was a gym to ask."""
    after_outage: list[float]
    """Of those who came while there was none: from its return."""


def walks(taken: list[tuple[float, float]], outages: list[tuple[float, float]]) -> Walks:
    """Tell them apart: while the gym is gone nobody can know anybody there."""
    usual, after = [], []
    for begun_s, known_s in taken:
        back = [up_s for down_s, up_s in outages if down_s < known_s and up_s > begun_s]
        if back:
            after.append(max(0.0, known_s - max(back)))
        else:
            usual.append(known_s - begun_s)
    return Walks(usual, after)


class Probe:
    """`taken` has the begin and the end of each, by the wall clock."""

    def __init__(self, folder: Path, here: Joined, there: Joined) -> None:
        self._here = Treadmill(folder / "probe a", here)
        self._there = Treadmill(folder / "probe b", there)
        self._stop, self.taken = Event(), list[tuple[float, float]]()
        for one in (self._here, self._there):
            one.sync = Sync(one.engine, one.place.address, Pace())
        follow = [
            Thread(target=one.sync.follow, args=(self._stop, lambda _: None))
            for one in (self._here, self._there)
        ]
        self._threads = [*follow, Thread(target=self._watch)]

    def __enter__(self) -> "Probe":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()
        for one in (self._here, self._there):
            one.close()

    def _watch(self) -> None:
        while not self._stop.wait(EVERY_S):
            member_id = self._here.add_member("walker", consent=False)
            begun_s = time()
            wanted = members.select().where(members.c.member_id == member_id)
            while time() - begun_s < GIVEN_UP_S:
                asking.ask(self._there.path)
                with self._there.engine.connect() as connection:
                    if connection.execute(wanted).first() is not None:
                        break
                if self._stop.is_set():
                    return
            self.taken.append((begun_s, time()))
