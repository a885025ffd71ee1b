"""When the member is asked for the console's speed, and when it is forgotten."""

from dataclasses import replace

from kiosk.app.beside import Beside
from kiosk.app.console_speed import ASKED_AFTER_US, QUESTION, ConsoleSpeed
from kiosk.coaching.view import Phase, Question, View
from kiosk.gait.measures import Live


def view(phase: Phase, at_us: int, question: Question | None = None) -> View:
    return View(at_us, phase, "", Live(at_us), question=question)


def asked(console: ConsoleSpeed, phase: Phase, from_us: int, read: bool = False) -> bool:
    console.follow(view(phase, from_us), read)
    console.follow(view(phase, from_us + ASKED_AFTER_US), read)
    question = console.question
    return question is not None and replace(question, start=None) == QUESTION


def test_it_is_asked_for_once_while_no_belt_speaks() -> None:
    beside = Beside()
    console = ConsoleSpeed(beside)
    assert asked(console, Phase.WALK, 0)
    console.answer(9.0)
    assert console.question is None
    entered = beside.entered(0)
    assert entered is not None
    assert entered.speed_mps == 2.5
    assert not asked(console, Phase.EASY_RUN, 20_000_000), "it still holds"


def test_it_is_asked_for_again_when_the_belt_was_stopped() -> None:
    beside = Beside()
    console = ConsoleSpeed(beside)
    asked(console, Phase.WALK, 0)
    console.answer(9.0)
    console.follow(view(Phase.BELT, 20_000_000), False)
    assert beside.entered(20_000_000) is None
    assert asked(console, Phase.COUNTDOWN, 30_000_000)


def test_a_belt_that_speaks_a_silent_phase_and_another_question_come_first() -> None:
    assert not asked(ConsoleSpeed(Beside()), Phase.WALK, 0, read=True)
    assert not asked(ConsoleSpeed(Beside()), Phase.BASELINE, 0)
    console = ConsoleSpeed(Beside())
    console.follow(view(Phase.WALK, 0), False)
    console.follow(view(Phase.WALK, ASKED_AFTER_US, QUESTION), False)
    assert not console.asks


def test_it_begins_near_what_people_walk_at_or_what_was_told_last() -> None:
    console = ConsoleSpeed(Beside())
    assert asked(console, Phase.WALK, 0)
    assert console.question is not None
    assert console.question.start == 5.0
    console.answer(11.0)
    console.follow(view(Phase.BELT, 20_000_000), False)
    assert asked(console, Phase.COUNTDOWN, 30_000_000)
    assert console.question is not None
    assert console.question.start == 11.0


def test_declined_it_waits_until_the_member_asks_for_it() -> None:
    console = ConsoleSpeed(Beside())
    asked(console, Phase.WALK, 0)
    console.decline()
    assert not asked(console, Phase.EASY_RUN, 20_000_000)
    console.enter(None)
    assert asked(console, Phase.COOL_DOWN, 40_000_000)
