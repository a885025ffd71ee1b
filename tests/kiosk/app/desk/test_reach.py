"""The desk reaches the devices only through the worker's thread."""

from dataclasses import dataclass, field
from typing import Any

from kiosk.app.around import Around
from kiosk.app.desk.reach import Reach
from kiosk.app.roster import Roster
from kiosk.app.trial import Trial
from kiosk.coaching.view import Connection, Phase, View, Worn
from kiosk.gait.measures import Live
from kiosk.gait.runner import Runner
from kiosk.radio.admission import Admission
from kiosk.simulator.clock import FastClock

BELT = Connection("Belt", True, Worn.BELT, address="C0:99", kind="belt")


class Nobody:
    def device_seen(self, *said: object) -> None: ...

    def audit(self, *said: object) -> None: ...


@dataclass
class Worker:
    """A kiosk that does at once what it is asked."""

    around: Around = field(default_factory=lambda: Around(Runner(), FastClock(), Admission()))
    asked: int = 0

    def among_devices(self, do: Any) -> None:
        self.asked += 1
        do(self.around)

    def view(self) -> View:
        return View(0, Phase.WELCOME, "", Live(0), connections=(BELT,))


def test_what_staff_settle_counts_and_a_belt_begins_anew() -> None:
    worker, roster = Worker(), Roster([], Nobody())
    reach = Reach(worker, roster)  # type: ignore[arg-type]
    reach.settled("C0:01", {"worn": "waist"})
    assert roster.worn("C0:01") is Worn.WAIST
    assert not worker.around.belt._anew.is_set()
    reach.settled("C0:99", {"least_kmh": 1.0})
    assert worker.around.belt._anew.is_set()


def test_a_trial_waits_for_the_next_link() -> None:
    worker = Worker()
    trial = Trial()
    Reach(worker, Roster([], Nobody())).try_belt(trial)  # type: ignore[arg-type]
    assert worker.around.belt._trial is trial


def test_opening_the_desk_gives_the_belt_back() -> None:
    ended: list[str] = []
    worker = Worker()
    worker.around.belt.end = ended.append  # type: ignore[method-assign]
    Reach(worker, Roster([], Nobody())).opened()  # type: ignore[arg-type]
    assert ended == ["left the screen"]


def test_looking_and_blinking_ask_the_worker() -> None:
    worker = Worker()
    reach = Reach(worker, Roster([], Nobody()))  # type: ignore[arg-type]
    reach.stir()
    reach.blink("C0:01")
    assert worker.asked == 2
