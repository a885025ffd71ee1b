"""What counts as a sign of life."""

import asyncio

from kiosk.devices import treadmill
from kiosk.radio.watched_link import WatchedLink
from tests.on_bus.room import PlainLink


def test_only_the_watched_stream_is_a_sign_of_life() -> None:
    heard: list[str] = []

    async def listen() -> tuple[int | None, int | None]:
        plain = PlainLink("C0:11:22:33:44:01", {treadmill.FEATURE: b"\x01"})
        link = WatchedLink(plain, frozenset({treadmill.DATA}), lambda: heard.append("life"))
        assert link.address == plain.address
        for characteristic in (treadmill.DATA, treadmill.STATUS):
            await link.subscribe(characteristic, lambda at_us, frame: heard.append(frame.decode()))
        assert await link.read(treadmill.FEATURE) == b"\x01"
        await link.write(treadmill.CONTROL_POINT, b"\x00")
        assert plain.written == [(treadmill.CONTROL_POINT, b"\x00")]
        plain.send(treadmill.STATUS, b"status")
        before = link.last_us
        plain.send(treadmill.DATA, b"data")
        await link.close()
        await link.closed()
        return before, link.last_us

    assert asyncio.run(listen()) == (None, 0)
    assert heard == ["status", "life", "data"]
