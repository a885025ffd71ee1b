"""Everything in hearing that is this kiosk's, over an air whose words the test says."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

import pytest

from kiosk.devices import pod, treadmill
from kiosk.devices.link import Advertisement, FrameHandler, Link, LinkLost, Unreachable
from kiosk.devices.sample import DoubleTap, Sample, Sink
from kiosk.radio.admission import NOT_PINNED, Admission
from kiosk.radio.link_state import State
from kiosk.radio.nearby import Device, Nearby
from kiosk.simulator.clock import FastClock
from kiosk.simulator.member import VirtualMember
from kiosk.simulator.radio import SimulatedRadio

POD, BELT = "pod-service", "belt-service"


@dataclass
class OneLink:
    """A link that lasts until the test ends it."""

    address: str
    gone: asyncio.Event = field(default_factory=asyncio.Event)

    async def read(self, characteristic: str) -> bytes:
        raise LinkLost(self.address, "nothing to read")

    async def write(self, characteristic: str, value: bytes) -> None: ...

    async def subscribe(self, characteristic: str, handler: FrameHandler) -> None:
        handler(0, b"first frame")

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
    clock: "StillClock" = field(default_factory=lambda: StillClock())

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


class StillClock:
    """Time passes when the test says so."""

    def __init__(self) -> None:
        self.us = 0
        self.sleepers: list[tuple[int, asyncio.Future[None]]] = []

    def now_us(self) -> int:
        return self.us

    async def sleep_until(self, at_us: int) -> None:
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.sleepers.append((at_us, woken))
        await woken

    def pass_s(self, seconds: float) -> None:
        self.us += round(seconds * 1e6)
        for at_us, woken in self.sleepers:
            if at_us <= self.us and not woken.done():
                woken.set_result(None)


async def listen(link: Link, sink: Sink) -> None:
    """A conversation: says one thing, then waits for the end."""
    await link.subscribe("data", lambda at_us, frame: sink(DoubleTap(7)))
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
    nearby = Nearby(air, air.clock, {POD: listen, BELT: listen}, hear)
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
    seen: list[State] = []

    async def script(air: Air, nearby: Nearby) -> None:
        air.say("A", POD)
        await settle()
        seen.append(nearby.devices[0].state)
        air.silent.add("A")
        air.links[0].gone.set()
        await settle()
        seen.append(nearby.devices[0].state)
        air.clock.pass_s(1.0)
        await settle()
        assert len(air.tried) == 2
        air.silent.clear()
        air.clock.pass_s(1.0)
        await settle()
        seen.append(nearby.devices[0].state)

    asyncio.run(attended(script))
    assert seen == [State.STREAMING, State.WAITING, State.STREAMING]


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


def test_a_fault_in_a_conversation_costs_its_device_a_turn_and_nobody_else(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def faulty(link: Link, sink: Sink) -> None:
        raise KeyError("nobody thought of this")

    async def script() -> None:
        air = Air()
        nearby = Nearby(air, air.clock, {POD: faulty, BELT: listen}, lambda device, s: None)
        attending = asyncio.create_task(nearby.attend())
        air.say("A", POD)
        air.say("B", BELT)
        await settle()
        assert {d.address: d.connected for d in nearby.devices} == {"A": False, "B": True}
        air.say("A", POD)
        await settle()
        assert air.tried.count("A") == 2
        attending.cancel()
        await asyncio.gather(attending, return_exceptions=True)

    asyncio.run(script())
    assert "A: given up until it is heard again" in caplog.text


def test_resting_lets_go_and_the_next_word_takes_up() -> None:
    async def script(air: Air, nearby: Nearby) -> None:
        air.say("A", POD)
        await settle()
        await nearby.rest()
        assert air.links[0].gone.is_set()
        assert nearby.devices[0].state is State.RESTING
        air.say("A", POD)
        await settle()
        assert nearby.devices[0].connected

    asyncio.run(attended(script))


def test_what_is_refused_is_shown_with_the_reason() -> None:
    async def script() -> tuple[Device, ...]:
        air = Air()
        pins = Admission({BELT: frozenset({"B"})})
        nearby = Nearby(air, air.clock, {BELT: listen}, lambda device, s: None, pins)
        attending = asyncio.create_task(nearby.attend())
        air.say("A", BELT)
        air.say("B", BELT)
        await settle()
        attending.cancel()
        await asyncio.gather(attending, return_exceptions=True)
        assert air.tried == ["B"]
        return nearby.devices

    refused = {device.address: device.refusal for device in asyncio.run(script())}
    assert refused == {"A": NOT_PINNED, "B": None}


def test_the_simulators_gym_streams() -> None:
    """The real conversations over the simulator's devices, as fast as the machine can."""

    async def script() -> dict[str, int]:
        clock = FastClock()
        heard: dict[str, int] = {}

        def hear(device: Device, sample: Sample) -> None:
            heard[device.name] = heard.get(device.name, 0) + 1

        talks = {treadmill.SERVICE: treadmill.stream, pod.SERVICE: pod.stream}
        nearby = Nearby(SimulatedRadio(VirtualMember(), clock), clock, talks, hear)
        attending = asyncio.create_task(nearby.attend())
        await clock.sleep_until(20_000_000)
        attending.cancel()
        await asyncio.gather(attending, return_exceptions=True)
        return heard

    heard = asyncio.run(script())
    assert heard["Virtual Belt"] >= 14, "after three seconds of looking around"
    assert all(heard[f"Treadform {side} shoe"] > 480 for side in ("left", "right"))
