"""Everything in hearing that this kiosk can talk with: found, opened, listened to, found again."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass, replace

from kiosk.devices.link import Advertisement, Link, LinkError, Radio
from kiosk.devices.sample import Sample, Sink

log = logging.getLogger(__name__)

Conversation = Callable[[Link, Sink], Awaitable[None]]
"""Starts a device and hands on what it says until the link is gone."""

PAUSE_US = 1_000_000
"""A device that did not answer is left alone this long: it advertises ten times a second."""


@dataclass(frozen=True, slots=True)
class Device:
    """One device in hearing."""

    address: str
    name: str
    service: str
    """The UUID by which it was known."""
    connected: bool = False


class Nearby:
    """Talks with every device that offers one of the services, until `attend` is cancelled."""

    def __init__(
        self,
        radio: Radio,
        conversations: Mapping[str, Conversation],
        hear: Callable[[Device, Sample], None],
    ) -> None:
        self._radio = radio
        self._conversations = conversations
        self._hear = hear
        self._not_before_us: dict[str, int] = {}
        self._devices: dict[str, Device] = {}
        self.devices: tuple[Device, ...] = ()
        """Swapped whole at every change; may be read from any thread."""

    async def attend(self) -> None:
        """Listen to the air and to every device."""
        async with asyncio.TaskGroup() as talks, aclosing(self._radio.scan()) as heard:  # type: ignore[type-var]
            async for advertisement in heard:
                device = self._known(advertisement)
                if device is not None and self._free(advertisement):
                    self._note(replace(device, connected=True))
                    talks.create_task(self._talk(device, advertisement.seen_us))

    def _known(self, advertisement: Advertisement) -> Device | None:
        offered = advertisement.services | advertisement.service_data.keys()
        for service in self._conversations:
            if service in offered:
                address = advertisement.address
                return Device(address, advertisement.name or address, service)
        return None

    def _free(self, advertisement: Advertisement) -> bool:
        device = self._devices.get(advertisement.address)
        talking = device is not None and device.connected
        return not talking and advertisement.seen_us >= self._not_before_us.get(
            advertisement.address, advertisement.seen_us
        )

    async def _talk(self, device: Device, seen_us: int) -> None:
        try:
            link = await self._radio.open(device.address)
            try:
                log.info("%s connected", device.name)
                await self._conversations[device.service](link, self._sink(device))
            finally:
                await link.close()
        except LinkError as error:
            log.warning("%s: %s", device.name, error)
        finally:
            self._not_before_us[device.address] = seen_us + PAUSE_US
            self._note(device)
            log.info("%s is gone", device.name)

    def _sink(self, device: Device) -> Sink:
        connected = replace(device, connected=True)

        def sink(sample: Sample) -> None:
            try:
                self._hear(connected, sample)
            except Exception:  # one bad sample must not cost the link
                log.exception("%s: a sample was passed over", device.name)

        return sink

    def _note(self, device: Device) -> None:
        self._devices[device.address] = device
        self.devices = tuple(self._devices.values())
