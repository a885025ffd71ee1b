"""Links are let go when nobody is here: two minutes without a touch, a step or a moving belt."""

import time
from contextlib import nullcontext

from kiosk.app import Kiosk
from kiosk.app.kiosk import REST_AFTER_US
from kiosk.cli.opening import visits_of
from kiosk.coaching.record import VisitRecord
from kiosk.coaching.view import Intent, View
from kiosk.simulator.clock import FastClock
from kiosk.simulator.kit import belt, heart_strap
from kiosk.simulator.member import VirtualMember
from kiosk.simulator.radio import SimulatedRadio


class Nothing:
    """No store."""

    def progress(self, visit: VisitRecord) -> None: ...

    def keep(self, visit: VisitRecord) -> None: ...


class Empty:
    """A belt and a strap that nobody uses; `moments` happen at their seconds."""

    def __init__(self, until_s: float, **moments: object) -> None:
        self.clock, self.member = FastClock(), VirtualMember()
        devices = belt(self.member), heart_strap(self.member)
        self.radio = SimulatedRadio(self.member, self.clock, devices)
        self.held: list[tuple[float, int]] = []
        self.touched = self.started = False
        self._touch_s, self._start_s = moments.get("touch_s"), moments.get("start_s")
        kiosk = self.kiosk = Kiosk(
            *(lambda: nullcontext(self.radio), self.clock, visits_of("demo"), Nothing()),
            before_shown=self._see,
        )
        kiosk.start()
        while kiosk.failure is None and (not self.held or self.held[-1][0] < until_s):
            time.sleep(0.005)
        kiosk.close()
        assert kiosk.failure is None

    def _see(self, view: View) -> View:
        now_s = view.at_us / 1e6
        self.held.append((now_s, sum(c.ready for c in view.connections)))
        if self._touch_s is not None and now_s >= self._touch_s and not self.touched:
            self.touched = True
            self.kiosk.intend(Intent.START)
        if self._start_s is not None and now_s >= self._start_s and not self.started:
            self.started = True
            self.member.belt.start(now_s, 2.0)
        return view

    def at(self, second: float) -> int:
        """How many devices were held then."""
        return next(held for at_s, held in self.held if at_s >= second)


REST_S = REST_AFTER_US / 1e6


def test_links_are_let_go_when_nobody_is_here_and_a_touch_has_them_back() -> None:
    empty = Empty(REST_S + 45, touch_s=REST_S + 20)
    assert [empty.at(s) for s in (10, REST_S - 5, REST_S + 5, REST_S + 19)] == [2, 2, 0, 0]
    assert empty.at(REST_S + 40) == 2


def test_a_belt_that_moves_is_somebody() -> None:
    empty = Empty(2 * REST_S, start_s=60.0)
    assert all(empty.at(s) >= 1 for s in (REST_S - 5, REST_S + 5, 2 * REST_S - 5))
