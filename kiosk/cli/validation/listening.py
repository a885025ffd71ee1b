"""The kiosk's ears without a visit: every device in the air and on cables, into one runner."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from kiosk.app.around import Around
from kiosk.app.partners import Clock
from kiosk.devices.link import Radio
from kiosk.gait.measures import Live, SetResult
from kiosk.gait.runner import Runner
from kiosk.radio.admission import Admission
from kiosk.radio.nearby import Nearby

Opened = Callable[[], AbstractAsyncContextManager[Radio]]

LATE_US = 2_000_000
"""The last steps before a mark are complete by then."""


@dataclass(slots=True)
class Listening:
    """Belongs to the loop it runs in."""

    clock: Clock
    runner: Runner
    around: Around
    _nearby: Sequence[Nearby]

    def live(self) -> Live:
        """What is known now."""
        return self.around.live(self.clock.now_us(), self.runner.take_steps())

    def heard(self) -> list[str]:
        """The names of the devices whose words arrive."""
        return [device.name for near in self._nearby for device in near.devices if device.connected]

    def begin(self) -> int:
        """Steps count from now; returns now."""
        now_us = self.clock.now_us()
        self.runner.begin_set(now_us)
        return now_us

    async def sum_up(self, ended_us: int) -> SetResult:
        """The steps from `begin` to that moment, the late ones waited for."""
        await self.clock.sleep_until(ended_us + LATE_US)
        return self.runner.end_set(ended_us)


@asynccontextmanager
async def listening(
    air: Opened, cables: Opened | None, clock: Clock, admission: Admission
) -> AsyncIterator[Listening]:
    """Listens until left."""
    runner = Runner()
    nearby: list[Nearby] = []
    around = Around(
        runner, clock, admission, devices=lambda: [d for n in nearby for d in n.devices]
    )
    spoken = [(air, around.conversations())]
    if cables is not None:
        spoken.append((cables, around.on_cables()))
    async with AsyncExitStack() as opened:
        for radio, conversations in spoken:
            ears = await opened.enter_async_context(radio())
            near = Nearby(ears, clock, conversations, around.hear, admission, around.overheard)
            nearby.append(near)
            opened.push_async_callback(_ended, asyncio.ensure_future(near.attend()))
        yield Listening(clock, runner, around, nearby)


async def _ended(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
