"""The stand-in for BlueZ in a thread of its own, for commands that bring a loop of their own."""

import asyncio
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from tests.on_bus.bluez import StandIn
from tests.on_bus.peripheral import Peripheral


@contextmanager
def living_beside(made: Callable[[], Sequence[Peripheral]]) -> Iterator[None]:
    """In the air, on the bus of the environment, until the block ends; made in that loop."""
    ready, runner = threading.Event(), asyncio.Runner()
    loop = runner.get_loop()

    async def live() -> None:
        bluez = StandIn(*made())
        await bluez.start()
        ready.set()
        try:
            await asyncio.Event().wait()
        finally:
            await bluez.kill()

    living = loop.create_task(live())

    def run() -> None:
        with runner:
            loop.run_until_complete(asyncio.wait({living}))

    thread = threading.Thread(target=run)
    thread.start()
    ready.wait()
    try:
        yield
    finally:
        loop.call_soon_threadsafe(living.cancel)
        thread.join()
