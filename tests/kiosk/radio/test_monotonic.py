"""Real time."""

import asyncio

from kiosk.radio.monotonic import MonotonicClock


def test_it_never_wakes_early() -> None:
    async def sleep() -> None:
        clock = MonotonicClock()
        due_us = clock.now_us() + 2_000
        await clock.sleep_until(due_us)
        assert clock.now_us() >= due_us
        await clock.sleep_until(0)

    asyncio.run(sleep())
