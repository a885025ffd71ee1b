"""A desk over a real store in a folder of its own; nobody waits for a hash or a clock."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST

from kiosk.app.desk import Counter, Room
from kiosk.app.recording import Progress
from kiosk.app.signals import Signal
from kiosk.app.trial import Trial
from kiosk.coaching.view import Connection, Phase, View, Worn
from kiosk.gait.measures import Live
from kiosk.screen.staff.desk_view import OPEN, Deed, DeskView, Filled, Words
from kiosk.store import Archive, pins
from kiosk.store.shelf import Shelf
from kiosk.store.staff import Role

LEFT = Connection("pod left", True, Worn.LEFT_SHOE, 82.0, address="C0:01", kind="pod")
BELT = Connection("Belt 7", True, Worn.BELT, address="C0:99", kind="belt")
PIN = "2580"


@dataclass
class Written:
    """Settings in memory."""

    values: dict[str, Any] = field(
        default_factory=lambda: {
            "kiosk.language": "en",
            "kiosk.units": "km/h",
            "kiosk.brightness": 1.0,
            "kiosk.diagonal_in": 10.1,
            "kiosk.program": "express",
            "devices.belt": "",
            "devices.most_kmh": 16.0,
            "devices.most_incline_pct": 12.0,
            "sound.metronome": True,
            "sound.volume": 0.6,
            "privacy.keep_months": 12,
        }
    )

    def get(self, key: str) -> Any:
        return self.values[key]

    def set(self, key: str, value: Any) -> None:
        self.values[key] = value

    def holds_at_once(self, key: str) -> bool:
        return key != "privacy.keep_months"


@dataclass
class Reached:
    """What the desk asked of the devices."""

    trials: list[Trial] = field(default_factory=list)
    settled_: dict[str, Any] = field(default_factory=dict)
    blinked: list[str] = field(default_factory=list)
    heard: tuple[Signal, ...] = ()
    recorded: Progress | None = None
    seconds: float = 0.0
    ended: bool = False
    times_opened: int = 0

    def stir(self) -> None: ...

    def opened(self) -> None:
        self.times_opened += 1

    def settled(self, address: str, facts: Any) -> None:
        self.settled_[address] = dict(facts)

    def try_belt(self, trial: Trial) -> None:
        self.trials.append(trial)

    def blink(self, address: str) -> None:
        self.blinked.append(address)

    def signals(self) -> tuple[Signal, ...]:
        return self.heard

    def record(self, seconds: float) -> None:
        self.seconds = seconds

    def end_recording(self) -> None:
        self.ended = True


class Staff:
    """Does deeds and reads what is shown."""

    def __init__(self, folder: Path) -> None:
        self.archive = Archive(folder / "treadform.db", wait_for_lock_s=0.1)
        self.settings = Written()
        self.now_s = 0.0
        self.kiosk = View(0, Phase.WELCOME, "", Live(0), connections=(BELT, LEFT))
        self.reached = Reached()
        self.room = Room(
            *(self.archive, Shelf(folder), self.settings, lambda: self.kiosk), devices=self.reached
        )
        self.counter = Counter(self.room, lambda: self.now_s)

    def hire(self, role: Role = Role.MANAGER) -> None:
        self.archive.staff_door.desk_of("test").office.add_staff("Ines", PIN, role)

    def comes_in(self, role: Role = Role.MANAGER) -> DeskView:
        self.hire(role)
        self.do(OPEN)
        self.do(Deed("name", value="INES"))
        return self.do(Deed("pin", value=PIN))

    def do(self, deed: Deed) -> Any:
        self.counter.do(deed)
        self.counter.settle()
        return self.counter.view()

    def goes(self, *names: str) -> Any:
        """Through tiles, rows and actions, by the name of the deed or what it is about."""
        for name in names:
            self.do(self.deed(name))
        return self.counter.view()

    def deed(self, name: str) -> Deed:
        shown = self.counter.view()
        assert shown is not None
        deeds = [getattr(piece, "deed", None) for piece in (*shown.pieces, *shown.actions)]
        found = [one for one in deeds if one is not None and name in (one.what, one.about)]
        assert found, f"nothing here does {name}: {shown}"
        return found[0]

    def wait(self, seconds: float) -> Any:
        self.now_s += seconds
        self.counter.view()
        self.counter.settle()
        return self.counter.view()

    def calls(self) -> None:
        self.kiosk = replace(self.kiosk, staff_called=True)


def plain(words: Words) -> str:
    """In English."""
    return words.message.format(**dict(words.values)) if isinstance(words, Filled) else words


@pytest.fixture
def staff(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Staff]:
    monkeypatch.setattr(pins, "hasher", PasswordHasher.from_parameters(CHEAPEST))
    somebody = Staff(tmp_path)
    yield somebody
    somebody.counter.close()
    somebody.archive.close()
