"""Opening over unmodified bleak; every step of it fails once."""

import asyncio

import pytest

from kiosk.devices.link import Unreachable
from kiosk.radio.bleak_radio import BleakRadio
from kiosk.radio.trouble import Trouble
from tests.on_bus.bench import BELT_ADDRESS, POD_ADDRESS, STRAP_ADDRESS, Bench, hear, run, until

SECOND = "/org/bluez/hci1"


def test_a_lost_link_ends_and_the_same_device_is_opened_again() -> None:
    async def test(at: Bench) -> None:
        for _ in range(3):
            link = await at.radio.open(BELT_ADDRESS)
            closing = asyncio.ensure_future(link.closed())
            await asyncio.sleep(0)
            assert not closing.done()
            await at.bluez.drop(at.belt)
            await closing
        assert at.belt.connections == 3

    run(test)


def test_leaving_the_radio_lets_every_device_go() -> None:
    async def within() -> None:
        made = Bench()
        await made.bluez.start()
        async with made.radio:
            await made.radio.usable()
            await made.radio.open(BELT_ADDRESS)
            await made.radio.open(POD_ADDRESS)
        assert made.belt.link is None
        assert made.pod.link is None
        await made.bluez.kill()

    asyncio.run(within())


def test_a_device_nobody_hears_is_unreachable() -> None:
    async def test(at: Bench) -> None:
        at.belt.in_range = False
        with pytest.raises(Unreachable, match="not heard"):
            await at.radio.open(BELT_ADDRESS)

    run(test)


def test_a_device_that_vanished_costs_one_attempt() -> None:
    """It was heard before it left: one connection times out, then it must be heard again."""

    async def test(at: Bench) -> None:
        await hear(at.radio, BELT_ADDRESS)
        at.belt.in_range = False
        with pytest.raises(Unreachable, match="did not connect"):
            await at.radio.open(BELT_ADDRESS)
        with pytest.raises(Unreachable, match="not heard"):
            await at.radio.open(BELT_ADDRESS)
        at.belt.in_range = True
        await at.radio.open(BELT_ADDRESS)

    run(test)


@pytest.mark.parametrize(
    ("error", "message"),
    [
        ("org.bluez.Error.Failed", "Software caused connection abort"),
        ("org.bluez.Error.InProgress", "Operation already in progress"),
        ("org.bluez.Error.NotAvailable", "br-connection-unknown"),
        ("org.freedesktop.DBus.Error.UnknownObject", "no such object"),
    ],
)
def test_a_refused_connection_is_unreachable_and_may_be_tried_again(
    error: str, message: str
) -> None:
    async def test(at: Bench) -> None:
        at.bluez.faults.add("Connect", error, message)
        with pytest.raises(Unreachable):
            await at.radio.open(BELT_ADDRESS)
        await at.radio.open(BELT_ADDRESS)

    run(test)


def test_a_device_held_by_another_phone_is_silent_and_then_comes_back() -> None:
    async def test(at: Bench) -> None:
        at.belt.in_range = False
        with pytest.raises(Unreachable):
            await at.radio.open(BELT_ADDRESS)
        at.belt.in_range = True
        await at.radio.open(BELT_ADDRESS)

    run(test)


def test_a_device_that_bluez_forgot_is_found_again() -> None:
    async def test(at: Bench) -> None:
        await hear(at.radio, BELT_ADDRESS)
        await at.bluez.forget(at.belt)
        with pytest.raises(Unreachable):
            await at.radio.open(BELT_ADDRESS)
        await at.radio.open(BELT_ADDRESS)

    run(test)


def test_a_link_that_drops_while_services_are_resolved() -> None:
    async def test(at: Bench) -> None:
        at.bluez.resolve_s = 0.2
        opening = asyncio.ensure_future(at.radio.open(BELT_ADDRESS))
        await until(lambda: at.belt.link is not None)
        await at.bluez.drop(at.belt)
        with pytest.raises(Unreachable):
            await opening
        await at.radio.open(BELT_ADDRESS)

    run(test)


def test_several_at_once() -> None:
    async def test(at: Bench) -> None:
        addresses = (BELT_ADDRESS, POD_ADDRESS, STRAP_ADDRESS)
        links = await asyncio.gather(*(at.radio.open(address) for address in addresses))
        assert [link.address for link in links] == list(addresses)

    run(test)


def test_who_waits_to_be_heard_waits_no_longer_because_others_connect() -> None:
    """A bluetoothd that came back has seven devices to find, and connects them one by one: the last
    is looked for as long as the first."""

    async def test(at: Bench) -> None:
        at.bluez.resolve_s = 2 * at.radio._find_s  # longer than anybody listens
        at.radio._connect_s = 5.0
        at.strap.in_range = False
        belt = asyncio.ensure_future(at.radio.open(BELT_ADDRESS))
        await until(lambda: at.belt.link is not None)
        at.strap.in_range = True
        strap = await at.radio.open(STRAP_ADDRESS)
        assert (await belt).address == BELT_ADDRESS
        assert strap.address == STRAP_ADDRESS

    run(test)


def test_of_several_adapters_the_chosen_one_is_used_and_waited_for() -> None:
    """A weak one is soldered in, a good one hangs on USB: settings name the good one."""

    async def test(at: Bench) -> None:
        at.pod.hci = SECOND
        async with BleakRadio("hci1", find_s=0.5, connect_s=1.0) as chosen:
            assert await chosen.first_look() is Trouble.NO_ADAPTER
            with pytest.raises(Unreachable):
                await chosen.open(POD_ADDRESS)
            at.bluez.plug(SECOND)
            await asyncio.wait_for(chosen.usable(), 5)
            link = await chosen.open(POD_ADDRESS)
            assert link.address == POD_ADDRESS
            with pytest.raises(Unreachable):
                await chosen.open(BELT_ADDRESS)  # only the other adapter hears it
            await link.close()

    run(test)


@pytest.mark.parametrize("blocked", [True, False])
def test_blocked_by_rfkill_or_powered_off_and_back(blocked: bool) -> None:
    async def test(at: Bench) -> None:
        async def lend(air: bool) -> None:
            await (at.bluez.block(not air) if blocked else at.bluez.power(air))

        link = await at.radio.open(BELT_ADDRESS)
        await lend(False)
        await link.closed()
        await until(lambda: at.radio.trouble is Trouble.POWERED_OFF)
        await lend(True)
        await at.radio.usable()
        await at.radio.open(BELT_ADDRESS)

    run(test)
