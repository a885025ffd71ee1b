"""The kiosk clock of a simulation: real time, N times real time, or as fast as the machine can."""

import asyncio
import heapq
import math
import time
from itertools import count
from typing import Protocol

_QUIET_PASSES = 4
"""Turns of the loop without a new sleeper before virtual time moves on."""


class Clock(Protocol):
    """Time in integer µs, and waiting for it."""

    def now_us(self) -> int:
        """The time now; may be called from any thread."""

    async def sleep_until(self, at_us: int) -> None:
        """Return at that time or as soon after as possible."""


class PacedClock:
    """Runs `speed` times as fast as the clock on the wall, from 0 when it is made."""

    def __init__(self, speed: float = 1.0) -> None:
        if speed <= 0:
            raise ValueError(f"speed {speed}: must be above 0")
        self.speed = speed
        self._start_s = time.monotonic()

    def now_us(self) -> int:
        return int((time.monotonic() - self._start_s) * self.speed * 1e6)

    async def sleep_until(self, at_us: int) -> None:
        wait_s = (at_us - self.now_us()) / 1e6 / self.speed
        await asyncio.sleep(max(wait_s, 0.0))


class FastClock:
    """Virtual time that jumps to the next sleeper as soon as nothing else is left to do.

    It belongs to one loop; work in other threads is not waited for. With `at_most` it never runs
    more than so many times ahead of the clock on the wall, yet waits for a slow machine: the same
    things happen on any.
    """

    def __init__(self, at_most: float = math.inf) -> None:
        self._at_most = at_most
        self._start_s = time.monotonic()
        self._now_us = 0
        self._order = count()
        self._sleepers: list[tuple[int, int, asyncio.Future[None]]] = []
        self._pump: asyncio.Task[None] | None = None

    def now_us(self) -> int:
        return self._now_us

    async def sleep_until(self, at_us: int) -> None:
        if at_us <= self._now_us:
            await asyncio.sleep(0)
            return
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (at_us, next(self._order), woken))
        if self._pump is None or self._pump.done():
            self._pump = asyncio.create_task(self._advance())
        await woken

    async def _advance(self) -> None:
        while self._sleepers:
            await self._quiet()
            early_s = self._early_s(self._sleepers[0][0])
            if early_s > 0:
                await asyncio.sleep(early_s)
                continue
            at_us, _, woken = heapq.heappop(self._sleepers)
            if not woken.done():  # a cancelled sleeper must not move time
                self._now_us = max(self._now_us, at_us)
                woken.set_result(None)

    def _early_s(self, at_us: int) -> float:
        return self._start_s + at_us * 1e-6 / self._at_most - time.monotonic()

    async def _quiet(self) -> None:
        known = -1
        while known != len(self._sleepers):
            known = len(self._sleepers)
            for _ in range(_QUIET_PASSES):
                await asyncio.sleep(0)
