"""The desk pairs a belt that demands it: the whole kiosk on the stand-in, real bleak, two links."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial

import pytest

from kiosk.app import Kiosk
from kiosk.app.desk.reach import Reach
from kiosk.app.living_again import overheard
from kiosk.app.recording import OnDemand
from kiosk.app.roster import Roster
from kiosk.app.trial import Trial
from kiosk.cli.opening import visits_of
from kiosk.cli.record import Nothing
from kiosk.devices import treadmill
from kiosk.devices.treadmill.commissioning import Ask
from kiosk.radio.bleak_radio import BleakRadio
from kiosk.simulator.clock import PacedClock
from kiosk.simulator.kit import belt
from kiosk.simulator.member import VirtualMember
from tests.on_bus.bluez import StandIn
from tests.on_bus.room import BELT, simulated


@pytest.fixture
def room_loop() -> Iterator[asyncio.AbstractEventLoop]:
    """The room lives in a thread of its own."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    yield loop
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


def wait(true: Callable[[], bool]) -> None:
    end_s = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end_s
        time.sleep(0.02)


def answer(trial: Trial, ask: Ask) -> None:
    wait(lambda: trial.question is ask or trial.over)
    assert trial.question is ask, trial.why
    trial.answer(0.0 if ask is Ask.INCLINE else 1.0)


def test_a_belt_that_demands_it_is_paired_from_the_desk_and_tried_on_a_fresh_link(
    room_loop: asyncio.AbstractEventLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.radio.bleak_link.ANSWER_S", 1.0)
    clock = PacedClock()
    room = simulated(belt(VirtualMember()), BELT, clock)
    room.guarded = frozenset({treadmill.CONTROL_POINT})
    bluez = StandIn(room)
    asyncio.run_coroutine_threadsafe(bluez.start(), room_loop).result(5)
    air = overheard(partial(BleakRadio, None, clock.now_us), OnDemand(clock.now_us))
    kiosk = Kiosk(air, clock, visits_of("express"), Nothing())
    kiosk.start()
    try:
        wait(lambda: any(c.ready for c in kiosk.view().connections))
        trial = Trial()
        Reach(kiosk, Roster([], None)).try_belt(trial)
        for ask in (Ask.EMPTY, Ask.INCLINE, Ask.START, Ask.PAIR, Ask.EMPTY):
            answer(trial, ask)
        assert room.paired
        assert bluez.calls.count("Pair") == 1
        assert "it is paired" in [str(line) for line in trial.lines]
        trial.give_up()
        wait(lambda: trial.over)
    finally:
        kiosk.close()
        asyncio.run_coroutine_threadsafe(bluez.kill(), room_loop).result(5)
    assert kiosk.failure is None
