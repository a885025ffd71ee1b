"""Keeps one device's link alive: opens, talks, watches for silence, and begins again."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from kiosk.devices.link import Link, LinkError, LinkLost, Radio
from kiosk.radio.backoff import Backoff
from kiosk.radio.link_state import Event, State, after
from kiosk.radio.watched_link import WatchedLink

log = logging.getLogger(__name__)

Conversation = Callable[[Link], Awaitable[None]]
"""Starts the device and listens until its link is gone."""


class Clock(Protocol):
    """Kiosk time in integer µs, and waiting for it."""

    def now_us(self) -> int: ...

    async def sleep_until(self, at_us: int) -> None: ...


@runtime_checkable
class MayBeGone(Protocol):
    """A radio that can be absent as a whole. A simulated one cannot."""

    @property
    def trouble(self) -> object | None: ...

    async def usable(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a device may be silent before its link is believed dead."""

    first_s: float = 6.0
    """From open to the first frame: subscriptions, and a belt's one frame a second."""
    silence_s: float = 3.0
    """Between frames. Telemetry older than this is stale anyway."""
    of: frozenset[str] = frozenset()
    """Only frames of these characteristics count; none means all. A belt that answers but whose
    telemetry froze is as silent as one that is gone."""


class Keeper:
    """One device. `run` keeps it; `state` and `reason` may be read from any thread."""

    def __init__(
        self,
        radio: Radio,
        clock: Clock,
        address: str,
        converse: Conversation,
        patience: Patience | None = None,
        backoff: Backoff | None = None,
        changed: Callable[[State], None] = lambda state: None,
    ) -> None:
        self.address = address
        self.state = State.RESTING
        self.reason: str | None = None
        """Why it was last lost; None while it streams."""
        self._radio, self._clock = radio, clock
        self._converse = converse
        self._patience = patience or Patience()
        self._backoff = backoff or Backoff()
        self._changed = changed

    async def run(self) -> None:
        """Keep it until cancelled, then let it go."""
        self._happened(Event.WANTED)
        try:
            while True:
                await self._attempt()
                await self._pause()
        finally:
            self._happened(Event.RELEASED)

    async def _attempt(self) -> None:
        """One link, from opening to its end."""
        try:
            link = await self._radio.open(self.address)
        except LinkError as error:
            self._lost(error.reason)
            return
        try:
            self._happened(Event.OPENED)
            await self._talk(link)
            self._lost("the link closed")
        except LinkError as error:
            self._lost(error.reason)
        finally:
            await link.close()

    async def _talk(self, link: Link) -> None:
        heard = WatchedLink(link, self._patience.of, lambda: self._happened(Event.HEARD))
        talking = asyncio.ensure_future(self._converse(heard))
        watching = asyncio.ensure_future(self._watch(heard))
        try:
            await asyncio.wait({talking, watching}, return_when=asyncio.FIRST_COMPLETED)
            for task in (talking, watching):
                if task.done():
                    task.result()
        finally:
            for task in (talking, watching):
                task.cancel()
            await asyncio.gather(talking, watching, return_exceptions=True)

    async def _watch(self, heard: WatchedLink) -> None:
        """Raise `LinkLost` when it has been silent for too long."""
        opened_us = self._clock.now_us()
        while True:
            first = heard.last_us is None
            limit_s = self._patience.first_s if first else self._patience.silence_s
            since_us = opened_us if heard.last_us is None else heard.last_us
            due_us = since_us + round(limit_s * 1e6)
            if self._clock.now_us() >= due_us:
                raise LinkLost(self.address, f"silent for {limit_s:g} s")
            await self._clock.sleep_until(due_us)

    async def _pause(self) -> None:
        radio = self._radio
        if isinstance(radio, MayBeGone) and radio.trouble is not None:
            self.reason = str(radio.trouble)
            self._happened(Event.RADIO_GONE)
            await radio.usable()
            self._happened(Event.RADIO_BACK)
            return
        pause_us = round(self._backoff.next_s() * 1e6)
        await self._clock.sleep_until(self._clock.now_us() + pause_us)
        self._happened(Event.DUE)

    def _lost(self, reason: str) -> None:
        self.reason = reason
        self._happened(Event.LOST)

    def _happened(self, event: Event) -> None:
        before, self.state = self.state, after(self.state, event)
        if self.state is before:
            return
        if self.state is State.STREAMING:
            self._backoff.reset()
            self.reason = None
        log.info("%s: %s%s", self.address, self.state, f" ({self.reason})" if self.reason else "")
        self._changed(self.state)
