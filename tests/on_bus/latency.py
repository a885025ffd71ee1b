"""From a pod's frame to Live while the screen is saturated: `python -m tests.on_bus.latency [s]`.

The room with four pods, belt, strap and foot pod is a process of its own, so that its work is not
counted here. In this process the kiosk's own worker listens, feeds the core and computes Live, and
hands Views to a screen process that keeps a core busy, by the kiosk's own `WatchedScreen`. Each
frame carries the moment at which it was sent, so waiting for the interpreter counts.
"""

import asyncio
import os
import sys
import threading
import time
from dataclasses import replace
from typing import ClassVar

from kiosk.app.around import Around
from kiosk.app.promptness import be_prompt
from kiosk.app.watched import WatchedScreen
from kiosk.devices.pod.imu import encode_imu
from kiosk.devices.sample import ImuBlock, Sample
from kiosk.radio.monotonic import MonotonicClock
from kiosk.radio.nearby import Device
from kiosk.screen.pane import Glass
from kiosk.screen.staff.desk_view import Deed
from tests.on_bus.figures import Room, frame_of
from tests.on_bus.full_load import kiosk_of_all, room_beside, start

COUNTS_PER_MPS2 = 32768 / (16 * 9.80665)
PART = 1 << 14


class StampedRoom(Room):
    """Every frame carries the moment at which it was sent, in the counts of its first sample."""

    def frame(self, number: int) -> bytes:
        now_us = time.monotonic_ns() // 1000 % PART**3
        stamp = now_us % PART, now_us // PART % PART, now_us // PART**2
        made = frame_of(number)
        return encode_imu(replace(made, acceleration_counts=(stamp, *made.acceleration_counts[1:])))


def room() -> None:
    be_prompt()  # the air waits for no processor
    asyncio.run(StampedRoom().live())


class Timed(Around):
    """Looks at the clock when a block has reached the core and Live was computed from it."""

    delays_us: ClassVar[list[int]] = []
    cpu_s: ClassVar[float] = 0.0

    def hear(self, device: Device, sample: Sample) -> None:
        super().hear(device, sample)
        if isinstance(sample, ImuBlock) and sample.acceleration_mps2:
            self.runner.live(self.clock.now_us())
            now_us = time.monotonic_ns() // 1000 % PART**3
            parts = [round(value * COUNTS_PER_MPS2) for value in sample.acceleration_mps2[0]]
            sent_us = parts[0] + parts[1] * PART + parts[2] * PART**2
            Timed.delays_us.append((now_us - sent_us) % PART**3)
            Timed.cpu_s = time.thread_time()


class NoDesk:
    """Nobody of staff is here."""

    def view(self) -> None:
        return None

    def do(self, deed: Deed) -> None: ...


def measure(seconds: float) -> None:
    clock = MonotonicClock()
    kiosk = kiosk_of_all(clock)
    around = kiosk._around
    kiosk._around = Timed(around.runner, clock, around.admission, around.known, around.devices)
    command = [sys.executable, "-m", "tests.on_bus.busy_screen"]
    screen = WatchedScreen(kiosk, NoDesk(), Glass(), clock.now_us, command=command)
    start(kiosk)
    for saturated in (False, True):
        if saturated:
            threading.Thread(target=screen.run, daemon=True).start()
        time.sleep(2)
        Timed.delays_us.clear()
        cpu_s, start_s = Timed.cpu_s, time.monotonic()
        time.sleep(seconds)
        report(saturated, sorted(Timed.delays_us), Timed.cpu_s - cpu_s, time.monotonic() - start_s)
    screen.stop.set()
    kiosk.close()


def report(saturated: bool, delays_us: list[int], cpu_s: float, seconds: float) -> None:
    share = [delays_us[int(len(delays_us) * part)] / 1000 for part in (0.5, 0.95, 0.99)]
    print(
        f"screen {'saturated' if saturated else 'idle'}: {len(delays_us)} frames"
        f" in {seconds:.0f} s, frame to Live p50 {share[0]:.2f}, p95 {share[1]:.2f},"
        f" p99 {share[2]:.2f} ms;"
        f" radio thread {cpu_s / seconds:.1%} of a core",
        flush=True,
    )


if __name__ == "__main__":
    with room_beside(room):
        measure(float(sys.argv[1]) if len(sys.argv) > 1 else 30)
    os._exit(0)
