"""What is in each room that a test can enter."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field

from kiosk.devices import treadmill
from kiosk.simulator.clock import PacedClock
from kiosk.simulator.kit import belt
from kiosk.simulator.member import VirtualMember
from tests.hardware.pod.on_the_air.emulated import ROOT, OnTheAir, emulated
from tests.on_bus.bench import Bench
from tests.on_bus.figures import Room as Loaded
from tests.on_bus.peripheral import Peripheral
from tests.on_bus.room import BELT, Plain, guarded, simulated

Written = Sequence[tuple[str, bytes]]
POD_IMAGE = ROOT / "build" / "air" / "pod" / "pod.elf"
BELTS_OF_ONE_NAME = 20


async def _nothing() -> None:
    """The devices send what they are told."""


def _plain_writes(peripheral: Peripheral) -> Written:
    links = peripheral.links if isinstance(peripheral, Plain) else []
    return links[-1].written if links else []


@dataclass(frozen=True)
class Contents:
    """The devices, and what happens around them."""

    devices: Sequence[Peripheral]
    live: Callable[[], Awaitable[object]] = _nothing
    written: Callable[[Peripheral], Written] = _plain_writes
    sent: Mapping[str, int] = field(default_factory=dict)
    console: Callable[[float], None] = lambda speed_mps: None
    """A hand on the belt's keys."""
    reset: Callable[[], None] = lambda: None
    """The chip begins anew."""
    close: Callable[[], object] = lambda: None


def bench() -> Contents:
    """The light bench's belt, pod and strap."""
    made = Bench()
    return Contents([made.belt, made.pod, made.strap])


def loaded() -> Contents:
    """Everything at once, sending by itself: what the figures are taken from."""
    made = Loaded()

    async def live() -> None:
        await asyncio.gather(*map(made.pod, made.pods), made.once_a_second())

    return Contents([*made.pods, *made.others], live, sent=made.sent)


def running_belt() -> Contents:
    """The simulator's belt, started at its console at 2 m/s."""
    clock, member = PacedClock(), VirtualMember()
    device = belt(member)
    member.belt.start(clock.now_us() / 1e6, 2.0)

    def written(_: Peripheral) -> Written:
        return [(treadmill.CONTROL_POINT, frame) for frame in device.written]

    def console(speed_mps: float) -> None:
        member.belt.set_speed(clock.now_us() / 1e6, speed_mps)

    return Contents([simulated(device, BELT, clock)], written=written, console=console)


def many_belts() -> Contents:
    """Twenty treadmills of one name in one room."""
    made = [Plain(f"C0:11:22:33:55:{n:02X}", "T600", BELT) for n in range(BELTS_OF_ONE_NAME)]
    return Contents(made)


def guarded_belts() -> Contents:
    """Two that take orders only from who is paired: by a word of staff, and by a number."""
    return Contents(guarded())


def emulated_pod() -> Contents:
    """The pod's real code on an emulated Cortex-M4F; every 23rd frame is lost on the way."""
    with ExitStack() as stack:
        machine = stack.enter_context(emulated(POD_IMAGE))
        on_air = OnTheAir(machine.port, 23)
        return Contents([on_air], reset=machine.reset, close=stack.pop_all().close)
    raise AssertionError


ROOMS = {
    made.__name__: made
    for made in (bench, loaded, running_belt, many_belts, guarded_belts, emulated_pod)
}
