"""Listening to a belt."""

import asyncio

import pytest

from kiosk.devices import treadmill
from kiosk.devices.link import Missing
from kiosk.devices.sample import BeltSample, Sample


def test_listening_hands_on_records_and_writes_nothing(scripted_link) -> None:
    said: list[Sample] = []

    async def listen() -> list[tuple[str, bytes]]:
        link = scripted_link({treadmill.DATA: b"", treadmill.CONTROL_POINT: b""})
        listening = asyncio.ensure_future(treadmill.stream(link, said.append))
        await asyncio.sleep(0)
        link.send(treadmill.DATA, 1_000_000, bytes.fromhex("0c00e8032500000f00ff7f"))
        link.send(treadmill.DATA, 2_000_000, bytes.fromhex("01010000"))
        link.send(treadmill.DATA, 2_100_000, bytes.fromhex("0024e803"))
        await link.close()
        await listening
        return link.written

    assert asyncio.run(listen()) == []
    assert said == [
        BeltSample(1_000_000, 10 / 3.6, 1.5, 37, None, None),
        BeltSample(2_100_000, 10 / 3.6, None, None, None, None),
    ]


def test_a_machine_without_treadmill_data_is_no_belt(scripted_link) -> None:
    with pytest.raises(Missing):
        asyncio.run(treadmill.stream(scripted_link({}), lambda sample: None))
