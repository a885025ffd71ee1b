"""The seam over virtual devices: what `kiosk.radio` is to the air, this is to a simulation."""

import math
from collections.abc import AsyncIterator, Iterable

from kiosk.devices.link import Advertisement, Link, Unreachable
from kiosk.simulator.clock import Clock
from kiosk.simulator.kit import BELT_ADDRESS, POD_ADDRESSES, belt, shoes
from kiosk.simulator.link import Device, VirtualLink
from kiosk.simulator.member import VirtualMember
from kiosk.simulator.truth import Contact

_ADVERTISES_EVERY_S = 0.5
_CONNECTS_IN_S = 0.12


__all__ = ["BELT_ADDRESS", "POD_ADDRESSES", "SimulatedRadio"]


class SimulatedRadio:
    """Hears and opens the virtual devices around one member. Times are those of the clock, which
    must begin near zero. Without a list of devices there are a belt and two shoe pods."""

    def __init__(
        self, member: VirtualMember, clock: Clock, devices: Iterable[Device] | None = None
    ) -> None:
        self.member = member
        self.clock = clock
        around = (belt(member), *shoes(member)) if devices is None else devices
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
