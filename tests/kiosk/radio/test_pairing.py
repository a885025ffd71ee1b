"""Belts that demand to be paired: on the stand-in here, on the real BlueZ in `make test-air`."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol

import pytest

from kiosk.devices import treadmill
from kiosk.devices.link import LinkError, Refused
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
    with pytest.raises(Refused):
        await link.write(treadmill.CONTROL_POINT, ASK)
    link = await paired(radio, belt, link, says(SHOWN))
    await link.write(treadmill.CONTROL_POINT, ASK)
    await until(lambda: belt.now.written == [(treadmill.CONTROL_POINT, ASK)])


async def a_wrong_number_pairs_nothing(radio: BleakRadio, belt: Device) -> None:
    link = await opened(radio, belt)
    with pytest.raises(LinkError):
        await link.pair(says(SHOWN + 1))


async def paired(
    radio: BleakRadio, belt: Device, link: BleakLink, number: Callable[[], Awaitable[int]]
) -> BleakLink:
    await link.pair(number)
    return link


def says(number: int) -> Callable[[], Awaitable[int]]:
    async def staff() -> int:
        await asyncio.sleep(0.1)  # somebody reads it and types
        return number

    return staff


def on_the_stand_in(test: Callable[[BleakRadio, Plain], Awaitable[None]], which: int) -> StandIn:
    async def within() -> StandIn:
        belts = guarded()
        bluez = StandIn(*belts)
        await bluez.start()
        async with BleakRadio(find_s=0.5, connect_s=1.0) as radio:
            await radio.first_look()
            await test(radio, belts[which])
        await bluez.kill()
        return bluez

    return asyncio.run(asyncio.wait_for(within(), 30))


def test_a_belt_takes_orders_once_it_is_paired_and_not_before() -> None:
    async def test(radio: BleakRadio, belt: Plain) -> None:
        link = await opened(radio, belt)
        with pytest.raises(Refused) as refused:
            await link.write(treadmill.CONTROL_POINT, ASK)
        assert refused.value.code == 0x05
        await link.close()
        await takes_orders_once_it_is_paired(radio, belt)

    bluez = on_the_stand_in(test, 0)
    assert bluez.calls.count("RegisterAgent") == bluez.calls.count("Pair") == 2


def test_a_belt_is_paired_by_the_number_that_it_shows() -> None:
    bluez = on_the_stand_in(is_paired_by_the_number_that_it_shows, 1)
    assert bluez.calls.count("Pair") == 2, "without a word first"


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
