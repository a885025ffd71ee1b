"""What a cable may bring: damage and silence. The deck's own code: test_cable_radio.py."""

import asyncio
import os
import tty
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from serial import Serial

from kiosk.devices import deck
from kiosk.devices.link import LinkLost, Refused
from kiosk.devices.pod.serial_line import Line, encode
from kiosk.radio import cable_link
from kiosk.radio.cable_link import CableLink


class Bench:
    """A link, and the other end of its cable."""

    def __init__(self) -> None:
        self.far, near = os.openpty()
        for end in (self.far, near):
            tty.setraw(end)
        self.link = CableLink("usb:test", Serial(os.ttyname(near), timeout=0), lambda: 7)
        os.close(near)

    def send(self, data: bytes) -> None:
        os.write(self.far, data)


def bench(work: Callable[[Bench], Coroutine[Any, Any, None]]) -> None:
    async def bounded() -> None:
        at = Bench()
        try:
            async with asyncio.timeout(20):
                await work(at)
        finally:
            await at.link.close()
            os.close(at.far)

    asyncio.run(bounded())


async def until(true: Callable[[], object]) -> None:
    while not true():
        await asyncio.sleep(0.005)


def test_frames_are_stamped_and_handed_to_who_asked_for_them() -> None:
    async def work(at: Bench) -> None:
        heard: list[tuple[int, bytes]] = []
        await at.link.subscribe(deck.IMU, lambda at_us, frame: heard.append((at_us, frame)))
        at.send(encode(Line.EVENTS, b"nobody asked") + encode(Line.IMU, b"frame"))
        await until(lambda: heard)
        assert heard == [(7, b"frame")]

    bench(work)


def test_a_bent_message_is_counted_and_the_next_one_heard() -> None:
    async def work(at: Bench) -> None:
        heard: list[bytes] = []
        await at.link.subscribe(deck.IMU, lambda _, frame: heard.append(frame))
        bent = bytearray(encode(Line.IMU, b"frame"))
        bent[4] ^= 1
        at.send(bytes(bent) + encode(Line.IMU, b"whole"))
        await until(lambda: heard)
        assert heard == [b"whole"]
        assert at.link.damaged == 1

    bench(work)


def test_silence_is_said_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cable_link, "ANSWER_S", 0.05)

    async def work(at: Bench) -> None:
        with pytest.raises(Refused, match="no answer"):
            await at.link.read(deck.STATUS)

    bench(work)


def test_a_question_that_waits_hears_of_the_unplugged_cable() -> None:
    async def work(at: Bench) -> None:
        asking = asyncio.create_task(at.link.read(deck.INFO))
        await asyncio.sleep(0.01)
        await at.link.close()
        with pytest.raises(LinkLost):
            await asking
        with pytest.raises(LinkLost):
            await at.link.subscribe(deck.IMU, lambda at_us, frame: None)

    bench(work)
