"""Everything that passes a link is written down, its failures too."""

import asyncio
from collections.abc import AsyncIterator
from io import StringIO

import pytest

from kiosk.devices.link import (
    Advertisement,
    FrameHandler,
    Link,
    Missing,
    Refused,
    Unanswered,
    Unreachable,
)
from kiosk.recordings.line import HEADER
from kiosk.recordings.recorder import Recorder, RecordingRadio


class Answers:
    """A radio with one device that has one characteristic to read and one to listen to."""

    address = "A"

    def __init__(self) -> None:
        self.gone = asyncio.Event()

    async def scan(self) -> AsyncIterator[Advertisement]:
        yield Advertisement("A", "Belt", -60, 3)

    async def open(self, address: str) -> Link:
        if address != "A":
            raise Unreachable(address, "not here")
        return self

    async def read(self, characteristic: str) -> bytes:
        if characteristic == "slow":
            raise Unanswered("A", characteristic)
        if characteristic != "range":
            raise Missing("A", characteristic)
        return b"\x01\x02"

    async def write(self, characteristic: str, value: bytes) -> None:
        if characteristic == "guarded":
            raise Refused("A", "pair first", 5)

    async def subscribe(self, characteristic: str, handler: FrameHandler) -> None:
        handler(9, b"\xaa")
        handler(11, b"")

    async def closed(self) -> None:
        await self.gone.wait()

    async def close(self) -> None:
        self.gone.set()


async def talk(radio: RecordingRadio) -> None:
    async for _ in radio.scan():
        break
    with pytest.raises(Unreachable):
        await radio.open("B")
    link = await radio.open("A")
    assert await link.read("range") == b"\x01\x02"
    for failing, error in (
        (link.read("none"), Missing),
        (link.read("slow"), Unanswered),
        (link.write("guarded", b"\0"), Refused),
    ):
        with pytest.raises(error):
            await failing
    await link.write("point", b"\x00")
    heard: list[tuple[int, bytes]] = []
    await link.subscribe("data", lambda at_us, frame: heard.append((at_us, frame)))
    assert heard == [(9, b"\xaa"), (11, b"")]
    await link.close()
    await link.closed()


def test_all_of_a_conversation() -> None:
    file = StringIO()
    recorder = Recorder(file, lambda: 7)

    async def within() -> None:
        await talk(RecordingRadio(Answers(), recorder))

    asyncio.run(within())
    assert file.getvalue().splitlines() == [
        HEADER,
        '3 heard A {"name":"Belt","rssi_dbm":-60}',
        "7 unreachable B",
        "7 opened A",
        "7 read A range 0102",
        "7 missing A none read",
        "7 unanswered A slow read",
        "7 refused A guarded wrote 5",
        "7 wrote A point 00",
        "9 frame A data aa",
        "11 frame A data -",
        "7 subscribed A data",
        "7 closed A",
    ]
    assert recorder.frames == 2


class Full(StringIO):
    def write(self, text: str) -> int:
        if not text.startswith("#"):
            raise OSError(28, "No space left on device")
        return super().write(text)


def test_a_full_disk_ends_the_recording_and_nothing_else() -> None:
    recorder = Recorder(Full(), lambda: 0)
    recorder.tick(1)
    recorder.tick(2)
    recorder.close()
    recorder.close()
    recorder.tick(3)
    assert recorder.failure is not None
