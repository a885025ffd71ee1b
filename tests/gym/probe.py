"""Two kiosks that nobody harms: how long a new member of one takes to be known at the other."""

from pathlib import Path
from threading import Event, Thread
from time import monotonic, sleep
from types import TracebackType

from kiosk.store.gym.joining import Joined
from kiosk.store.gym.sync import Pace, Sync
from kiosk.store.schema import members
from tests.gym.treadmill import Treadmill

EVERY_S = 3.0
GIVEN_UP_S = 60.0


class Probe:
    """`seconds` has one value a member."""

    def __init__(self, folder: Path, here: Joined, there: Joined) -> None:
        self._here = Treadmill(folder / "probe a", here)
        self._there = Treadmill(folder / "probe b", there)
        self._stop, self.seconds = Event(), list[float]()
        for one in (self._here, self._there):
            one.sync = Sync(one.engine, one.place.address, Pace(rest_s=4.0))
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
            begun_s = monotonic()
            wanted = members.select().where(members.c.member_id == member_id)
            while monotonic() - begun_s < GIVEN_UP_S and not self._stop.is_set():
                with self._there.engine.connect() as connection:
                    if connection.execute(wanted).first() is not None:
                        break
                sleep(0.1)
            else:
                if self._stop.is_set():
                    return
            self.seconds.append(monotonic() - begun_s)
