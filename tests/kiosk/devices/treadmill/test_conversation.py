"""Listening to a belt."""

import asyncio

import pytest

from kiosk.devices import treadmill
from kiosk.devices.link import Missing
from kiosk.devices.sample import AtConsole, BeltEvent, BeltSample, Sample


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


@pytest.mark.parametrize(
    ("wire", "what"),
    [
        ("0201", AtConsole.STOPPED),
        ("0202", AtConsole.PAUSED),
        ("02", AtConsole.STOPPED),
        ("03", AtConsole.KEY),
        ("040000", AtConsole.STARTED),
        ("05e803", AtConsole.SPEED),
        ("060a00", AtConsole.INCLINE),
        ("ff", AtConsole.TAKEN),
        ("01", None),
        ("63", None),
        ("", None),
    ],
)
def test_what_is_done_at_the_console_is_told(
    scripted_link, wire: str, what: AtConsole | None
) -> None:
    said: list[Sample] = []

    async def listen() -> None:
        link = scripted_link({treadmill.DATA: b"", treadmill.STATUS: b""})
        listening = asyncio.ensure_future(treadmill.stream(link, said.append))
        await asyncio.sleep(0)
        link.send(treadmill.STATUS, 1_000_000, bytes.fromhex(wire))
        await link.close()
        await listening

    asyncio.run(listen())
    assert said == ([] if what is None else [BeltEvent(1_000_000, what)])


def test_a_machine_without_treadmill_data_is_no_belt(scripted_link) -> None:
    with pytest.raises(Missing):
        asyncio.run(treadmill.stream(scripted_link({}), lambda sample: None))
