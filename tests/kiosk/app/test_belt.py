"""The member's taps, the guard behind them, the simulator's belt at the end of the link."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field

import pytest

from kiosk.app.belt import CONSOLE, LET_GO, STOPPING, BeltDesk
from kiosk.coaching.equipment import BeltControl, Hold
from kiosk.coaching.view import Intent, Phase
from kiosk.devices.sample import Sample
from kiosk.devices.treadmill.asked import Write
from kiosk.devices.treadmill.commission import Commissioned
from kiosk.simulator.clock import FastClock
from kiosk.simulator.link import VirtualLink
from kiosk.simulator.member import VirtualMember
from kiosk.simulator.treadmill import Treadmill

ADDRESS = "F0:00:00:00:00:01"
COMMISSIONED = Commissioned(ADDRESS, 0.8, 14.0, 6.0, 10.0)


@dataclass
class Desk:
    """A desk before the simulator's belt."""

    belts: dict[str, Commissioned] = field(default_factory=lambda: {ADDRESS: COMMISSIONED})
    log: list[tuple[str, Write]] = field(default_factory=list)
    clock: FastClock = field(default_factory=FastClock)
    member: VirtualMember = field(default_factory=VirtualMember)
    said: list[Sample] = field(default_factory=list)
    phase: Phase = Phase.WALK

    def __post_init__(self) -> None:
        self.device = Treadmill(ADDRESS, "Belt", self.member)
        self.link = VirtualLink(self.device, self.clock)
        self.desk = BeltDesk(self.clock, self.belts.get, lambda *wrote: self.log.append(wrote))

    async def wait(self, seconds: float) -> None:
        await self.clock.sleep_until(self.clock.now_us() + round(seconds * 1e6))

    async def turns(self) -> None:
        """The visit moves on."""
        while True:
            self.desk.follow(self.phase, left=False)
            self.desk.turn(self.clock.now_us())
            await self.wait(0.1)

    def tap(self, intent: Intent, value: float | None = None) -> bool:
        return self.desk.touch(intent, self.clock.now_us(), value)

    def shown(self) -> BeltControl:
        shown = self.desk.show(self.clock.now_us())
        assert shown is not None
        return shown

    def console(self, mps: float) -> None:
        self.member.belt.start(self.clock.now_us() / 1e6, mps)

    async def hold(self) -> None:
        """A running belt under the member's hand."""
        self.console(2.5)
        await self.wait(25)
        self.tap(Intent.BELT_BEGIN)
        await self.wait(3)
        assert self.shown().hold is Hold.HOLDING


def at_the_desk(test: Callable[[Desk], Coroutine[None, None, None]], **made: object) -> Desk:
    async def within() -> Desk:
        at = Desk(**made)  # type: ignore[arg-type]
        talking = asyncio.ensure_future(at.desk.converse(at.link, at.said.append))
        turning = asyncio.ensure_future(at.turns())
        await test(at)
        for task in (talking, turning):
            task.cancel()
        await asyncio.gather(talking, turning, return_exceptions=True)
        return at

    return asyncio.run(within())


def ops(at: Desk) -> list[int]:
    return [frame[0] for frame in at.device.written]


def test_a_belt_nobody_commissioned_is_read_and_every_tap_is_for_nothing() -> None:
    async def test(at: Desk) -> None:
        at.console(2.5)
        await at.wait(20)
        for intent in (Intent.BELT_BEGIN, Intent.BELT_SPEED, Intent.BELT_STOP, Intent.BELT_END):
            assert at.tap(intent, 3.0)
        await at.wait(10)
        assert at.desk.show(at.clock.now_us()) is None

    at = at_the_desk(test, belts={})
    assert at.device.written == []
    assert len(at.said) > 20


def test_control_is_offered_asked_for_held_and_counted_down() -> None:
    async def test(at: Desk) -> None:
        await at.wait(5)
        assert at.shown().hold is Hold.READ_ONLY, "it stands"
        at.console(2.5)
        await at.wait(15)
        assert at.shown().hold is Hold.OFFERED
        assert ops(at) == [], "offering writes nothing"
        at.tap(Intent.BELT_BEGIN)
        assert at.shown().hold is Hold.ASKING
        await at.wait(3)
        shown = at.shown()
        assert shown.hold is Hold.HOLDING
        assert shown.wanted_mps == pytest.approx(2.5, abs=0.01)
        assert (shown.least_mps, shown.most_mps) == pytest.approx((0.8 / 3.6, 14 / 3.6))
        assert shown.ends_in_s is not None
        assert 110 < shown.ends_in_s <= 120

    at_the_desk(test)


def test_each_tap_is_one_change_and_the_log_has_before_and_after() -> None:
    async def test(at: Desk) -> None:
        await at.hold()
        assert at.tap(Intent.BELT_SPEED, 9.5 / 3.6)
        await at.wait(10)
        assert at.shown().wanted_mps == pytest.approx(9.5 / 3.6)
        assert at.member.belt.speed_mps(at.clock.now_us() / 1e6) == pytest.approx(9.5 / 3.6, 0.01)
        at.tap(Intent.BELT_SPEED, 22 / 3.6)
        await at.wait(5)
        assert at.shown().wanted_mps == pytest.approx(9.5 / 3.6), "refused, not clamped"
        at.tap(Intent.BELT_STOP)
        await at.wait(20)

    at = at_the_desk(test)
    assert ops(at) == [0, 2, 8]
    seen = [(w.frame[0], w.source, w.before_kmh, w.after_kmh) for _, w in at.log]
    assert {address for address, _ in at.log} == {ADDRESS}
    assert seen[2][:4] == (2, "member", 9.0, None)
    assert seen[3][:3] == (2, "member", 9.0)
    assert seen[3][3] == pytest.approx(9.5, abs=0.3)


def test_a_second_belt_comes_to_no_door_and_takes_the_first_from_none() -> None:
    """Two belts of one gym, both commissioned: the taps are about the one that was there."""

    async def test(at: Desk) -> None:
        await at.hold()
        runner = VirtualMember()
        other = Treadmill(ADDRESS, "Belt", runner)
        runner.belt.start(at.clock.now_us() / 1e6, 2.5)
        link = VirtualLink(other, at.clock)
        talking = asyncio.ensure_future(at.desk.converse(link, at.said.append))
        await at.wait(20)
        at.tap(Intent.BELT_SPEED, 9.5 / 3.6)
        await at.wait(10)
        assert other.written == []
        link.drop()
        await talking
        assert at.shown().hold is Hold.HOLDING
        assert at.shown().wanted_mps == pytest.approx(9.5 / 3.6)

    assert ops(at_the_desk(test)) == [0, 2]


def test_who_comes_next_gets_a_link_that_nothing_happened_on() -> None:
    async def test(at: Desk) -> None:
        await at.hold()
        at.tap(Intent.BELT_STOP)
        await at.wait(20)
        assert at.shown().hold is Hold.HANDS_OFF
        at.desk.follow(Phase.SUMMARY, left=False)
        await at.wait(1)
        assert at.desk.show(at.clock.now_us()) is not None
        at.desk.follow(Phase.WELCOME, left=False)
        await at.wait(1)
        assert at.desk.show(at.clock.now_us()) is None, "the keeper opens the next one"

    at_the_desk(test)


def test_whoever_taps_done_in_the_middle_of_a_step_may_have_the_belt_again() -> None:
    async def test(at: Desk) -> None:
        await at.hold()
        at.tap(Intent.BELT_SPEED, 9.5 / 3.6)
        await at.wait(0.5)
        at.tap(Intent.BELT_END)
        assert at.shown().hold is Hold.FINISHING
        await at.wait(15)
        assert at.shown().hold is Hold.OFFERED
        at.tap(Intent.BELT_BEGIN)
        assert at.shown().hold is Hold.HOLDING

    assert ops(at_the_desk(test)) == [0, 2]


def test_the_ends_of_a_range_in_miles_can_be_reached() -> None:
    """1 to 8 mph: 1.61 and 12.87 km/h, which no console's step of 0.1 km/h meets."""
    limits = Commissioned(ADDRESS, 1.61, 8 * 1.609344, 6.0)

    async def test(at: Desk) -> None:
        at.member.belt.lowest_mps, at.member.belt.highest_mps = 1.61 / 3.6, 12.88 / 3.6
        await at.hold()
        shown = at.shown()
        assert shown.least_mps is not None
        assert shown.most_mps is not None
        for end_mps in (shown.least_mps, shown.most_mps):
            at.tap(Intent.BELT_SPEED, end_mps)
            assert at.shown().wanted_mps == pytest.approx(end_mps, abs=0.002)

    at_the_desk(test, belts={ADDRESS: limits})


def test_the_console_wins_and_says_so() -> None:
    async def test(at: Desk) -> None:
        await at.hold()
        at.member.belt.set_speed(at.clock.now_us() / 1e6, 3.3)
        await at.wait(5)
        shown = at.shown()
        assert (shown.hold, shown.reason, shown.wanted_mps) == (Hold.HANDS_OFF, CONSOLE, None)
        at.tap(Intent.BELT_SPEED, 2.0)
        await at.wait(5)

    assert ops(at_the_desk(test)) == [0]


@pytest.mark.parametrize(
    "leave",
    [
        lambda at: at.desk.follow(Phase.SUMMARY, left=False),
        lambda at: at.desk.follow(Phase.WALK, left=True),
        lambda at: at.tap(Intent.BELT_END),
        lambda at: at.link.drop(),
    ],
    ids=["the visit is over", "the member left", "a tap ends it", "the link is lost"],
)
def test_control_ends_and_nothing_more_is_written(leave: Callable[[Desk], object]) -> None:
    async def test(at: Desk) -> None:
        await at.hold()
        at.tap(Intent.BELT_SPEED, 12 / 3.6)
        await at.wait(0.5)
        leave(at)
        await at.wait(20)
        at.tap(Intent.BELT_SPEED, 2.0)
        at.tap(Intent.BELT_STOP)
        await at.wait(5)

    assert ops(at_the_desk(test)) == [0, 2]


@pytest.mark.parametrize(
    ("ends", "told"),
    [
        (lambda at: at.member.belt.set_speed(at.clock.now_us() / 1e6, 3.3), CONSOLE),
        (lambda at: at.link.drop(), LET_GO),
        (lambda at: at.tap(Intent.BELT_END), None),
        (lambda at: at.tap(Intent.BELT_STOP), STOPPING),
        (lambda at: at.desk.follow(Phase.SUMMARY, left=False), None),
    ],
    ids=[
        "a hand at the console",
        "the link is lost",
        "a tap",
        "a stop that takes its time",
        "the visit is over",
    ],
)
def test_who_did_not_give_the_belt_back_is_told_once(
    ends: Callable[[Desk], object], told: str | None
) -> None:
    async def test(at: Desk) -> None:
        assert at.desk.ended() is None
        await at.hold()
        assert at.desk.ended() is None
        ends(at)
        said = []
        for _ in range(40):
            said.append(at.desk.ended())
            await at.wait(0.5)
        assert [words for words in said if words] == ([told] if told else [])

    at_the_desk(test)


def test_what_is_not_about_the_belt_is_left_to_others() -> None:
    assert not BeltDesk(FastClock()).touch(Intent.START, 0, None)
