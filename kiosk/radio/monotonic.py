"""The kiosk clock where time is real: the machine's monotonic one, which goes on while it sleeps.

Else a belt that was heard before a lid was closed would have been heard just now when it opens.
"""

import asyncio
import time


class MonotonicClock:
    """Integer µs since some moment in the past; never goes back."""

    def now_us(self) -> int:
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1000

    async def sleep_until(self, at_us: int) -> None:
        await asyncio.sleep(max(0, at_us - self.now_us()) / 1e6)
