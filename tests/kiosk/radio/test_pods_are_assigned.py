"""A member finds their pods in a gym: the whole kiosk on the light bench, in real time.

Bleak is unmodified, the bus is real, the pods are virtual. Two pods lie before this kiosk, four
hang on other people's shoes.
"""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial

import pytest

from kiosk.app import Kiosk
from kiosk.cli.opening import visits_of
from kiosk.coaching.record import VisitRecord
from kiosk.coaching.view import Intent, Phase, View, Worn
from kiosk.radio.bleak_radio import BleakRadio
from kiosk.simulator.clock import PacedClock
from kiosk.simulator.kit import belt, shoe_pod
from kiosk.simulator.member import VirtualMember
from kiosk.simulator.pod import Pod
from kiosk.simulator.truth import Foot
from tests.on_bus.bluez import StandIn
from tests.on_bus.room import BELT, POD, simulated

READS_S, BENDS_S = 3.0, 2.0
"""A member reads the page, bends down, and taps; then the other shoe."""
LIMIT_S = 15.0


class Gym:
    """Our two pods, four far ones, and a belt, behind the stand-in for BlueZ."""

    def __init__(self, near_dbm: int) -> None:
        self.clock = PacedClock()
        member = VirtualMember()
        self.ours = [shoe_pod(member, foot) for foot in Foot]
        self.far = [shoe_pod(VirtualMember(seed=n), Foot.LEFT) for n in range(4)]
        for number, pod in enumerate([*self.ours, *self.far]):
            pod.address, pod.name = f"C0:11:22:33:44:{number:02X}", f"Treadform {number:04X}"
            pod.rssi_dbm = near_dbm if pod in self.ours else -80
        devices = [simulated(pod, POD, self.clock) for pod in [*self.ours, *self.far]]
        self.bluez = StandIn(simulated(belt(member), BELT, self.clock), *devices)

    async def live(self) -> None:
        await self.bluez.start()
        await asyncio.Event().wait()


class Nothing:
    """No store."""

    def progress(self, visit: VisitRecord) -> None: ...

    def keep(self, visit: VisitRecord) -> None: ...


@pytest.fixture
def living() -> Iterator[Callable[[Gym], asyncio.AbstractEventLoop]]:
    """The gym lives in a thread of its own, as it does in life."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    tasks: list[asyncio.Task[None]] = []
    gyms: list[Gym] = []

    def live(gym: Gym) -> asyncio.AbstractEventLoop:
        gyms.append(gym)
        loop.call_soon_threadsafe(lambda: tasks.append(loop.create_task(gym.live())))
        return loop

    thread.start()
    yield live
    for gym in gyms:
        asyncio.run_coroutine_threadsafe(gym.bluez.kill(), loop).result(5)
    loop.call_soon_threadsafe(lambda: [task.cancel() for task in tasks])
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


def to_the_pods_page(kiosk: Kiosk) -> None:
    kiosk.intend(Intent.START)
    while kiosk.view().phase is not Phase.PODS:
        view = kiosk.view()
        if view.phase is Phase.WHO:
            kiosk.intend(Intent.GUEST)
        elif view.phase is Phase.READY:
            kiosk.intend(*((Intent.ANSWER, 1) if view.question else (Intent.DONE,)))
        time.sleep(0.02)


def worn(view: View) -> dict[Worn | None, str]:
    return {c.worn: c.address for c in view.connections if c.ready and c.worn is not None}


@pytest.mark.parametrize("near_dbm", [-52, -70], ids=["on the mat before it", "covered by a hand"])
def test_tapping_each_shoe_twice_takes_a_member_less_than_15_s(
    near_dbm: int, living: Callable[[Gym], asyncio.AbstractEventLoop]
) -> None:
    gym = Gym(near_dbm)
    loop = living(gym)
    kiosk = Kiosk(
        *(partial(BleakRadio, None, gym.clock.now_us), gym.clock, visits_of("express"), Nothing())
    )
    kiosk.start()
    try:
        to_the_pods_page(kiosk)
        began_us = gym.clock.now_us()
        left, right = reversed(gym.ours)  # whatever their names would say
        for pod, pause_s in ((left, READS_S), (right, BENDS_S)):
            time.sleep(pause_s)
            tap(loop, pod, gym.clock)
        wanted = {Worn.LEFT_SHOE: left.address, Worn.RIGHT_SHOE: right.address}
        while wanted.items() - worn(kiosk.view()).items():
            assert gym.clock.now_us() - began_us < LIMIT_S * 1e6, worn(kiosk.view())
            time.sleep(0.02)
        took_s = (gym.clock.now_us() - began_us) / 1e6
        print(f"both shoes known and streaming after {took_s:.1f} s, tapping included")
    finally:
        kiosk.close()
    assert kiosk.failure is None
    far = {pod.address for pod in gym.far}
    assert not far & {c.address for c in kiosk.view().connections if c.ready}, "theirs stay theirs"


def tap(loop: asyncio.AbstractEventLoop, pod: Pod, clock: PacedClock) -> None:
    loop.call_soon_threadsafe(pod.tap_twice, clock.now_us())
