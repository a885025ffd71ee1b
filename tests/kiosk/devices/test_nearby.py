import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

import pytest

from kiosk.devices.link import Advertisement, FrameHandler, Link, LinkLost, Unreachable
from kiosk.devices.nearby import PAUSE_US, Device, Nearby
from kiosk.devices.sample import DoubleTap, Sample, Sink

POD, BELT = "pod-service", "belt-service"


@dataclass
class OneLink:
    """A link that lasts until the test ends it."""

    address: str
    gone: asyncio.Event = field(default_factory=asyncio.Event)

    async def read(self, characteristic: str) -> bytes:
        raise LinkLost(self.address, "nothing to read")

    async def write(self, characteristic: str, value: bytes) -> None: ...

    async def subscribe(self, characteristic: str, handler: FrameHandler) -> None: ...

    async def closed(self) -> None:
        await self.gone.wait()

    async def close(self) -> None:
        self.gone.set()


@dataclass
class Air:
    """A radio whose advertisements the test says, one after the other."""

    said: asyncio.Queue[Advertisement] = field(default_factory=asyncio.Queue)
    links: list[OneLink] = field(default_factory=list)
    silent: set[str] = field(default_factory=set)
    tried: list[str] = field(default_factory=list)

    def say(self, address: str, service: str, seen_us: int = 0, name: str | None = None) -> None:
        services = frozenset({service})
        self.said.put_nowait(Advertisement(address, name, -60, seen_us, services))

    async def scan(self) -> AsyncIterator[Advertisement]:
        while True:
            yield await self.said.get()

    async def open(self, address: str) -> Link:
        self.tried.append(address)
        if address in self.silent:
            raise Unreachable(address, "out of range")
        self.links.append(OneLink(address))
        return self.links[-1]


async def listen(link: Link, sink: Sink) -> None:
    """A conversation: says one thing, then waits for the end."""
    sink(DoubleTap(7))
    await link.closed()


async def settle() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


async def attended(
    script: Callable[[Air, Nearby], object],
    hear: Callable[[Device, Sample], None] = lambda device, sample: None,
) -> tuple[Air, Nearby]:
    """Run a script beside `attend`, then cancel it."""
    air = Air()
    nearby = Nearby(air, {POD: listen, BELT: listen}, hear)
    attending = asyncio.create_task(nearby.attend())
    await settle()
    result = script(air, nearby)
    if asyncio.iscoroutine(result):
        await result
    await settle()
    attending.cancel()
    with pytest.raises(asyncio.CancelledError):
        await attending
    return air, nearby


def test_a_known_device_is_opened_once_and_heard_under_its_name() -> None:
    heard: list[tuple[str, Sample]] = []

    def script(air: Air, nearby: Nearby) -> None:
        for _ in range(3):
            air.say("A", POD, name="left shoe")
            air.say("B", BELT)

    air, _ = asyncio.run(attended(script, lambda device, s: heard.append((device.name, s))))
    assert air.tried == ["A", "B"]
    assert heard == [("left shoe", DoubleTap(7)), ("B", DoubleTap(7))]


def test_what_it_cannot_talk_with_is_left_alone() -> None:
    air, nearby = asyncio.run(attended(lambda air, _: air.say("X", "headphones")))
    assert (air.tried, nearby.devices) == ([], ())


def test_a_lost_device_is_shown_as_gone_and_found_again_after_a_pause() -> None:
    seen: list[list[bool]] = []

    async def script(air: Air, nearby: Nearby) -> None:
        air.say("A", POD, seen_us=0)
        await settle()
        seen.append([device.connected for device in nearby.devices])
        air.links[0].gone.set()
        await settle()
        seen.append([device.connected for device in nearby.devices])
        air.say("A", POD, seen_us=PAUSE_US - 1)
        await settle()
        assert len(air.links) == 1
        air.say("A", POD, seen_us=PAUSE_US)
        await settle()
        seen.append([device.connected for device in nearby.devices])

    asyncio.run(attended(script))
    assert seen == [[True], [False], [True]]


def test_one_that_does_not_answer_costs_the_others_nothing() -> None:
    async def script(air: Air, nearby: Nearby) -> None:
        air.silent.add("A")
        air.say("A", POD)
        air.say("B", BELT)
        await settle()
        assert {d.address: d.connected for d in nearby.devices} == {"A": False, "B": True}

    asyncio.run(attended(script))


def test_a_listener_that_stumbles_over_one_sample_keeps_the_link(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def stumble(device: Device, sample: Sample) -> None:
        raise ValueError("a sample nobody thought of")

    async def script(air: Air, nearby: Nearby) -> None:
        air.say("A", POD, name="waist")
        await settle()
        assert nearby.devices[0].connected

    asyncio.run(attended(script, stumble))
    assert "waist: a sample was passed over" in caplog.text


def test_ending_closes_every_link() -> None:
    air, nearby = asyncio.run(attended(lambda air, _: (air.say("A", POD), air.say("B", BELT))))
    assert [link.gone.is_set() for link in air.links] == [True, True]
    assert not any(device.connected for device in nearby.devices)
