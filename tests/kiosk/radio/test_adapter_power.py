"""A kernel stuck in the scan of a daemon that was killed: found on the real bench, where nothing
was heard for 10 s and, once something connected meanwhile, never again."""

import asyncio

import pytest

from kiosk.radio.adapter_power import power_cycle
from kiosk.radio.trouble import RadioDown
from tests.on_bus.bench import BELT_ADDRESS, POD_ADDRESS, Bench, hear, run, until


def test_a_daemon_killed_while_it_scanned_does_not_leave_the_kiosk_deaf() -> None:
    async def test(at: Bench) -> None:
        listening = asyncio.ensure_future(hear(at.radio, "never"))
        await until(lambda: BELT_ADDRESS in at.radio._scanner.heard)
        await at.bluez.kill()
        await at.bluez.start()
        await at.radio.usable()
        assert BELT_ADDRESS in await hear(at.radio, BELT_ADDRESS)
        listening.cancel()

    run(test)


def test_once_the_adapter_is_free_nobody_waits_for_the_next_try(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A second of the five in which data shall be back after a killed bluetoothd."""
    monkeypatch.setattr("kiosk.radio.scanner.RETRY_S", 60.0)
    test_a_daemon_killed_while_it_scanned_does_not_leave_the_kiosk_deaf()


def test_an_open_link_is_not_sacrificed_for_a_scan() -> None:
    async def test(at: Bench) -> None:
        link = await at.radio.open(BELT_ADDRESS)
        at.bluez.faults.add("StartDiscovery", "org.bluez.Error.InProgress", "busy", times=1)
        await hear(at.radio, POD_ADDRESS)
        assert "Set" not in at.bluez.calls
        assert await link.read("00002ad4-0000-1000-8000-00805f9b34fb")

    run(test)


def test_only_the_adapter_of_this_name() -> None:
    async def test(at: Bench) -> None:
        await power_cycle("hci7")
        assert "Set" not in at.bluez.calls
        await power_cycle("hci0")
        assert at.bluez.calls.count("Set") == 2

    run(test)


def test_a_daemon_that_refuses_says_so() -> None:
    async def test(at: Bench) -> None:
        at.bluez.faults.add("Set", "org.bluez.Error.Blocked", "Blocked through rfkill")
        with pytest.raises(RadioDown, match="rfkill"):
            await power_cycle(None)

    run(test)
