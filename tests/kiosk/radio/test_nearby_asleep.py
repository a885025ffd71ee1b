"""Letting devices go: all of them when nobody is here, one of them, and what staff pinned."""

import asyncio

import pytest

from kiosk.radio.admission import Admission
from kiosk.radio.nearby import NOT_HEARD, Nearby
from tests.kiosk.radio.test_nearby import BELT, POD, Air, attended, listen, settle


def test_asleep_it_neither_scans_nor_holds_anything_and_awake_it_takes_up_again() -> None:
    """Nobody is here: another kiosk, or a member's phone, may have the devices."""

    async def script(air: Air, nearby: Nearby) -> None:
        air.say("A", POD)
        await settle()
        assert not air.links[0].gone.is_set()
        nearby.sleep()
        nearby.sleep()
        await settle()
        assert (nearby.asleep, air.links[0].gone.is_set()) == (True, True)
        air.say("A", POD)
        await settle()
        assert len(air.links) == 1, "nobody listens"
        nearby.wake()
        await settle()
        assert len(air.links) == 2

    asyncio.run(attended(script))


def test_one_device_is_released_and_the_others_stay() -> None:
    async def script(air: Air, nearby: Nearby) -> None:
        air.say("A", POD)
        air.say("B", POD)
        await settle()
        await nearby.release("A")
        await nearby.release("nobody")
        gone = {link.address: link.gone.is_set() for link in air.links}
        assert gone == {"A": True, "B": False}

    asyncio.run(attended(script))


def test_what_staff_pinned_is_listed_before_it_is_heard_and_every_word_is_overheard() -> None:
    async def script() -> None:
        air, overheard = Air(), []
        admission = Admission({BELT: frozenset({"B"})})
        nearby = Nearby(
            *(air, air.clock, {POD: listen, BELT: listen}, lambda device, sample: None, admission),
            overheard=lambda said: overheard.append(said.address),
        )
        attending = asyncio.create_task(nearby.attend())
        await settle()
        (expected,) = nearby.devices
        assert (expected.address, expected.trouble) == ("B", NOT_HEARD)
        for _ in range(3):
            air.say("B", BELT)
        air.say("C", "nothing of ours")
        await settle()
        assert nearby.devices[0].connected
        assert nearby.devices[0].trouble is None
        assert overheard == ["B"] * 3
        attending.cancel()
        with pytest.raises(asyncio.CancelledError):
            await attending

    asyncio.run(script())
