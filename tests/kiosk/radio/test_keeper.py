"""Keeping a link alive against everything the stand-in can do to it."""

import asyncio
from collections.abc import Callable, Coroutine

import pytest

from kiosk.devices import treadmill
from kiosk.devices.link import Link
from kiosk.radio.backoff import Backoff
from kiosk.radio.keeper import Keeper, Patience
from kiosk.radio.link_state import State
from kiosk.radio.monotonic import MonotonicClock
from tests.on_bus.bench import BELT_ADDRESS, Bench, run, until

QUICK = Patience(first_s=0.4, silence_s=0.2, of=frozenset({treadmill.DATA}))


class Kept:
    """The belt of the bench, kept; it talks as long as `talks`."""

    def __init__(self, at: Bench) -> None:
        self.at = at
        self.frames = 0
        self.talks = True
        self.states: list[State] = [State.RESTING]
        self.keeper = Keeper(
            at.radio,
            MonotonicClock(),
            BELT_ADDRESS,
            self._converse,
            QUICK,
            Backoff(first_s=0.02, most_s=0.1),
            self.states.append,
        )

    async def _converse(self, link: Link) -> None:
        await link.subscribe(treadmill.DATA, self._heard)
        await link.subscribe(treadmill.STATUS, lambda at_us, frame: None)
        await link.closed()

    def _heard(self, at_us: int, frame: bytes) -> None:
        self.frames += 1

    async def belt(self) -> None:
        """Telemetry every 20 ms, and status whether it talks or not."""
        while True:
            if self.at.belt.link is not None:
                if self.talks:
                    self.at.belt.now.send(treadmill.DATA, b"\x01\x00")
                self.at.belt.now.send(treadmill.STATUS, b"\x04")
            await asyncio.sleep(0.02)

    async def streaming(self) -> None:
        """Wait until it streams, and one more frame came."""
        await until(lambda: self.keeper.state is State.STREAMING)
        frames = self.frames
        await until(lambda: self.frames > frames)


def kept(test: Callable[[Bench, Kept], Coroutine[None, None, None]]) -> None:
    async def within(at: Bench) -> None:
        made = Kept(at)
        tasks = [asyncio.ensure_future(made.keeper.run()), asyncio.ensure_future(made.belt())]
        try:
            await made.streaming()
            await test(at, made)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        assert made.keeper.state is State.RESTING
        await until(lambda: at.belt.link is None)

    run(within)


def test_the_life_of_a_link() -> None:
    async def test(at: Bench, made: Kept) -> None:
        assert made.states == [
            *(State.RESTING, State.OPENING, State.TALKING, State.STREAMING),
        ]
        assert made.keeper.reason is None

    kept(test)


def test_a_dropped_link_comes_back() -> None:
    async def test(at: Bench, made: Kept) -> None:
        for _ in range(5):
            await at.bluez.drop(at.belt)
            await until(lambda: made.keeper.state is not State.STREAMING)
            await made.streaming()
        assert at.belt.connections == 6

    kept(test)


def test_telemetry_that_freezes_is_a_dead_link_although_status_still_comes() -> None:
    async def test(at: Bench, made: Kept) -> None:
        made.talks = False
        await until(lambda: made.keeper.state is State.WAITING)
        assert made.keeper.reason == "silent for 0.2 s"
        made.talks = True
        await made.streaming()

    kept(test)


def test_a_device_that_connects_but_never_speaks_is_tried_again() -> None:
    async def test(at: Bench, made: Kept) -> None:
        made.talks = False
        await at.bluez.drop(at.belt)
        await until(lambda: made.keeper.reason == "silent for 0.4 s")
        await until(lambda: at.belt.connections >= 4)
        made.talks = True
        await made.streaming()

    kept(test)


def test_out_of_range_and_back() -> None:
    async def test(at: Bench, made: Kept) -> None:
        at.belt.in_range = False
        await at.bluez.drop(at.belt)
        await until(lambda: made.keeper.reason == "not heard")
        at.belt.in_range = True
        await made.streaming()

    kept(test)


def test_bluetoothd_killed_and_restarted() -> None:
    async def test(at: Bench, made: Kept) -> None:
        await at.bluez.kill()
        await until(lambda: made.keeper.state is State.NO_RADIO)
        assert made.keeper.reason == "no bluez"
        attempts = len(made.states)
        await asyncio.sleep(0.2)
        assert len(made.states) == attempts, "no attempt without a radio"
        await at.bluez.start()
        await made.streaming()

    kept(test)


@pytest.mark.parametrize("method", ["Connect", "StartNotify"])
def test_a_step_that_fails_is_tried_again(method: str) -> None:
    async def test(at: Bench, made: Kept) -> None:
        at.bluez.faults.add(method, "org.bluez.Error.Failed", "Operation failed", times=3)
        await at.bluez.drop(at.belt)
        await until(lambda: made.states.count(State.WAITING) >= 4)
        await made.streaming()

    kept(test)
