"""Everything in hearing that is this kiosk's: found, kept, listened to."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass, replace

from kiosk.devices.kinds import KINDS, service_of
from kiosk.devices.link import Advertisement, Link, Radio
from kiosk.devices.sample import Sample, Sink
from kiosk.radio.admission import Admission
from kiosk.radio.keeper import Clock, Keeper, Patience
from kiosk.radio.link_state import State

log = logging.getLogger(__name__)

Conversation = Callable[[Link, Sink], Awaitable[None]]
"""Starts a device and hands on what it says until the link is gone."""

PATIENCE = {kind.service: Patience(kind.first_s, kind.silence_s, kind.telemetry) for kind in KINDS}
NOT_HEARD = "not heard yet: switched off, out of range, or held by another phone or kiosk"
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
    seen_us: int | None = None
    """When it was last heard; None for one that staff pinned and nobody heard yet."""
    trouble: str | None = None
    """Why it was last lost or not reached; None while all is well."""

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
        overheard: Callable[[Advertisement], None] = lambda said: None,
    ) -> None:
        """`overheard` is told every advertisement of a device of ours, before it is decided on."""
        self._radio, self._clock = radio, clock
        self._conversations = conversations
        self._hear = hear
        self._admission = admission or Admission()
        self._overheard = overheard
        self._awake = asyncio.Event()
        self._awake.set()
        self._scan: asyncio.Task[None] | None = None
        self._devices: dict[str, Device] = {}
        self._kept: dict[str, asyncio.Task[None]] = {}
        self.devices: tuple[Device, ...] = ()
        """Swapped whole at every change; may be read from any thread."""

    async def attend(self) -> None:
        """Listen to the air and to every device, but while asleep."""
        self._expect_pinned()
        while True:
            await self._awake.wait()
            self._scan = asyncio.ensure_future(self._listen())
            try:
                await asyncio.wait({self._scan})
            finally:
                self._scan.cancel()
                await asyncio.gather(self._scan, return_exceptions=True)
                await self.rest()
            if self._awake.is_set():
                self._scan.result()  # it ended by itself: say why

    @property
    def asleep(self) -> bool:
        return not self._awake.is_set()

    def sleep(self) -> None:
        """Let every device go and do not scan: nobody is here, and others may need them."""
        if self._awake.is_set():
            self._awake.clear()
            if self._scan is not None:
                self._scan.cancel()

    def wake(self) -> None:
        """Somebody is here again."""
        self._awake.set()

    async def _listen(self) -> None:
        async with aclosing(self._radio.scan()) as heard:  # type: ignore[type-var]
            async for advertisement in heard:
                self._consider(advertisement)

    async def release(self, address: str) -> None:
        """Let one device go. The next advertisement that is admitted takes it up again."""
        task = self._kept.pop(address, None)
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def rest(self) -> None:
        """Let every device go, so that others may use it. The next advertisement takes it up."""
        kept = list(self._kept.values())
        self._kept.clear()
        for task in kept:
            task.cancel()
        await asyncio.gather(*kept, return_exceptions=True)

    def _consider(self, said: Advertisement) -> None:
        service = self._service_of(said)
        if service is not None:
            self._overheard(said)
        if service is None or said.address in self._kept:
            return
        known = self._devices.get(said.address)
        name = said.name or (known.name if known else said.address)
        taken = frozenset(a for a in self._kept if self._devices[a].service == service)
        refusal = self._admission.refusal(service, said, taken)
        device = Device(
            *(said.address, name, service, State.RESTING, refusal, said.rssi_dbm, said.seen_us),
            trouble=known.trouble if known else None,
        )
        self._note(device)
        if refusal is None:
            self._kept[device.address] = asyncio.create_task(self._keep(device))

    def _service_of(self, said: Advertisement) -> str | None:
        """By name, service, or the key of its data; a name is often said only now and then."""
        known = self._devices.get(said.address)
        return known.service if known else service_of(said, self._conversations)

    async def _keep(self, device: Device) -> None:
        async def converse(link: Link) -> None:
            await self._conversations[device.service](link, lambda s: self._say(device, s))

        keeper = Keeper(
            self._radio,
            self._clock,
            device.address,
            converse,
            PATIENCE.get(device.service, _SLEEPY),
            changed=lambda state: self._changed(device.address, state, keeper.reason),
        )
        try:
            await keeper.run()
        except Exception:  # a fault of ours costs this device's turn, not the kiosk
            log.exception("%s: given up until it is heard again", device.name)
            del self._kept[device.address]

    def _changed(self, address: str, state: State, reason: str | None) -> None:
        before = self._devices[address]
        heard_us = self._clock.now_us() if State.STREAMING in (state, before.state) else None
        seen_us = heard_us or before.seen_us
        self._note(replace(before, state=state, trouble=reason, seen_us=seen_us))
        if state is State.STREAMING:
            log.info("%s connected", before.name)
        elif before.connected:
            log.info("%s is gone", before.name)

    def _say(self, device: Device, sample: Sample) -> None:
        try:
            self._hear(device, sample)
        except Exception:
            log.exception("%s: a sample was passed over", device.name)

    def _expect_pinned(self) -> None:
        """What staff pinned is in the list from the start, with what is the matter."""
        for service in self._conversations:
            for address in sorted(self._admission.pinned(service)):
                if address not in self._devices:
                    self._note(Device(address, address, service, trouble=NOT_HEARD))

    def _note(self, device: Device) -> None:
        if self._devices.get(device.address) != device:
            self._devices[device.address] = device
            self.devices = tuple(self._devices.values())
