"""One scan for everyone."""

import asyncio

import pytest

from kiosk.devices import pod, treadmill
from tests.on_bus.bench import BELT_ADDRESS, POD_ADDRESS, STRAP_ADDRESS, Bench, hear, run, until


def test_advertisements_are_handed_on_as_heard() -> None:
    async def test(at: Bench) -> None:
        heard = await hear(at.radio, BELT_ADDRESS, POD_ADDRESS)
        belt = heard[BELT_ADDRESS]
        assert belt.name == "Belt"
        assert belt.rssi_dbm is not None
        assert abs(belt.rssi_dbm - -50) <= 3, "on a real air it is not the same every time"
        assert belt.services == {treadmill.SERVICE}
        assert belt.service_data == {treadmill.SERVICE: b"\x01\x01\x00"}
        assert heard[POD_ADDRESS].services == {pod.SERVICE}

    run(test)


def test_nobody_scans_while_something_connects() -> None:
    async def test(at: Bench) -> None:
        listening = asyncio.ensure_future(hear(at.radio, "never"))
        await until(lambda: "StartDiscovery" in at.bluez.calls)
        await until(lambda: BELT_ADDRESS in at.radio._scanner.heard)
        await at.radio.open(BELT_ADDRESS)
        connect = at.bluez.calls.index("Connect")
        before = at.bluez.calls[:connect]
        assert before.count("StopDiscovery") == before.count("StartDiscovery")
        await until(lambda: at.bluez.calls[connect:].count("StartDiscovery") == 1)
        listening.cancel()

    run(test)


def test_two_listeners_share_a_scan_and_the_last_one_ends_it() -> None:
    async def test(at: Bench) -> None:
        await asyncio.gather(hear(at.radio, BELT_ADDRESS), hear(at.radio, POD_ADDRESS))
        assert at.bluez.calls.count("StartDiscovery") == 1
        assert at.bluez.calls.count("StopDiscovery") == 1

    run(test)


def test_a_connected_device_is_not_heard() -> None:
    """bleak reports every property of a connected device as if it had advertised."""

    async def test(at: Bench) -> None:
        await at.radio.open(BELT_ADDRESS)
        heard = await hear(at.radio, POD_ADDRESS, STRAP_ADDRESS)
        assert BELT_ADDRESS not in heard

    run(test)


def test_a_scan_that_cannot_start_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.radio.scanner.RETRY_S", 0.01)

    async def test(at: Bench) -> None:
        at.bluez.faults.add("StartDiscovery", "org.bluez.Error.InProgress", "busy", times=3)
        assert BELT_ADDRESS in await hear(at.radio, BELT_ADDRESS)

    run(test)
