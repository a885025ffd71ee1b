"""Conversations with the simulator's belt over the real stack: listened to, driven, stopped."""

import asyncio
from collections.abc import Callable, Coroutine

import pytest

from kiosk.devices import treadmill
from kiosk.devices.link import Refused
from kiosk.devices.sample import BeltSample, Sample
from kiosk.devices.treadmill.commission import Commissioned
from kiosk.devices.treadmill.door import by_itself
from kiosk.devices.treadmill.driving import stream
from kiosk.devices.treadmill.guard import Control, Guard
from kiosk.radio.bleak_radio import BleakRadio
from kiosk.radio.monotonic import MonotonicClock
from kiosk.simulator.kit import BELT_ADDRESS
from tests.on_air.inside.air_bluez import run_in
from tests.on_air.inside.far import FarRoom
from tests.on_bus.bench import until

NAME = "Virtual Belt"
COMMISSIONED = Commissioned(BELT_ADDRESS, 0.8, 14.0, 6.0)


class Driven:
    """The belt, its guard, and what it said."""

    def __init__(self, room: FarRoom, radio: BleakRadio) -> None:
        self.belt, self.radio, self.clock = room.devices[NAME], radio, MonotonicClock()
        self.room = room
        self.guard: Guard | None = None
        self.said: list[Sample] = []

    async def talk(self) -> None:
        """One link, to its end."""
        link = await self.radio.open(BELT_ADDRESS)
        doors = by_itself(self.clock, self._hand_over)
        await stream(link, self.said.append, COMMISSIONED, doors)

    def _hand_over(self, guard: Guard | None) -> None:
        self.guard = guard

    @property
    def speed_kmh(self) -> float:
        said = [s.speed_mps for s in self.said if isinstance(s, BeltSample)]
        return 3.6 * (said[-1] or 0.0) if said else 0.0

    async def holding(self) -> Guard:
        """The guard, as soon as the belt has granted control."""
        await until(lambda: self.guard is not None)
        guard = self.guard
        assert guard is not None
        await until(lambda: guard.begin(self.clock.now_us(), "member"))
        await until(lambda: guard.state is not Control.ASKING)
        assert guard.state is Control.HOLDING, guard.reason
        return guard

    def written(self) -> list[int]:
        return [frame[0] for _, frame in self.belt.written]


def drive(test: Callable[[Driven], Coroutine[None, None, None]]) -> None:
    async def within(room: FarRoom, radio: BleakRadio) -> None:
        at = Driven(room, radio)
        talking = asyncio.ensure_future(at.talk())
        try:
            await test(at)
        finally:
            talking.cancel()
            await asyncio.gather(talking, return_exceptions=True)

    run_in("running_belt", within)


def test_a_member_drives_the_belt_and_stops_it() -> None:
    async def test(at: Driven) -> None:
        await until(lambda: len(at.said) >= 3)
        assert at.written() == [], "listening writes nothing"
        guard = await at.holding()
        assert guard.want_speed(at.clock.now_us(), 8.0, tapped=True)
        await until(lambda: at.speed_kmh == pytest.approx(8.0, abs=0.05))
        await until(lambda: guard.stop(at.clock.now_us()))
        await until(lambda: guard.state is Control.HANDS_OFF)
        assert at.written() == [0, 2, 2, 8]

    drive(test)


def test_the_console_wins() -> None:
    async def test(at: Driven) -> None:
        guard = await at.holding()
        at.room.tell("console", 2.5)
        await until(lambda: guard.state is Control.HANDS_OFF)
        assert guard.reason is not None
        assert guard.reason.startswith("console")
        assert at.written() == [0]

    drive(test)


def test_after_a_lost_link_the_belt_is_only_read_and_nothing_is_replayed() -> None:
    async def test(at: Driven) -> None:
        guard = await at.holding()
        assert guard.want_speed(at.clock.now_us(), 12.0, tapped=True)
        await until(lambda: 2 in at.written())
        at.belt.drop()
        await until(lambda: at.guard is None)
        written, heard = at.written(), len(at.said)
        again = asyncio.ensure_future(at.talk())
        await until(lambda: len(at.said) > heard + 4)
        assert at.guard is not None
        assert at.guard.state is Control.READ_ONLY
        assert at.written() == written
        again.cancel()
        await asyncio.gather(again, return_exceptions=True)

    drive(test)


def test_a_write_before_anyone_listens_for_its_answer_is_refused() -> None:
    """The belt answers 0xFD, client characteristic configuration improperly set."""

    async def test(room: FarRoom, radio: BleakRadio) -> None:
        link = await radio.open(BELT_ADDRESS)
        with pytest.raises(Refused) as refused:
            await link.write(treadmill.CONTROL_POINT, b"\x00")
        assert refused.value.code == 0xFD
        assert await link.read(treadmill.SPEED_RANGE)

    run_in("running_belt", test)
