"""Work that takes its time, such as hashes and disks, away from the radio's thread."""

import logging
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread

log = logging.getLogger(__name__)

Done = Callable[[], None]
Errand = Callable[[], Done]


class Errands:
    """One thread, one errand after the other. What an errand brings back is done by whoever calls
    `settle`: state that only one thread ever touches needs no lock."""

    def __init__(self) -> None:
        self._asked: SimpleQueue[Errand | None] = SimpleQueue()
        self._back: SimpleQueue[Done] = SimpleQueue()
        self._thread = Thread(target=self._run, name="errands", daemon=True)
        self._thread.start()

    def send(self, errand: Errand) -> None:
        """Have it run; returns at once."""
        self._asked.put(errand)

    def settle(self) -> None:
        """Do what errands brought back since the last time; never waits."""
        while True:
            try:
                done = self._back.get_nowait()
            except Empty:
                return
            done()

    def close(self) -> None:
        """Finish what was asked for, and stop."""
        self._asked.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (errand := self._asked.get()) is not None:
            try:
                self._back.put(errand())
            except Exception:  # whatever it is, the next errand is not to blame
                log.exception("an errand failed")
