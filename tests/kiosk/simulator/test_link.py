"""A device that fails takes its link with it."""

import asyncio
from collections.abc import Mapping

import pytest

from kiosk.devices.link import Advertisement
from kiosk.simulator.clock import FastClock
from kiosk.simulator.link import VirtualLink


class Simple:
    """A device that refuses writes and, when it is broken, dies after a millisecond."""

    address = "00:00:00:00:00:01"
    notified = frozenset({"x"})

    def __init__(self, broken: bool = False) -> None:
        self._broken = broken

    def advertisement(self, now_us: int) -> Advertisement | None:
        return None

    def values(self) -> Mapping[str, bytes]:
        return {}

    def accept(self, link: VirtualLink, characteristic: str, value: bytes) -> None:
        raise AssertionError

    async def serve(self, link: VirtualLink) -> None:
        await link.clock.sleep_until(1000)
        if self._broken:
            raise RuntimeError("battery empty")


def test_a_device_that_fails_closes_the_link_and_is_reported() -> None:
    async def scene() -> list[str]:
        reported: list[str] = []
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, what: reported.append(str(what["exception"])))
        link = VirtualLink(Simple(broken=True), FastClock())
        await link.closed()
        assert not link.open
        return reported

    assert asyncio.run(scene()) == ["battery empty"]


def test_closing_twice_is_allowed_and_nothing_arrives_afterwards() -> None:
    async def scene() -> None:
        clock = FastClock()
        link = VirtualLink(Simple(), clock)
        heard: list[bytes] = []
        link._handlers["x"] = lambda _, frame: heard.append(frame)
        link.deliver("x", b"1")
        link.deliver_later("x", b"2")
        await link.close()
        await link.close()
        link.deliver("x", b"3")
        await clock.sleep_until(100_000)
        assert heard == [b"1"]

    asyncio.run(scene())


def test_unknown_characteristics_are_silent() -> None:
    async def scene() -> None:
        link = VirtualLink(Simple(), FastClock())
        link.deliver("nobody listens", b"1")
        assert not link.listens("x")
        with pytest.raises(AssertionError):
            await link.write("x", b"")
        await link.close()

    asyncio.run(scene())
