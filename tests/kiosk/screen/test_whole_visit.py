"""A whole visit by touches alone, in every language: the real visit behind, a finger before."""

from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from kiosk.coaching.library import builtin_exercises, builtin_programs
from kiosk.coaching.questions import READY_LINES
from kiosk.coaching.view import Connection, Phase, View, Worn
from kiosk.coaching.visit import Visit
from kiosk.gait.measures import Live, Quality, Reading
from kiosk.screen.checks import faults
from kiosk.screen.panel import Panel
from kiosk.screen.target import Target
from kiosk.words.catalogue import languages, load

STEP_US = 1_000_000
LONGEST_TICKS = 5000


class Member:
    """Runs as the screen asks, and answers with a finger."""

    def __init__(self, program: str, language: str, mishaps: bool = False) -> None:
        from kiosk.screen.app import KioskScreen

        self.now_us = 1_000_000
        self.say = load(language).gettext
        programs, visit_id = builtin_programs(), UUID(int=7)
        self.visit = Visit(programs[program], builtin_exercises(), visit_id, "2026-11-22")
        self.screen = KioskScreen(self.view, self.intend, Panel(), self.say)
        self.stopped_belt = False
        self.mishaps = mishaps

    def view(self) -> View:
        return replace(self.visit.view(), connections=self.pods())

    def pods(self) -> tuple[Connection, ...]:
        """The shoes; where things go amiss they swap sides and drop out now and then."""
        turn = self.now_us // STEP_US
        swapped = self.mishaps and turn // 40 % 2 == 1
        shoes = (Worn.RIGHT_SHOE, Worn.LEFT_SHOE) if swapped else (Worn.LEFT_SHOE, Worn.RIGHT_SHOE)
        return tuple(Connection(one.value, self.sensed, one, 60.0) for one in shoes)

    @property
    def sensed(self) -> bool:
        """For nine of every forty seconds of a visit with mishaps nothing is heard."""
        return not (self.mishaps and self.now_us // STEP_US % 40 < 9)

    @property
    def belt_stops(self) -> bool:
        """For six of every fifty seconds of a visit with mishaps the belt stands."""
        return self.mishaps and self.now_us // STEP_US % 50 < 6

    def intend(self, intent: Any, value: float | None) -> None:
        self.visit.touch(intent, self.now_us, value)

    def live(self) -> None:
        """A steady runner; the belt stands where the visit asks for it."""
        self.now_us += STEP_US
        view = self.visit.view()
        if view.phase is Phase.BELT:
            self.stopped_belt = view.title == "Stop the belt"
        speed = 0.0 if self.stopped_belt or self.belt_stops else 2.8
        if not self.sensed:
            self.visit.live(Live(self.now_us, belt_speed_mps=Reading(speed, Quality.MEASURED)))
            self.visit.tick(self.now_us)
            return
        self.visit.live(
            Live(
                self.now_us,
                cadence_spm=Reading(168.0, Quality.MEASURED, 1.0),
                contact_time_s=Reading(0.25, Quality.MEASURED, 0.004),
                belt_speed_mps=Reading(speed, Quality.MEASURED),
                last_step_us=self.now_us - 100_000,
            )
        )
        self.visit.tick(self.now_us)

    def done(self, target: Target) -> bool:
        """Whether a touch has nothing left to do there."""
        return bool(target.disabled or getattr(target, "ticked", False))

    def tap(self, *labels: str) -> None:
        """Touch the first target that bears one of these words; none is fine."""
        from kivy.tests.common import UnitTestTouch

        wanted = [self.say(label) for label in labels]
        assert self.screen.page is not None
        for target in self.screen.page.walk():
            if isinstance(target, Target) and target.label in wanted and not self.done(target):
                touch = UnitTestTouch(*target.to_window(*target.center))
                touch.touch_down()
                touch.touch_up()
                return


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("mishaps", [False, True])
def test_a_visit_is_done_by_touches_alone(language: str, mishaps: bool, tmp_path: Path) -> None:
    """Also while devices drop, pods swap sides and the belt stops."""
    member = Member("express", language, mishaps)
    member.screen.open()
    seen: dict[Phase, None] = {}
    wrong: dict[str, list[str]] = {}
    try:
        for _ in range(LONGEST_TICKS):
            member.live()
            member.screen.pump()
            view = member.view()
            if view.phase not in seen:
                seen[view.phase] = None
                picture = member.screen.picture(tmp_path / f"{view.phase}.png")
                found = faults(member.screen.page, picture)
                wrong |= {view.phase: found} if found else {}
            member.tap(
                *READY_LINES[:3],
                *("Start", "Go on as a guest", "All fine"),
                "Fine",
                "That is it",
                "Easy",
                "The same",
                "Go on",
                "Done",
            )
            if member.visit.finished:
                break
    finally:
        member.screen.close()
    assert member.visit.finished
    assert not wrong
    assert {Phase.WELCOME, Phase.BASELINE, Phase.SET, Phase.FEEL, Phase.SUMMARY} <= set(seen)
    record = member.visit.record()
    assert record is not None
    assert record.complete
    assert {one.exercise for one in record.sets} >= {"baseline", "retest", "push_and_float"}
