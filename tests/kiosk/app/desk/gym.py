"""A virtual gym behind a real desk and a real screen; nobody waits in real time."""

import time
from collections.abc import Callable
from typing import Any
from uuid import UUID

from kiosk.app.desk.reach import Reach
from kiosk.app.desk.trial_words import asked_of
from kiosk.app.kiosk import Kiosk
from kiosk.app.known import Known
from kiosk.app.roster import Roster
from kiosk.cli.simulated import VirtualGym
from kiosk.coaching.equipment import Hold
from kiosk.coaching.library import builtin_exercises, builtin_programs
from kiosk.coaching.visit import Visit
from kiosk.devices.treadmill.commissioning import Ask
from kiosk.screen.staff.desk_view import Deed
from kiosk.simulator.belt import BeltState
from kiosk.simulator.clock import FastClock
from kiosk.simulator.kit import BELT_ADDRESS
from kiosk.simulator.treadmill import Treadmill

from .finger import Finger

FASTER = 20.0
"""A second a look: the worker's turns drive the belt, and it may not stand still for longer."""
LOOK_S = 0.05
LONGEST_US = 900_000_000
"""Of kiosk time: nothing that is waited for takes so long."""


def new_visit() -> Visit:
    return Visit(builtin_programs()["express"], builtin_exercises(), UUID(int=1), "")


class Nowhere:
    """Nothing of these visits is kept."""

    def progress(self, visit: object) -> None: ...

    def keep(self, visit: object) -> None: ...

    def device_seen(self, *said: object) -> None: ...

    def audit(self, actor: str, action: str, detail: Any) -> None:
        self.writes.append((actor, detail["meaning"]))

    def __init__(self) -> None:
        self.writes: list[tuple[str, str]] = []


class Pace(FastClock):
    """Goes on only while somebody looks, so far a look: the same things happen on any machine,
    however long a look takes there."""

    def __init__(self) -> None:
        super().__init__()
        self._granted_us, self._used_up = 0.0, True

    def grant(self, seconds: float) -> None:
        """So much more may pass, once what was granted before has."""
        if self._used_up:
            self._used_up = False
            self._granted_us += seconds * 1e6

    def let_go(self) -> None:
        """Nobody looks any more, and nobody is waited for."""
        self._granted_us = float("inf")

    def _early_s(self, at_us: int) -> float:
        self._used_up = at_us > self._granted_us
        return LOOK_S / 10 if self._used_up else 0.0


class Gym:
    """A whole kiosk on virtual devices, as `treadform run --simulated` has it, and its desk."""

    def __init__(self, staff: Any) -> None:
        self.staff, self.faster = staff, FASTER
        self.alone = False
        """Nobody does as the screen says any more."""
        self.clock, self.kept = Pace(), Nowhere()
        self.virtual = VirtualGym(self.clock)
        self.belt = self.virtual.member.belt
        self.roster = Roster([], self.kept)
        self.kiosk = Kiosk(
            *(self.virtual.air, self.clock, new_visit),
            self.kept,  # type: ignore[arg-type]
            before_shown=lambda view: view if self.alone else self.virtual.watch(view),
            known=Known(self.roster.belt, wrote=self.roster.wrote),
        )
        staff.room.devices = Reach(self.kiosk, self.roster, tried=self.virtual.attend)
        staff.room.view = self.kiosk.view
        self.kiosk.start()

    def asked(self) -> bool:
        pages = self.staff.counter._pages
        trial = getattr(pages[-1], "_trial", None) if pages else None
        return trial is not None and trial.question is not None

    def close(self) -> None:
        """Whatever still waits may end."""
        self.clock.let_go()
        self.kiosk.close()

    def until(self, finger: Finger, true: Callable[[], bool]) -> None:
        end_us = self.clock.now_us() + LONGEST_US
        while not true():
            assert self.clock.now_us() < end_us, self.staff.counter.view()
            self.clock.grant(LOOK_S * (1.0 if self.asked() else self.faster))
            time.sleep(LOOK_S)
            if self.staff.counter.view() is not None:
                self.staff.do(Deed("nothing"))
            finger.settle()

    @property
    def hold(self) -> Hold | None:
        """How far the belt is set from the screen now."""
        belt = self.kiosk.view().belt
        return belt.hold if belt else None

    @property
    def frames(self) -> list[bytes]:
        """What was written to the belt."""
        device = self.virtual.radio._devices[BELT_ADDRESS]
        assert isinstance(device, Treadmill)
        return device.written

    def runs(self) -> bool:
        """Whether it was started: one that was stopped before still runs out for a while."""
        return self.belt.state is BeltState.RUNNING and self.kmh() > 0.0

    def kmh(self) -> float:
        return self.belt.speed_mps(self.clock.now_us() / 1e6) * 3.6


def walk_through(gym: Gym, finger: Finger, until: Ask | None = None) -> None:
    """Answer each question as staff beside an honest belt do."""
    staff = gym.staff
    typed = {Ask.MOST: "12.5", Ask.MOST_INCLINE: "6"}
    for ask in (
        *(Ask.EMPTY, Ask.INCLINE, Ask.START, Ask.CONSOLE, Ask.MILES, Ask.STOPPED),
        *(Ask.MOST, Ask.MOST_INCLINE),
    ):
        page = staff.counter._pages[-1]
        gym.until(finger, lambda page=page, ask=ask: page._trial.question is ask)
        gym.until(finger, lambda ask=ask: finger.says(asked_of(ask, "km/h")))
        if ask is until:
            return
        if ask is Ask.START:  # somebody presses it at a tick of the kiosk's; nobody says so before
            gym.until(finger, gym.runs)
        if ask in (Ask.CONSOLE, Ask.MOST, Ask.MOST_INCLINE):
            finger.type(typed.get(ask, f"{gym.kmh():.1f}"))
            finger.touch("Go on")
        else:
            finger.touch("No" if ask is Ask.MILES else "Yes")
