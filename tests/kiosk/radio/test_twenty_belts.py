"""Twenty treadmills of one name in one room, over unmodified bleak: this kiosk has the one that
staff pinned, and where they pinned none it has none."""

import asyncio

import pytest

from kiosk.devices import treadmill
from kiosk.devices.sample import Sample
from kiosk.radio.admission import NOT_PINNED, SEVERAL, Admission
from kiosk.radio.bleak_radio import BleakRadio
from kiosk.radio.monotonic import MonotonicClock
from kiosk.radio.nearby import Device, Nearby
from tests.on_bus.bench import until
from tests.on_bus.bluez import StandIn
from tests.on_bus.room import BELT, Plain

BELTS = [f"C0:11:22:33:55:{n:02X}" for n in range(20)]
PINNED = BELTS[7]


async def in_the_room(pins: frozenset[str], done: str) -> tuple[list[Plain], dict[str, Device]]:
    """The belts and the list of devices, once all are heard and each is `done` or streams."""
    room = [Plain(address, "T600", BELT) for address in BELTS]
    bluez = StandIn(*room)
    await bluez.start()

    async def all_run() -> None:
        while True:
            for belt in room:
                if belt.link is not None:
                    belt.now.send(treadmill.DATA, bytes.fromhex("0000e803"))
            await asyncio.sleep(0.1)

    def ignore(device: Device, sample: Sample) -> None: ...

    running = asyncio.ensure_future(all_run())
    async with BleakRadio() as radio:
        admission = Admission({treadmill.SERVICE: pins})
        talks = {treadmill.SERVICE: treadmill.stream}
        nearby = Nearby(radio, MonotonicClock(), talks, ignore, admission)
        attending = asyncio.ensure_future(nearby.attend())
        try:
            await until(
                lambda: (
                    len(nearby.devices) == len(BELTS)
                    and all(d.refusal == done or d.connected for d in nearby.devices)
                )
            )
        finally:
            attending.cancel()
            await asyncio.gather(attending, return_exceptions=True)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await bluez.kill()
    return room, {device.address: device for device in nearby.devices}


@pytest.mark.parametrize(
    ("pins", "done", "had"),
    [(frozenset({PINNED}), NOT_PINNED, [PINNED]), (frozenset(), SEVERAL, [])],
    ids=["one is pinned", "none is pinned"],
)
def test_of_twenty_of_one_name_only_the_pinned_one_is_ever_connected(
    pins: frozenset[str], done: str, had: list[str]
) -> None:
    room, devices = asyncio.run(asyncio.wait_for(in_the_room(pins, done), 25))
    assert {belt.name for belt in room} == {device.name for device in devices.values()} == {"T600"}
    assert [belt.address for belt in room if belt.connections] == had
    assert [a for a, device in sorted(devices.items()) if device.refusal is None] == had
