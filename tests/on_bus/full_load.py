"""A kiosk that listens to all it can have: four pods of 416 Hz, belt, strap and footpod, over the
stand-in's bus. `python -m tests.on_bus.full_load` goes on until its standard input ends."""

import asyncio
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.app.kiosk import Kiosk
from kiosk.app.known import Known
from kiosk.app.promptness import promptly, settle
from kiosk.cli.opening import visits_of
from kiosk.coaching.record import VisitRecord
from kiosk.coaching.view import Worn
from kiosk.radio.bleak_radio import BleakRadio
from kiosk.radio.monotonic import MonotonicClock
from tests.on_bus.daemon import private_bus
from tests.on_bus.figures import Room

PLACES = (Worn.LEFT_SHOE, Worn.RIGHT_SHOE, Worn.WAIST, Worn.BACK)
DEVICES = len(PLACES) + 3


class Nothing:
    """No store."""

    def progress(self, visit: VisitRecord) -> None: ...

    def keep(self, visit: VisitRecord) -> None: ...


def kiosk_of_all(clock: MonotonicClock) -> Kiosk:
    """Knows where each of the room's pods is worn."""
    places = {f"C0:11:22:33:44:1{n}": worn for n, worn in enumerate(PLACES)}
    known = Known(worn=places.get)
    return Kiosk(promptly(BleakRadio), clock, visits_of("demo"), Nothing(), known=known)


def start(kiosk: Kiosk) -> None:
    """Returns once every device is heard."""
    settle()
    kiosk.start()
    while sum(c.ready for c in kiosk.view().connections) < DEVICES:
        time.sleep(0.05)


@contextmanager
def room_beside(live: Callable[[], None]) -> Iterator[None]:
    """The room in a process of its own, on a bus that is this process's system bus meanwhile."""
    with tempfile.TemporaryDirectory() as folder, private_bus(Path(folder)) as (address, _):
        os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = address
        beside = multiprocessing.get_context("spawn").Process(target=live, daemon=True)
        beside.start()
        try:
            yield
        finally:
            beside.terminate()


def live() -> None:
    """In that process."""
    asyncio.run(Room().live())


if __name__ == "__main__":
    with room_beside(live):
        kiosk = kiosk_of_all(MonotonicClock())
        start(kiosk)
        print("listens", flush=True)
        sys.stdin.read()
        kiosk.close()
