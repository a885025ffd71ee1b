"""A trial between two threads: answers, giving up before and on the way, a link that is lost."""

import asyncio
from collections.abc import Callable

import pytest

from kiosk.app.trial import Trial
from kiosk.devices.treadmill.commissioning import Ask
from kiosk.simulator.clock import FastClock
from kiosk.simulator.link import VirtualLink
from kiosk.simulator.member import VirtualMember
from kiosk.simulator.treadmill import Treadmill


def tried(
    then: Callable[[Trial, VirtualLink, asyncio.Task[None]], None],
) -> tuple[Trial, Treadmill]:
    """A trial whose first question is up, and what happens then."""
    trial = Trial()
    belt = Treadmill("F0:00:00:00:00:01", "Belt", VirtualMember())

    async def within() -> None:
        clock = FastClock(50)
        link = VirtualLink(belt, clock)
        running = asyncio.create_task(trial.run(link, clock))
        while trial.question is None:
            await asyncio.sleep(0.001)
        then(trial, link, running)
        await asyncio.wait([running])
        await link.close()

    asyncio.run(within())
    return trial, belt


@pytest.mark.parametrize(
    ("then", "why"),
    [
        (lambda trial, link, running: trial.give_up(), "staff ended it"),
        (lambda trial, link, running: running.cancel(), "the link was lost"),
        (lambda trial, link, running: trial.answer(0), "the belt must be empty"),
    ],
    ids=["given up", "link lost", "answered no"],
)
def test_it_ends_says_why_and_writes_nothing(
    then: Callable[[Trial, VirtualLink, asyncio.Task[None]], None], why: str
) -> None:
    trial, belt = tried(then)
    assert trial.over
    assert trial.found is None
    assert str(trial.why).startswith(why)
    assert trial.question is None
    assert belt.written == []


def test_the_first_question_is_the_empty_belt_after_its_range() -> None:
    seen: list[object] = []

    def then(trial: Trial, link: VirtualLink, running: asyncio.Task[None]) -> None:
        seen.extend((trial.question, str(trial.lines[0])))
        trial.give_up()

    tried(then)
    assert seen[0] is Ask.EMPTY
    assert "km/h" in str(seen[1])


def test_given_up_before_a_belt_was_there_it_never_begins() -> None:
    trial = Trial()
    trial.give_up()
    belt = Treadmill("F0:00:00:00:00:01", "Belt", VirtualMember())

    async def within() -> None:
        clock = FastClock()
        await trial.run(VirtualLink(belt, clock), clock)

    asyncio.run(within())
    assert trial.over
    assert not trial.begun


def test_an_answer_nobody_asked_for_is_nothing() -> None:
    Trial().answer(1.0)
