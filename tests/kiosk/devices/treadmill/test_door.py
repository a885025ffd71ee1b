"""The guard at the end of a link: when it writes, and what becomes of a write."""

import asyncio

import pytest

from kiosk.devices.link import LinkLost, Refused
from kiosk.devices.treadmill.commission import Commissioned
from kiosk.devices.treadmill.door import STOOD_STILL_US, Door
from kiosk.devices.treadmill.features import Range
from kiosk.devices.treadmill.guard import Control, Guard

ADDRESS, BEGIN_US = "F0:00:00:00:00:01", 6_000_000


class SlowLink:
    """A link whose writes end when a test says so."""

    address = ADDRESS

    def __init__(self) -> None:
        self.written: list[bytes] = []
        self.closed_by_us = False
        self.answer: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def write(self, characteristic: str, value: bytes) -> None:
        self.written.append(value)
        await asyncio.shield(self.answer)

    async def close(self) -> None:
        self.closed_by_us = True


def asked() -> tuple[Door, SlowLink]:
    """A door behind which a member just asked for control of a belt that runs."""
    belt = Commissioned(ADDRESS, 0.8, 14.0, 6.0)
    guard = Guard(ADDRESS, Range(0.8, 14.0, 0.1), belt)
    for at_us in range(0, BEGIN_US, 500_000):
        guard.telemetry(at_us, 8.0, None, at_us / 450_000)
    assert guard.begin(BEGIN_US - 500_000, "member")
    link = SlowLink()
    return Door(link, guard), link  # type: ignore[arg-type]


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


def test_between_two_turns_nothing_is_written_and_one_write_is_on_its_way_at_a_time() -> None:
    async def test() -> None:
        door, link = asked()
        await settle()
        assert link.written == []
        for at_us in range(BEGIN_US - 500_000, BEGIN_US, 20_000):
            door.turn(at_us)
            await settle()
        assert link.written == [b"\x00"]
        await door.close()

    asyncio.run(test())


def test_a_door_that_closes_lets_nothing_come_late() -> None:
    async def test() -> None:
        door, link = asked()
        door.turn(BEGIN_US - 500_000)
        await door.close()
        await settle()
        assert link.written == [], "it had not begun"
        assert door.guard.state is Control.HANDS_OFF

    asyncio.run(test())


def test_rule_8_a_belt_given_up_between_the_turn_and_its_write_is_not_written_to() -> None:
    """The key is pulled in the same instant: whoever hears it first, nothing follows."""

    async def test() -> None:
        door, link = asked()
        door.turn(BEGIN_US - 500_000)
        door.guard.end("console: safety key")
        await settle()
        assert link.written == []
        await door.close()

    asyncio.run(test())


@pytest.mark.parametrize("error", [Refused, LinkLost])
def test_a_write_that_fails_ends_control_and_one_without_an_answer_the_link(
    error: type[Exception],
) -> None:
    async def test() -> None:
        door, link = asked()
        link.answer.set_exception(error(ADDRESS, "no"))
        door.turn(BEGIN_US - 500_000)
        await settle()
        assert door.guard.reason == "not written: no"
        assert link.closed_by_us is (error is LinkLost)
        await door.close()

    asyncio.run(test())


def test_whoever_stood_still_between_two_turns_is_not_in_control() -> None:
    async def test() -> None:
        door, _ = asked()
        door.turn(BEGIN_US - 500_000)
        door.turn(BEGIN_US - 500_000 + STOOD_STILL_US)
        assert door.guard.state is Control.ASKING
        door.turn(BEGIN_US - 500_000 + 2 * STOOD_STILL_US + 1)
        assert door.guard.reason == "this kiosk stood still"
        await door.close()

    asyncio.run(test())
