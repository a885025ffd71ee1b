"""What only the real stack has: a polite end, and a busy room."""

import asyncio
import contextlib
from collections.abc import Callable, Coroutine

from kiosk.devices import treadmill
from kiosk.radio.admission import SEVERAL, Admission
from kiosk.radio.bleak_radio import BleakRadio
from kiosk.radio.trouble import Trouble
from tests.on_air.inside.bench import AirBench, bench, entered
from tests.on_air.inside.far import FarRoom
from tests.on_bus.bench import BELT_ADDRESS, hear, until

LIMIT_S = 90


def run(test: Callable[[AirBench], Coroutine[None, None, None]]) -> None:
    async def within() -> None:
        async with bench() as made:
            await test(made)

    asyncio.run(asyncio.wait_for(within(), LIMIT_S))


def run_in(kind: str, test: Callable[[FarRoom, BleakRadio], Coroutine[None, None, None]]) -> None:
    async def within() -> None:
        async with entered(kind) as (room, _), BleakRadio() as radio:
            await radio.usable()
            await test(room, radio)

    asyncio.run(asyncio.wait_for(within(), LIMIT_S))


def test_bluetoothd_is_stopped_as_systemd_does_and_comes_back() -> None:
    async def test(at: AirBench) -> None:
        link = await at.radio.open(BELT_ADDRESS)
        await at.bluez.stop()
        await link.closed()
        await until(lambda: at.radio.trouble is Trouble.NO_BLUEZ)
        await at.bluez.start()
        await at.radio.usable()
        await at.radio.open(BELT_ADDRESS)

    run(test)


def test_twenty_belts_of_one_name_are_told_apart_and_none_is_taken() -> None:
    async def test(room: FarRoom, radio: BleakRadio) -> None:
        heard = await hear(radio, *(f"C0:11:22:33:55:{n:02X}" for n in range(20)))
        assert {said.name for said in heard.values()} == {"T600"}
        admission = Admission()
        async with contextlib.aclosing(radio.scan()) as scan:
            async for said in scan:
                refusal = admission.refusal(treadmill.SERVICE, said)
                assert refusal is not None, "one of twenty was taken"
                if refusal == SEVERAL:
                    return

    run_in("many_belts", test)
