"""A whole visit by touches alone, in every language: the real visit behind, a finger before."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from kiosk.coaching.library import builtin_exercises, builtin_programs
from kiosk.coaching.questions import READY_LINES
from kiosk.coaching.view import Phase, View
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

    def __init__(self, program: str, language: str) -> None:
        from kiosk.screen.app import KioskScreen

        self.now_us = 1_000_000
        self.say = load(language).gettext
        programs, visit_id = builtin_programs(), UUID(int=7)
        self.visit = Visit(programs[program], builtin_exercises(), visit_id, "2026-11-22")
        self.screen = KioskScreen(self.view, self.intend, Panel(), self.say)
        self.stopped_belt = False

    def view(self) -> View:
        return self.visit.view()

    def intend(self, intent: Any, value: float | None) -> None:
        self.visit.touch(intent, self.now_us, value)

    def live(self) -> None:
        """A steady runner; the belt stands where the visit asks for it."""
        self.now_us += STEP_US
        view = self.visit.view()
        if view.phase is Phase.BELT:
            self.stopped_belt = view.title == "Stop the belt"
        speed = 0.0 if self.stopped_belt else 2.8
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


@pytest.mark.parametrize(
    ("program", "language"), [("standard", "en"), *(("express", one) for one in languages())]
)
def test_a_visit_is_done_by_touches_alone(program: str, language: str, tmp_path: Path) -> None:
    member = Member(program, language)
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
