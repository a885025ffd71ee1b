"""Belts that demand to be paired: on the stand-in here, on the real BlueZ in `make test-air`."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol

import pytest

from kiosk.devices import treadmill
from kiosk.devices.link import LinkError, Refused, Unanswered
from kiosk.radio.bleak_link import BleakLink
from kiosk.radio.bleak_radio import BleakRadio
from tests.on_bus.bench import until
from tests.on_bus.bluez import StandIn
from tests.on_bus.room import SHOWN, Plain, guarded

ASK = b"\x00"


class Device(Protocol):
    """One in the room, on either bench."""

    address: str

    @property
    def now(self) -> "Written": ...


class Written(Protocol):
    written: list[tuple[str, bytes]]


async def opened(radio: BleakRadio, belt: Device) -> BleakLink:
    link = await radio.open(belt.address)
    assert isinstance(link, BleakLink)
    return link


async def takes_orders_once_it_is_paired(radio: BleakRadio, belt: Device) -> None:
    link = await opened(radio, belt)
    await link.pair()
    await link.write(treadmill.CONTROL_POINT, ASK)
    await until(lambda: belt.now.written == [(treadmill.CONTROL_POINT, ASK)])
    await link.pair()  # a second time is no fault


async def is_paired_by_the_number_that_it_shows(radio: BleakRadio, belt: Device) -> None:
    link = await opened(radio, belt)
    await link.pair(says(SHOWN))
    await link.write(treadmill.CONTROL_POINT, ASK)
    await until(lambda: belt.now.written == [(treadmill.CONTROL_POINT, ASK)])


async def leaves_a_write_unanswered_until_it_is_paired(radio: BleakRadio, belt: Device) -> None:
    link = await opened(radio, belt)
    with pytest.raises(Unanswered):
        await link.write(treadmill.CONTROL_POINT, ASK)


async def a_wrong_number_pairs_nothing(radio: BleakRadio, belt: Device) -> None:
    link = await opened(radio, belt)
    with pytest.raises(LinkError):
        await link.pair(says(SHOWN + 1))


def says(number: int) -> Callable[[], Awaitable[int]]:
    async def staff() -> int:
        await asyncio.sleep(0.1)  # somebody reads it and types
        return number

    return staff


belts_of: list[StandIn] = []
"""The stand-in of the test that runs."""


def on_the_stand_in(test: Callable[[BleakRadio, Plain], Awaitable[None]], which: int) -> StandIn:
    async def within() -> StandIn:
        belts = guarded()
        bluez = StandIn(*belts)
        belts_of[:] = [bluez]
        await bluez.start()
        async with BleakRadio(find_s=0.5, connect_s=1.0) as radio:
            await radio.first_look()
            await test(radio, belts[which])
        await bluez.kill()
        return bluez

    return asyncio.run(asyncio.wait_for(within(), 30))


def test_a_belt_leaves_a_write_unanswered_until_it_is_paired(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("kiosk.radio.bleak_link.ANSWER_S", 0.3)
    on_the_stand_in(leaves_a_write_unanswered_until_it_is_paired, 0)


def test_a_belt_takes_orders_once_it_is_paired() -> None:
    bluez = on_the_stand_in(takes_orders_once_it_is_paired, 0)
    assert bluez.calls.count("RegisterAgent") == bluez.calls.count("Pair") == 1


def test_a_kernel_that_cannot_pair_says_so_and_that_is_a_refusal() -> None:
    """BlueZ tells it by a word, not by the code."""

    async def test(radio: BleakRadio, belt: Plain) -> None:
        link = await opened(radio, belt)
        bluez = belts_of.pop()
        bluez.faults.add("WriteValue", "org.bluez.Error.NotPermitted", "Not paired")
        with pytest.raises(Refused) as refused:
            await link.write(treadmill.CONTROL_POINT, ASK)
        assert refused.value.code == 0x05

    on_the_stand_in(test, 0)


def test_a_belt_is_paired_by_the_number_that_it_shows() -> None:
    on_the_stand_in(is_paired_by_the_number_that_it_shows, 1)


def test_a_wrong_number_pairs_nothing() -> None:
    on_the_stand_in(a_wrong_number_pairs_nothing, 1)


def test_without_an_agent_nobody_is_paired() -> None:
    """What a kiosk without one would meet: bleak's own way."""

    async def test(radio: BleakRadio, belt: Plain) -> None:
        link = await opened(radio, belt)
        assert link._client is not None
        with pytest.raises(Exception, match="AuthenticationFailed"):
            await link._client.pair()
        assert not belt.paired

    on_the_stand_in(test, 0)


def test_no_agent_is_left_behind() -> None:
    async def test(radio: BleakRadio, belt: Plain) -> None:
        await (await opened(radio, belt)).pair()

    bluez = on_the_stand_in(test, 0)
    assert bluez.agents.known == {}
