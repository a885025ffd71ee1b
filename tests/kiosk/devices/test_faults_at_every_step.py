"""Every conversation, with a fault at its every step: it ends with an error of the seam, or goes on
without what failed; it never hangs, never raises anything else, and leaves nothing running."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import pytest

from kiosk.devices import deck, footpod, pod, polar, strap, treadmill
from kiosk.devices.link import FrameHandler, Link, LinkError, LinkLost, Missing, Refused
from kiosk.devices.makers import movesense
from kiosk.devices.sample import Sample, Sink
from kiosk.devices.treadmill import driving
from kiosk.devices.treadmill.commission import Commissioned
from kiosk.devices.treadmill.door import by_itself
from kiosk.simulator.clock import FastClock
from kiosk.simulator.kit import belt, heart_strap, polar_h10, shoe_pod
from kiosk.simulator.kit import footpod as footpod_of
from kiosk.simulator.link import Device, VirtualLink
from kiosk.simulator.member import VirtualMember
from kiosk.simulator.truth import Foot

Converse = Callable[[Link, Sink, FastClock], Awaitable[None]]


async def driven(link: Link, sink: Sink, clock: FastClock) -> None:
    limits = Commissioned(link.address, 0.8, 14.0, 3.0)
    await driving.stream(link, sink, limits, by_itself(clock, lambda guard: None))


def plain(stream: Callable[[Link, Sink], Awaitable[None]]) -> Converse:
    async def converse(link: Link, sink: Sink, clock: FastClock) -> None:
        await stream(link, sink)

    return converse


CONVERSATIONS: dict[str, tuple[Callable[[VirtualMember], Device], Converse, int]] = {
    "belt": (belt, plain(treadmill.stream), 1),
    "commissioned belt": (belt, driven, 4),
    "pod": (lambda member: shoe_pod(member, Foot.LEFT), plain(pod.stream), 6),
    "deck": (lambda member: shoe_pod(member, Foot.LEFT), plain(deck.stream), 6),
    "strap": (heart_strap, plain(strap.stream), 1),
    "foot pod": (footpod_of, plain(footpod.stream), 1),
    "Polar H10": (polar_h10, plain(polar.stream), 6),
}
"""How it is made, spoken with, and how many steps it takes until it streams."""
FAULTS: dict[str, Callable[[str, str], LinkError]] = {
    "missing": Missing,
    "refused": lambda address, what: Refused(address, what, 0x0E),
    "wants to be paired": lambda address, what: Refused(address, what, 0x05),
    "lost": LinkLost,
}


@dataclass
class Faulty:
    """The face of `Link` around another; the step of this number fails."""

    link: VirtualLink
    at: int
    fault: Callable[[str, str], LinkError] | None
    steps: int = 0
    asked: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return self.link.address

    def _step(self, what: str) -> None:
        self.steps += 1
        self.asked.append(what)
        if self.steps == self.at and self.fault is not None:
            error = self.fault(self.address, what)
            if isinstance(error, LinkLost):
                self.link.drop()
            raise error

    async def read(self, characteristic: str) -> bytes:
        self._step(f"read {characteristic}")
        return await self.link.read(characteristic)

    async def write(self, characteristic: str, value: bytes) -> None:
        self._step(f"write {characteristic}")
        await self.link.write(characteristic, value)

    async def subscribe(self, characteristic: str, handler: FrameHandler) -> None:
        self._step(f"subscribe {characteristic}")
        await self.link.subscribe(characteristic, handler)

    async def closed(self) -> None:
        await self.link.closed()

    async def close(self) -> None:
        await self.link.close()


def talk(
    who: str, at: int, fault: Callable[[str, str], LinkError] | None
) -> tuple[Faulty, list[Sample], BaseException | None]:
    make, converse, _ = CONVERSATIONS[who]
    said: list[Sample] = []

    async def within() -> tuple[Faulty, list[Sample], BaseException | None]:
        clock = FastClock()
        link = Faulty(VirtualLink(make(VirtualMember()), clock), at, fault)
        talking = asyncio.ensure_future(converse(link, said.append, clock))
        await clock.sleep_until(8_000_000)
        ended = talking.done()
        await link.close()
        _, pending = await asyncio.wait({talking}, timeout=5)
        assert not pending, "it hangs"
        error = talking.exception()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        await asyncio.sleep(0)
        assert not [t for t in others if "kiosk/devices" in str(t)], "it left something running"
        assert ended or error is None or isinstance(error, LinkError)
        return link, said, error

    return asyncio.run(within())


@pytest.mark.parametrize("who", CONVERSATIONS)
def test_without_a_fault_it_streams(who: str) -> None:
    link, said, error = talk(who, 0, None)
    assert error is None or isinstance(error, LinkError)
    assert len(said) > 3
    assert len(link.asked) >= CONVERSATIONS[who][2]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize(
    ("who", "step"),
    [(who, step) for who, (_, _, steps) in CONVERSATIONS.items() for step in range(1, steps + 1)],
)
def test_a_fault_at_this_step(who: str, step: int, fault: str) -> None:
    link, said, error = talk(who, step, FAULTS[fault])
    over = fault == "lost" and not link.link.open
    assert isinstance(error, LinkError) or (error is None and (said or over)), link.asked


def test_movesense_ends_with_an_error_of_the_seam_at_every_step() -> None:
    """It has no virtual twin: a link that fails at the first, second or third step."""

    class Nothing:
        address = "A"

        def __init__(self, at: int) -> None:
            self.left = at

        async def fail(self, *anything: object) -> None:
            self.left -= 1
            if self.left == 0:
                raise LinkLost("A", "gone")

        subscribe = write = fail

        async def closed(self) -> None: ...

    for at in (1, 2, 3):
        with pytest.raises(LinkLost):
            asyncio.run(
                asyncio.wait_for(movesense.stream(Nothing(at), lambda sample: None), 10)  # type: ignore[arg-type]
            )
