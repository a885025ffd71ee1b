"""Real time."""

import asyncio
import time

import pytest

from kiosk.radio.monotonic import MonotonicClock


def test_it_never_wakes_early() -> None:
    async def sleep() -> None:
        clock = MonotonicClock()
        due_us = clock.now_us() + 2_000
        await clock.sleep_until(due_us)
        assert clock.now_us() >= due_us
        await clock.sleep_until(0)

    asyncio.run(sleep())


def test_it_goes_on_while_the_machine_sleeps(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lid was closed for a minute: what a belt said before is a minute old."""
    clocks = {time.CLOCK_MONOTONIC: 5_000_000, time.CLOCK_BOOTTIME: 65_000_000}
    monkeypatch.setattr(time, "clock_gettime_ns", clocks.__getitem__)
    assert MonotonicClock().now_us() == 65_000
