"""A member made of numbers: steps and live values, fed to a visit on a made-up clock."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from uuid import UUID

import pytest

from kiosk.coaching.earlier import Earlier
from kiosk.coaching.library import builtin_exercises, builtin_programs
from kiosk.coaching.view import Intent, Phase, View
from kiosk.coaching.visit import Visit
from kiosk.gait.measures import Live, Placement, Quality, Reading, Side, Step

FRAME_US = 100_000


def known(value: float, floor: float = 0.0) -> Reading:
    return Reading(value, Quality.MEASURED, floor)


@dataclass
class Member:
    """Runs at `cadence_spm` on a belt at `speed_mps`; `runs` False means standing beside it."""

    visit: Visit
    cadence_spm: float = 160.0
    speed_mps: float | None = 2.8
    contact_s: float = 0.25
    runs: bool = True
    hops: bool = False
    """Both feet at once."""
    placement: Placement = Placement.FOOT
    extra: dict[str, Reading] = field(default_factory=dict)
    late_us: int = 0
    """Steps are handed over so long after they were made, and newest first."""
    frame_us: int = FRAME_US
    at_us: int = 5_000_000
    views: list[View] = field(default_factory=list)
    sent: list[Step] = field(default_factory=list)
    _next_us: int = 5_000_000
    waiting: list[Step] = field(default_factory=list)

    def touch(self, intent: Intent, value: float | None = None) -> None:
        self.visit.touch(intent, self.at_us, value)

    def run(self, seconds: float, change: Callable[[View], None] | None = None) -> View:
        end_us = self.at_us + round(seconds * 1e6)
        while self.at_us < end_us:
            self._frame()
            if change is not None:
                change(self.views[-1])
        return self.views[-1]

    def run_to(self, phase: Phase, at_most_s: float = 3000) -> View:
        end_us = self.at_us + round(at_most_s * 1e6)
        while self.at_us < end_us:
            self._frame()
            if self.views[-1].phase is phase:
                return self.views[-1]
        raise AssertionError(f"{phase} not reached; last: {self.views[-1]}")

    def _frame(self) -> None:
        self.at_us += self.frame_us
        self.visit.steps(self._steps())
        self.visit.live(self._live())
        self.visit.tick(self.at_us)
        self.views.append(self.visit.view())

    def _steps(self) -> list[Step]:
        steps = []
        period_us = round(60e6 / self.cadence_spm)
        self._next_us = max(self._next_us, self.at_us - 2 * self.frame_us)
        while self.runs and self._next_us < self.at_us:
            side = Side.LEFT if len(self.sent) % 2 == 0 else Side.RIGHT
            side = Side.BOTH if self.hops else side
            contact_us = round(self.contact_s * 1e6)
            step = Step(
                *(side, self.placement, self._next_us, self._next_us + contact_us),
                *(period_us - contact_us, period_us, 1.0, Quality.MEASURED),
            )
            steps.append(step)
            self.sent.append(step)
            self._next_us += period_us
        self.waiting += steps
        ready = [
            step for step in self.waiting if step.initial_contact_us + self.late_us < self.at_us
        ]
        self.waiting = [step for step in self.waiting if step not in ready]
        return ready[::-1]

    def _live(self) -> Live:
        live = Live(
            self.at_us,
            belt_speed_mps=Reading(None, Quality.UNKNOWN)
            if self.speed_mps is None
            else known(self.speed_mps),
            last_step_us=self.sent[-1].initial_contact_us if self.sent else None,
        )
        if self.runs and self.placement is not Placement.DECK:
            live = replace(live, cadence_spm=known(self.cadence_spm, 1.0))
        return replace(live, **self.extra)


def new_member(program: str = "demo", visits: int = 0) -> Member:
    visit_id = UUID("01930000-0000-7000-8000-000000000001")
    chosen, started_at = builtin_programs()[program], "2026-11-22T10:00:00Z"
    return Member(Visit(chosen, builtin_exercises(), visit_id, started_at, Earlier(visits)))


@pytest.fixture
def member() -> Member:
    return new_member()


@pytest.fixture
def member_of() -> Callable[..., Member]:
    """A member in a program, after so many visits."""
    return new_member
