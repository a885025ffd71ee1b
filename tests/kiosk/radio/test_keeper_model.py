"""A keeper against a stand-in to which anything happens in any order."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from kiosk.devices import treadmill
from kiosk.devices.link import Link
from kiosk.radio.backoff import Backoff
from kiosk.radio.keeper import Keeper, Patience
from kiosk.radio.link_state import Event as LinkEvent
from kiosk.radio.link_state import State, after
from kiosk.radio.monotonic import MonotonicClock
from tests.on_bus.bench import BELT_ADDRESS, Bench, until

QUICK = Patience(first_s=0.15, silence_s=0.15, of=frozenset({treadmill.DATA}))
FAILURES = [
    ("Connect", "org.bluez.Error.Failed"),
    ("Connect", "org.bluez.Error.InProgress"),
    ("Connect", "org.freedesktop.DBus.Error.UnknownObject"),
    ("StartNotify", "org.bluez.Error.NotPermitted"),
    ("StartNotify", "org.bluez.Error.Failed"),
    ("StartDiscovery", "org.bluez.Error.InProgress"),
    ("StopDiscovery", "org.bluez.Error.Failed"),
    ("Disconnect", "org.bluez.Error.Failed"),
]
POSSIBLE = {(state, after(state, event)) for state in State for event in LinkEvent}


class KeptLink(RuleBasedStateMachine):
    """The world may drop, silence, hide, refuse, kill, unplug and switch off; and undo it."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.alive, self.powered, self.plugged = True, True, True
        self.talks, self.open_links, self.most_open = True, 0, 0
        self.states = [State.RESTING]
        self.keeping: asyncio.Task[None] | None = None
        self.do(self._begin())
        self.want()

    def do(self, work: Coroutine[Any, Any, None]) -> None:
        self.runner.run(asyncio.wait_for(work, 8))

    async def _begin(self) -> None:
        self.at = Bench()
        self.at.radio._find_s, self.at.radio._connect_s = 0.2, 0.3
        await self.at.bluez.start()
        await self.at.radio.__aenter__()
        self.talking = asyncio.ensure_future(self._belt())

    async def _belt(self) -> None:
        while True:
            if self.at.belt.link is not None and self.talks:
                self.at.belt.now.send(treadmill.DATA, b"\x01\x00")
            await asyncio.sleep(0.01)

    async def _converse(self, link: Link) -> None:
        self.open_links += 1
        self.most_open = max(self.most_open, self.open_links)
        try:
            await link.subscribe(treadmill.DATA, lambda at_us, frame: None)
            await link.closed()
        finally:
            self.open_links -= 1

    # --- what people want -----------------------------------------------------------------------

    @precondition(lambda self: self.keeping is None)
    @rule()
    def want(self) -> None:
        self.keeper = Keeper(
            self.at.radio,
            MonotonicClock(),
            BELT_ADDRESS,
            self._converse,
            QUICK,
            Backoff(first_s=0.01, most_s=0.05),
            self.states.append,
        )

        async def keep() -> None:
            self.keeping = asyncio.ensure_future(self.keeper.run())

        self.do(keep())

    @precondition(lambda self: self.keeping is not None)
    @rule()
    def release(self) -> None:
        async def let_go() -> None:
            assert self.keeping is not None
            self.keeping.cancel()
            await asyncio.gather(self.keeping, return_exceptions=True)
            assert self.keeper.state is State.RESTING
            assert self.open_links == 0
            await until(lambda: self.at.belt.link is None)
            self.keeping = None

        if self.alive:
            self.at.bluez.faults.clear()
        self.do(let_go())

    # --- what the world does --------------------------------------------------------------------

    @rule(seconds=st.sampled_from([0.0, 0.01, 0.05, 0.2]))
    def time_passes(self, seconds: float) -> None:
        self.do(asyncio.sleep(seconds))

    @precondition(lambda self: self.alive)
    @rule()
    def link_drops(self) -> None:
        self.do(self.at.bluez.drop(self.at.belt))

    @rule(talks=st.booleans())
    def telemetry(self, talks: bool) -> None:
        self.talks = talks

    @rule(in_range=st.booleans())
    def range_changes(self, in_range: bool) -> None:
        self.at.belt.in_range = in_range
        if not in_range and self.alive:
            self.do(self.at.bluez.drop(self.at.belt))

    @rule(failure=st.sampled_from(FAILURES), times=st.integers(1, 3))
    def steps_fail(self, failure: tuple[str, str], times: int) -> None:
        self.at.bluez.faults.add(*failure, "scripted", times)

    @precondition(lambda self: self.alive)
    @rule()
    def bluetoothd_dies(self) -> None:
        self.alive = False
        self.do(self.at.bluez.kill())

    @precondition(lambda self: not self.alive)
    @rule()
    def bluetoothd_starts(self) -> None:
        self.alive = self.plugged = self.powered = self.at.bluez.powered = True
        self.do(self.at.bluez.start())

    @precondition(lambda self: self.alive and self.plugged)
    @rule(on=st.booleans())
    def power(self, on: bool) -> None:
        self.powered = on
        self.do(self.at.bluez.power(on))

    @precondition(lambda self: self.alive)
    @rule()
    def adapter(self) -> None:
        if self.plugged:
            self.do(self.at.bluez.unplug())
        else:
            self.at.bluez.plug()
        self.plugged = not self.plugged

    # --- what must hold -------------------------------------------------------------------------

    @invariant()
    def one_link_at_most(self) -> None:
        assert self.most_open <= 1

    @invariant()
    def every_change_is_one_of_the_drawn_ones(self) -> None:
        assert set(zip(self.states, self.states[1:], strict=False)) <= POSSIBLE

    @invariant()
    def a_stream_has_a_conversation(self) -> None:
        """One that just ended is noticed within the same instant."""
        if self.keeping is not None and self.open_links == 0:
            self.do(asyncio.sleep(0.002))
        if self.keeping is not None and self.keeper.state is State.STREAMING:
            assert self.open_links == 1

    def teardown(self) -> None:
        """However it went: once all is well again, data flow; once released, it is let go."""
        try:
            self._make_all_well()
            if self.keeping is not None:
                self.do(until(lambda: self.keeper.state is State.STREAMING))
                self.release()
        finally:
            self.do(self._end())
            self.runner.close()

    def _make_all_well(self) -> None:
        self.at.bluez.faults.clear()
        self.at.belt.in_range = self.talks = True
        if not self.alive:
            self.bluetoothd_starts()
        if not self.plugged:
            self.at.bluez.plug()
        self.do(self.at.bluez.power(True))

    async def _end(self) -> None:
        self.talking.cancel()
        await self.at.radio.__aexit__(None, None, None)
        await self.at.bluez.kill()
        await asyncio.gather(self.talking, return_exceptions=True)


def test_the_model() -> None:
    chosen = settings(
        max_examples=25,
        stateful_step_count=20,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(KeptLink, settings=chosen)
