"""No radio at all: why, and that it comes back."""

import asyncio
import subprocess
from collections.abc import Callable, Coroutine

import pytest

from kiosk.devices import treadmill
from kiosk.devices.link import Unreachable
from kiosk.radio.trouble import Trouble
from tests.on_bus.bench import BELT_ADDRESS, Bench, hear, run, until


@pytest.mark.parametrize(
    ("prepare", "trouble"),
    [
        (lambda at: at.bluez.power(False), Trouble.POWERED_OFF),
        (lambda at: at.bluez.unplug(), Trouble.NO_ADAPTER),
        (lambda at: at.bluez.kill(), Trouble.NO_BLUEZ),
    ],
)
def test_why_there_is_no_radio(
    prepare: Callable[[Bench], Coroutine[None, None, None]], trouble: Trouble
) -> None:
    async def test(at: Bench) -> None:
        link = await at.radio.open(BELT_ADDRESS)
        await prepare(at)
        await link.closed()
        await until(lambda: at.radio.trouble == trouble)
        with pytest.raises(Unreachable, match=str(trouble)):
            await at.radio.open(BELT_ADDRESS)

    run(test)


def test_no_bluez_at_all() -> None:
    async def test(at: Bench) -> None:
        assert at.radio.trouble is Trouble.NO_BLUEZ

    run(test, start=False)


def test_no_bus_at_all(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/absent")

    async def test(at: Bench) -> None:
        assert at.radio.trouble is Trouble.NO_BUS

    run(test, start=False)


def test_bluetoothd_is_killed_and_comes_back() -> None:
    """bleak notices nothing; the scan goes on by itself and the device opens again."""

    async def test(at: Bench) -> None:
        link = await at.radio.open(BELT_ADDRESS)
        listening = asyncio.ensure_future(hear(at.radio, "never"))
        await at.bluez.kill()
        await link.closed()
        await until(lambda: at.radio.trouble is Trouble.NO_BLUEZ)
        await at.bluez.start()
        await at.radio.usable()
        again = await at.radio.open(BELT_ADDRESS)
        assert await again.read(treadmill.SPEED_RANGE) == bytes.fromhex("320062020a00")
        assert not listening.done()
        listening.cancel()

    run(test)


def test_the_adapter_is_pulled_out_and_put_back() -> None:
    async def test(at: Bench) -> None:
        link = await at.radio.open(BELT_ADDRESS)
        await at.bluez.unplug()
        await link.closed()
        await until(lambda: at.radio.trouble is Trouble.NO_ADAPTER)
        at.bluez.plug()
        await at.radio.usable()
        await at.radio.open(BELT_ADDRESS)

    run(test)


def test_the_bus_itself_dies(bus: subprocess.Popen[str]) -> None:
    async def test(at: Bench) -> None:
        link = await at.radio.open(BELT_ADDRESS)
        bus.kill()
        await link.closed()
        await until(lambda: at.radio.trouble is Trouble.NO_BUS)

    run(test)
