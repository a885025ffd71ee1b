"""The guard at the end of a link: the simulator's belt, its console, and links that fail."""

import asyncio
from collections.abc import Callable, Coroutine

import pytest

from kiosk.devices import treadmill
from kiosk.devices.link import FrameHandler, Link, LinkLost, Refused, Unanswered
from kiosk.devices.sample import BeltSample, Sample
from kiosk.devices.treadmill.asked import Write
from kiosk.devices.treadmill.commission import Commissioned
from kiosk.devices.treadmill.door import Door, by_itself
from kiosk.devices.treadmill.driving import stream
from kiosk.devices.treadmill.guard import Control, Guard
from kiosk.simulator.clock import FastClock
from kiosk.simulator.link import VirtualLink
from kiosk.simulator.member import VirtualMember
from kiosk.simulator.treadmill import Treadmill

ADDRESS = "F0:00:00:00:00:01"
COMMISSIONED = Commissioned(ADDRESS, 0.8, 14.0, 6.0)


class Driven:
    """The simulator's belt, listened to and perhaps driven."""

    def __init__(self) -> None:
        self.clock = FastClock()
        self.member = VirtualMember()
        self.device = Treadmill(ADDRESS, "Belt", self.member)
        self.link = VirtualLink(self.device, self.clock)
        self.guard: Guard | None = None
        self.said: list[Sample] = []

    def hand_over(self, guard: Guard | None) -> None:
        self.guard = guard

    async def wait(self, seconds: float) -> None:
        await self.clock.sleep_until(self.clock.now_us() + round(seconds * 1e6))


def drive(
    test: Callable[[Driven], Coroutine[None, None, None]],
    prepare: Callable[[Driven], None] = lambda made: None,
) -> Driven:
    async def within() -> Driven:
        made = Driven()
        prepare(made)
        talk = stream(
            made.link, made.said.append, COMMISSIONED, by_itself(made.clock, made.hand_over)
        )
        talking = asyncio.ensure_future(talk)
        await test(made)
        talking.cancel()
        await asyncio.gather(talking, return_exceptions=True)
        assert made.guard is None
        return made

    return asyncio.run(within())


def test_a_member_drives_the_simulators_belt_and_stops_it() -> None:
    async def test(at: Driven) -> None:
        at.member.belt.start(at.clock.now_us() / 1e6, 2.0)
        await at.wait(20)
        assert at.device.written == [], "listening writes nothing"
        assert at.guard is not None
        assert at.guard.begin(at.clock.now_us(), "member")
        await at.wait(3)
        assert at.guard.state is Control.HOLDING
        assert at.guard.want_speed(at.clock.now_us(), 9.0, tapped=True)
        await at.wait(40)
        last = [s for s in at.said if isinstance(s, BeltSample)][-1]
        assert last.speed_mps == pytest.approx(9.0 / 3.6, abs=0.05)
        assert at.guard.stop(at.clock.now_us())
        await at.wait(20)
        assert at.guard.state is Control.HANDS_OFF

    made = drive(test)
    assert [frame[0] for frame in made.device.written] == [0, 2, 2, 2, 2, 8]


@pytest.mark.parametrize("silent", [treadmill.STATUS, treadmill.CONTROL_POINT])
def test_a_belt_that_wants_to_be_paired_for_its_control_point_is_only_read(silent: str) -> None:
    """Its bond was lost since it was commissioned. BlueZ waits for somebody to pair it."""

    async def test(at: Driven) -> None:
        at.member.belt.start(at.clock.now_us() / 1e6, 2.0)
        await at.wait(40)
        assert at.guard is None
        assert len(at.said) > 30

    def deaf(made: Driven) -> None:
        subscribe = made.link.subscribe

        async def unanswered(characteristic: str, handler: FrameHandler) -> None:
            if characteristic == silent:
                await made.wait(20)  # longer than the keeper of a silent link would wait
                assert made.said, "it is read meanwhile"
                raise Unanswered(ADDRESS, "no answer")
            await subscribe(characteristic, handler)

        made.link.subscribe = unanswered  # type: ignore[method-assign]

    assert drive(test, deaf).device.written == []


def test_a_lost_link_takes_the_guard_away_and_the_next_one_writes_nothing() -> None:
    async def test(at: Driven) -> None:
        at.member.belt.start(at.clock.now_us() / 1e6, 2.0)
        await at.wait(20)
        guard = at.guard
        assert guard is not None
        guard.begin(at.clock.now_us(), "member")
        await at.wait(3)
        guard.want_speed(at.clock.now_us(), 12.0, tapped=True)
        at.link.drop()
        await at.wait(1)
        assert at.guard is None
        assert guard.state is Control.HANDS_OFF
        written = list(at.device.written)
        again = VirtualLink(at.device, at.clock)
        talk = stream(again, at.said.append, COMMISSIONED, by_itself(at.clock, at.hand_over))
        talking = asyncio.ensure_future(talk)
        await at.wait(30)
        assert at.device.written == written
        again.drop()
        await talking

    drive(test)


async def held(at: Driven) -> Guard:
    at.member.belt.start(at.clock.now_us() / 1e6, 2.0)
    await at.wait(20)
    guard = at.guard
    assert guard is not None
    guard.begin(at.clock.now_us(), "member")
    await at.wait(3)
    assert guard.state is Control.HOLDING
    return guard


def test_a_write_without_an_answer_ends_the_link_so_that_it_cannot_come_late(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def test(at: Driven) -> None:
        guard = await held(at)

        async def nobody_answers(*_: object) -> None:
            raise LinkLost(ADDRESS, "no answer")

        monkeypatch.setattr(at.link, "write", nobody_answers)
        guard.want_speed(at.clock.now_us(), 9.0, tapped=True)
        await at.wait(2)
        assert guard.state is Control.HANDS_OFF
        assert at.guard is None, "the link is over"

    drive(test)


def test_a_write_that_the_belt_refuses_ends_control_and_the_link_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def test(at: Driven) -> None:
        guard = await held(at)

        async def refuses(*_: object) -> None:
            raise Refused(ADDRESS, "busy", 0xFE)

        monkeypatch.setattr(at.link, "write", refuses)
        guard.want_speed(at.clock.now_us(), 9.0, tapped=True)
        await at.wait(2)
        heard = len(at.said)
        await at.wait(5)
        assert guard.state is Control.HANDS_OFF
        assert at.guard is guard
        assert len(at.said) > heard

    drive(test)


def test_a_kiosk_that_stood_still_has_no_control_when_it_wakes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def test(at: Driven) -> None:
        guard = await held(at)
        now_us = at.clock.now_us
        monkeypatch.setattr(at.clock, "now_us", lambda: now_us() + 2_000_000)
        await at.wait(1)
        assert guard.reason == "this kiosk stood still"

    drive(test)


def test_a_fault_at_the_door_ends_control() -> None:
    async def test(at: Driven) -> None:
        guard = await held(at)
        guard._wrote = _full
        guard.want_speed(at.clock.now_us(), 9.0, tapped=True)
        await at.wait(2)
        assert guard.state is Control.HANDS_OFF
        assert [frame[0] for frame in at.device.written] == [0]

    drive(test)


def _full(_: Write) -> None:
    raise OSError("disk full")


def test_a_belt_without_control_is_read(scripted_link) -> None:
    async def listen() -> list[Sample]:
        said: list[Sample] = []
        link: Link = scripted_link({treadmill.DATA: b""})
        given: list[Door | None] = []
        talk = stream(link, said.append, COMMISSIONED, given.append)
        talking = asyncio.ensure_future(talk)
        for _ in range(5):
            await asyncio.sleep(0)
        link.send(treadmill.DATA, 1, bytes.fromhex("0000e803"))
        await link.close()
        await talking
        assert given == [None, None]
        return said

    assert asyncio.run(listen()) == [BeltSample(1, 10 / 3.6)]
