"""Everything in hearing that is this kiosk's: found, kept, listened to."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass, replace

from kiosk.devices import pod, treadmill
from kiosk.devices.link import Advertisement, Link, Radio
from kiosk.devices.sample import Sample, Sink
from kiosk.radio.admission import Admission
from kiosk.radio.keeper import Clock, Keeper, Patience
from kiosk.radio.link_state import State

log = logging.getLogger(__name__)

Conversation = Callable[[Link, Sink], Awaitable[None]]
"""Starts a device and hands on what it says until the link is gone."""

PATIENCE = {
    pod.SERVICE: Patience(first_s=3.0, silence_s=1.0, of=frozenset({pod.IMU})),
    treadmill.SERVICE: Patience(first_s=6.0, silence_s=3.0, of=frozenset({treadmill.DATA})),
}
"""By service; the others send when they please."""
_SLEEPY = Patience(first_s=60.0, silence_s=60.0)


@dataclass(frozen=True, slots=True)
class Device:
    """One device in hearing."""

    address: str
    name: str
    service: str
    """The UUID by which it was known."""
    state: State = State.RESTING
    refusal: str | None = None
    """Why this kiosk does not use it."""
    rssi_dbm: int | None = None

    @property
    def connected(self) -> bool:
        """Whether what it says arrives."""
        return self.state is State.STREAMING


class Nearby:
    """Talks with every device of this kiosk, until `attend` is cancelled."""

    def __init__(
        self,
        radio: Radio,
        clock: Clock,
        conversations: Mapping[str, Conversation],
        hear: Callable[[Device, Sample], None],
        admission: Admission | None = None,
    ) -> None:
        self._radio, self._clock = radio, clock
        self._conversations = conversations
        self._hear = hear
        self._admission = admission or Admission()
        self._devices: dict[str, Device] = {}
        self._kept: dict[str, asyncio.Task[None]] = {}
        self.devices: tuple[Device, ...] = ()
        """Swapped whole at every change; may be read from any thread."""

    async def attend(self) -> None:
        """Listen to the air and to every device."""
        try:
            async with aclosing(self._radio.scan()) as heard:  # type: ignore[type-var]
                async for advertisement in heard:
                    self._consider(advertisement)
        finally:
            await self.rest()

    async def rest(self) -> None:
        """Let every device go, so that others may use it. The next advertisement takes it up."""
        kept = list(self._kept.values())
        self._kept.clear()
        for task in kept:
            task.cancel()
        await asyncio.gather(*kept, return_exceptions=True)

    def _consider(self, said: Advertisement) -> None:
        service = self._service_of(said)
        if service is None or said.address in self._kept:
            return
        known = self._devices.get(said.address)
        name = said.name or (known.name if known else said.address)
        taken = frozenset(a for a in self._kept if self._devices[a].service == service)
        refusal = self._admission.refusal(service, said, taken)
        device = Device(said.address, name, service, State.RESTING, refusal, said.rssi_dbm)
        self._note(device)
        if refusal is None:
            self._kept[device.address] = asyncio.create_task(self._keep(device))

    def _service_of(self, said: Advertisement) -> str | None:
        """By service, or by the key of its data: some belts send only one of the two."""
        offered = said.services | said.service_data.keys()
        return next((service for service in self._conversations if service in offered), None)

    async def _keep(self, device: Device) -> None:
        async def converse(link: Link) -> None:
            await self._conversations[device.service](link, lambda s: self._say(device, s))

        keeper = Keeper(
            self._radio,
            self._clock,
            device.address,
            converse,
            PATIENCE.get(device.service, _SLEEPY),
            changed=lambda state: self._changed(device.address, state),
        )
        try:
            await keeper.run()
        except Exception:  # a fault of ours costs this device's turn, not the kiosk
            log.exception("%s: given up until it is heard again", device.name)
            del self._kept[device.address]

    def _changed(self, address: str, state: State) -> None:
        before = self._devices[address]
        self._note(replace(before, state=state))
        if state is State.STREAMING:
            log.info("%s connected", before.name)
        elif before.connected:
            log.info("%s is gone", before.name)

    def _say(self, device: Device, sample: Sample) -> None:
        try:
            self._hear(device, sample)
        except Exception:
            log.exception("%s: a sample was passed over", device.name)

    def _note(self, device: Device) -> None:
        if self._devices.get(device.address) != device:
            self._devices[device.address] = device
            self.devices = tuple(self._devices.values())
