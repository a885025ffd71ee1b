"""Virtual time: in order, without waiting, and paced."""

import asyncio
import time

import pytest

from kiosk.simulator.clock import FastClock, PacedClock


def test_fast_time_jumps_from_sleeper_to_sleeper_in_order() -> None:
    async def scene() -> list[tuple[str, int]]:
        clock, seen = FastClock(), []

        async def sleeper(name: str, every_us: int, times: int) -> None:
            for _ in range(times):
                await clock.sleep_until(clock.now_us() + every_us)
                seen.append((name, clock.now_us()))

        begun = time.monotonic()
        await asyncio.gather(sleeper("a", 600_000_000, 3), sleeper("b", 400_000_000, 3))
        assert time.monotonic() - begun < 5.0  # twenty minutes of virtual time
        return seen

    seen = asyncio.run(scene())
    assert seen == [
        *[("b", 400_000_000), ("a", 600_000_000), ("b", 800_000_000)],
        *[("a", 1_200_000_000), ("b", 1_200_000_000), ("a", 1_800_000_000)],
    ]


def test_a_cancelled_sleeper_does_not_move_time() -> None:
    async def scene() -> int:
        clock = FastClock()
        task = asyncio.create_task(clock.sleep_until(10_000_000))
        await asyncio.sleep(0)
        task.cancel()
        await clock.sleep_until(20)
        await asyncio.sleep(0.01)
        return clock.now_us()

    assert asyncio.run(scene()) == 20


def test_the_past_returns_at_once() -> None:
    clock = FastClock()
    asyncio.run(clock.sleep_until(-5))
    assert clock.now_us() == 0


def test_paced_time_runs_as_many_times_as_fast() -> None:
    async def scene() -> float:
        clock = PacedClock(speed=1000.0)
        begun = time.monotonic()
        await clock.sleep_until(50_000_000)
        assert clock.now_us() >= 50_000_000
        return time.monotonic() - begun

    assert asyncio.run(scene()) >= 0.045


def test_time_cannot_stand_still() -> None:
    with pytest.raises(ValueError, match="above 0"):
        PacedClock(speed=0.0)
