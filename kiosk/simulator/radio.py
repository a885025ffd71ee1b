"""The seam over virtual devices: what `kiosk.radio` is to the air, this is to a simulation."""

import math
from collections.abc import AsyncIterator, Iterable

import numpy as np

from kiosk.devices.link import Advertisement, Link, Unreachable
from kiosk.simulator.clock import Clock
from kiosk.simulator.link import Device, VirtualLink
from kiosk.simulator.member import VirtualMember
from kiosk.simulator.placement import FootMotion
from kiosk.simulator.pod import MotionFor, Pod, PodSettings
from kiosk.simulator.treadmill import Treadmill
from kiosk.simulator.truth import Contact, Foot

BELT_ADDRESS = "F0:00:00:00:00:01"
POD_ADDRESSES = {Foot.LEFT: "F0:00:00:00:00:11", Foot.RIGHT: "F0:00:00:00:00:12"}
_ADVERTISES_EVERY_S = 0.5
_CONNECTS_IN_S = 0.12


class SimulatedRadio:
    """Hears and opens the virtual devices around one member. Times are those of the clock, which
    must begin near zero."""

    def __init__(
        self, member: VirtualMember, clock: Clock, devices: Iterable[Device] | None = None
    ) -> None:
        self.member = member
        self.clock = clock
        around = default_devices(member) if devices is None else devices
        self._devices = {device.address: device for device in around}
        self._links: dict[str, VirtualLink] = {}

    async def scan(self) -> AsyncIterator[Advertisement]:
        while True:
            for device in list(self._devices.values()):
                heard = device.advertisement(self.clock.now_us())
                if heard is not None and not self._busy(device.address):
                    yield heard
            await self._wait(_ADVERTISES_EVERY_S)

    async def open(self, address: str) -> Link:
        await self._wait(_CONNECTS_IN_S)
        if address not in self._devices:
            raise Unreachable(address, "no such device")
        if self._busy(address):
            raise Unreachable(address, "already connected")
        link = VirtualLink(self._devices[address], self.clock)
        self._links[address] = link
        return link

    def drop(self, address: str) -> None:
        """A device goes out of range: its link is lost, and it is not heard until `restore`."""
        if address in self._links:
            self._links[address].drop()
        self._devices.pop(address, None)

    def restore(self, device: Device) -> None:
        """A device comes back, or a new one comes near."""
        self._devices[device.address] = device

    def truth(self) -> list[Contact]:
        """The contacts made so far, in s of the clock: for tests and demos, not for the kiosk."""
        return self.member.truth()

    def _busy(self, address: str) -> bool:
        return address in self._links and self._links[address].open

    async def _wait(self, seconds: float) -> None:
        await self.clock.sleep_until(self.clock.now_us() + math.ceil(seconds * 1e6))
        self.member.advance(self.clock.now_us() * 1e-6)


def default_devices(
    member: VirtualMember, pod: PodSettings | None = None
) -> tuple[Treadmill, Pod, Pod]:
    """A belt and a pod on each shoe."""
    return (
        Treadmill(BELT_ADDRESS, "Virtual Belt", member),
        shoe_pod(member, Foot.LEFT, pod),
        shoe_pod(member, Foot.RIGHT, pod),
    )


def shoe_pod(member: VirtualMember, foot: Foot, settings: PodSettings | None = None) -> Pod:
    """A pod on the instep of one shoe."""
    rng = np.random.default_rng([member.seed, 1 + list(Foot).index(foot)])
    name = f"Treadform {foot.value} shoe"
    return Pod(
        POD_ADDRESSES[foot], name, _foot_motion(member, foot), settings or PodSettings(), rng
    )


def _foot_motion(member: VirtualMember, foot: Foot) -> MotionFor:
    def motion(start_s: float, end_s: float) -> FootMotion:
        member.advance(end_s)
        return member.foot(foot, start_s - 0.05, end_s + 0.05)

    return motion
