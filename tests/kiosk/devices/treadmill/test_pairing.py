"""A belt that demands to be paired: noticed at its trial, paired on a fresh link by staff."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import pytest

from kiosk.devices.link import LinkLost, Refused, Unanswered
from kiosk.devices.treadmill import CONTROL_POINT
from kiosk.devices.treadmill.commission import NotFit, Told
from kiosk.devices.treadmill.commissioning import Ask, Found
from kiosk.devices.treadmill.pairing import examine_or_pair
from kiosk.simulator.clock import FastClock
from kiosk.simulator.link import VirtualLink
from kiosk.simulator.member import VirtualMember
from kiosk.simulator.treadmill import Treadmill


class Guarded(VirtualLink):
    """Refuses its control point to whoever is not paired."""

    paired = False
    code: int | None = 0x0F
    refusal: Exception | None = None
    shows: int | None = None

    async def write(self, characteristic: str, value: bytes) -> None:
        if characteristic == CONTROL_POINT and not self.paired:
            if self.code is None:
                raise Unanswered(self.address, "no answer")
            raise Refused(self.address, "not from you", self.code)
        await super().write(characteristic, value)

    async def pair(self, number: Callable[[], Awaitable[int]] | None = None) -> None:
        if self.refusal is not None:
            raise self.refusal
        assert number is not None
        self.paired = self.shows is None or await number() == self.shows


@dataclass
class Staff:
    """Beside the belt, whose console they use."""

    belt: Treadmill
    member: VirtualMember
    clock: FastClock
    pairs: bool = True
    asked: list[Ask] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    async def confirm(self, ask: Ask) -> bool:
        self.asked.append(ask)
        if ask is Ask.START:
            self.member.belt.start(self.clock.now_us() / 1e6, 2 / 3.6)
        return self.pairs if ask is Ask.PAIR else ask is not Ask.INCLINE

    async def number(self, ask: Ask) -> float:
        self.asked.append(ask)
        return 123456.0

    def show(self, line: Told) -> None:
        self.lines.append(str(line))


def tried(
    pairs: bool = True,
    code: int | None = 0x0F,
    refusal: Exception | None = None,
    shows: int | None = None,
    pair: bool = False,
) -> tuple[Found | NotFit | None, Staff, Guarded]:
    """One trial on one link."""
    clock, member = FastClock(), VirtualMember()
    belt = Treadmill("F0:00:00:00:00:01", "Belt", member)
    staff = Staff(belt, member, clock, pairs)

    async def within() -> tuple[Found | NotFit | None, Guarded]:
        link = Guarded(belt, clock)
        link.code, link.refusal, link.shows = code, refusal, shows
        try:
            return await examine_or_pair(link, clock, staff, pair=pair), link
        except NotFit as no:
            return no, link
        finally:
            await link.close()

    found, link = asyncio.run(within())
    return found, staff, link


@pytest.mark.parametrize("code", [0x05, 0x0F, None], ids=["0x05", "0x0F", "no answer"])
def test_a_belt_that_demands_it_wants_a_fresh_link_to_be_paired(code: int | None) -> None:
    found, staff, link = tried(code=code)
    assert found is None
    assert (staff.asked[-1], link.paired) == (Ask.START, False)


def test_when_staff_say_so_it_is_paired_there_and_wants_to_be_tried_anew() -> None:
    found, staff, link = tried(pair=True)
    assert (found, staff.asked, link.paired) == (None, [Ask.PAIR], True)
    assert staff.lines == ["it is paired"]


def test_a_number_on_its_console_is_asked_of_staff() -> None:
    _found, staff, link = tried(shows=123456, pair=True)
    assert (staff.asked, link.paired) == ([Ask.PAIR, Ask.NUMBER], True)


def test_when_staff_say_no_it_stays_a_belt_that_is_only_read() -> None:
    found, staff, link = tried(pairs=False, pair=True)
    assert isinstance(found, NotFit)
    assert (staff.asked[-1], link.paired) == (Ask.PAIR, False)


def test_another_refusal_asks_for_no_pairing() -> None:
    found, staff, link = tried(code=0x80)
    assert isinstance(found, NotFit)
    assert Ask.PAIR not in staff.asked
    assert not link.paired


@pytest.mark.parametrize(
    ("refusal", "why"),
    [
        (Refused("F0", "no", None), "it does not let itself be paired: no"),
        (LinkLost("F0", "gone"), "the link was lost: gone"),
    ],
)
def test_a_pairing_that_fails_is_told(refusal: Exception, why: str) -> None:
    found, _staff, link = tried(refusal=refusal, pair=True)
    assert str(found) == why
    assert not link.paired
