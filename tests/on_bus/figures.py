"""Figures of the radio on the light bench: `python -m tests.on_bus.figures [seconds]`.

The stand-in runs in a thread of its own; the radio in another, as in the kiosk. There is no air
here: what is measured is bus, bleak, decoding and keeping.
"""

import asyncio
import os
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.devices import footpod, heart_rate, pod, running_speed, strap, treadmill
from kiosk.devices.pod.imu import ImuFlag, ImuFrame, encode_imu
from kiosk.devices.sample import ImuBlock, Sample
from kiosk.radio.admission import Admission
from kiosk.radio.bleak_radio import BleakRadio
from kiosk.radio.monotonic import MonotonicClock
from kiosk.radio.nearby import Device, Nearby
from tests.on_bus.bluez import StandIn
from tests.on_bus.daemon import private_bus
from tests.on_bus.room import BELT, FOOTPOD, POD, STRAP, Plain
from tests.on_bus.steps import Steps

TALKS = {
    treadmill.SERVICE: treadmill.stream,
    pod.SERVICE: pod.stream,
    heart_rate.SERVICE: strap.stream,
    running_speed.SERVICE: footpod.stream,
}
SAMPLES, HZ = 16, 416
FRAME_S = SAMPLES / HZ


@dataclass
class Heard:
    """What reached the listener."""

    samples: Counter[str] = field(default_factory=Counter)
    gaps: int = 0
    delays_s: list[float] = field(default_factory=list)
    last_s: dict[str, float] = field(default_factory=dict)

    def __call__(self, device: Device, sample: Sample) -> None:
        now_s = time.monotonic()
        self.last_s[device.name] = now_s
        self.samples[device.name] += 1
        if isinstance(sample, ImuBlock):
            self.gaps += sample.gap_before


class Room:
    """Four pods, a belt, a strap and a foot pod, sending like real ones."""

    def __init__(self) -> None:
        self.pods = [Plain(f"C0:11:22:33:44:1{n}", f"pod {n}", POD) for n in range(4)]
        self.others = {
            Plain("C0:11:22:33:44:01", "belt", BELT): (treadmill.DATA, "0c00e8032500000f00ff7f"),
            Plain("C0:11:22:33:44:02", "strap", STRAP): (heart_rate.MEASUREMENT, "1075f501"),
            Plain("C0:11:22:33:44:03", "foot pod", FOOTPOD): (
                running_speed.MEASUREMENT,
                "009101bb",
            ),
        }
        self.bluez = StandIn(*self.pods, *self.others)
        self.sent: Counter[str] = Counter()

    async def pod(self, plain: Plain) -> None:
        """26 frames a second by the pod's own clock, on a wall clock that does not drift."""
        number, start_s = 0, time.monotonic()
        while True:
            await asyncio.sleep(max(0.0, start_s + number * FRAME_S - time.monotonic()))
            if plain.link is not None and pod.IMU in plain.now.handlers:
                plain.now.send(pod.IMU, self.frame(number))
                self.sent[plain.name] += 1
            number += 1

    def frame(self, number: int) -> bytes:
        return encode_imu(frame_of(number))

    async def once_a_second(self) -> None:
        while True:
            for plain, (characteristic, wire) in self.others.items():
                if plain.link is not None and characteristic in plain.now.handlers:
                    plain.now.send(characteristic, bytes.fromhex(wire))
                    self.sent[plain.name] += 1
            await asyncio.sleep(1)

    async def live(self) -> None:
        await self.bluez.start()
        await asyncio.gather(*map(self.pod, self.pods), self.once_a_second())


def frame_of(number: int) -> ImuFrame:
    return ImuFrame(
        flags=ImuFlag(0),
        sequence=number % 65536,
        first_index=number * SAMPLES,
        first_tick=round(number * FRAME_S * 32768) % 2**32,
        period_ticks=32768 / HZ,
        acceleration_range_g=16,
        rate_range_dps=2000,
        acceleration_counts=((0, 0, 2048),) * SAMPLES,
        rate_counts=((1, 2, 3),) * SAMPLES,
    )


class Worker:
    """The radio's thread: everything near it, and how much of a core it took."""

    def __init__(self) -> None:
        self.heard = Heard()
        self.cpu_s = 0.0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=[self._run()])
        self._thread.start()

    async def _run(self) -> None:
        self._task = asyncio.current_task()
        try:
            async with BleakRadio() as radio:
                clock = MonotonicClock()
                await Nearby(radio, clock, TALKS, self.heard, Admission()).attend()
        except asyncio.CancelledError:
            self.cpu_s = time.thread_time()

    def stop(self) -> None:
        assert self._task is not None
        self._loop.call_soon_threadsafe(self._task.cancel)
        self._thread.join()


def measure(seconds: float) -> None:
    room, room_loop = Room(), asyncio.new_event_loop()
    living = threading.Thread(target=room_loop.run_forever, daemon=True)
    living.start()

    def do(work: object) -> object:
        return asyncio.run_coroutine_threadsafe(work, room_loop).result()  # type: ignore[arg-type]

    asyncio.run_coroutine_threadsafe(room.live(), room_loop)
    worker = Worker()
    names = [p.name for p in (*room.pods, *room.others)]
    _wait(lambda: all(worker.heard.samples[name] > 2 for name in names))
    before, sent = worker.heard.samples.copy(), room.sent.copy()
    gaps, cpu = worker.heard.gaps, time.process_time()
    time.sleep(seconds)
    got = sum((worker.heard.samples - before).values())
    out = sum((room.sent - sent).values())
    print(f"{seconds:g} s: {out} frames sent, {got} heard, {worker.heard.gaps - gaps} gaps")
    print(f"process CPU, room included: {(time.process_time() - cpu) / seconds:.1%} of a core")
    steps, pod = Steps(), room.pods[0]
    drops = [_back(worker, lambda: do(room.bluez.drop(pod)), "pod 0", steps) for _ in range(20)]
    drops.sort()
    print(f"link loss to data: p50 {drops[10][0]:.2f} s, p95 {drops[18][0]:.2f} s: {drops[18][1]}")

    def kill() -> None:
        do(room.bluez.kill())
        do(room.bluez.start())

    worst_s, said = max(_back(worker, kill, "pod 0", steps) for _ in range(5))
    print(f"bluetoothd killed and restarted to data: worst of 5 {worst_s:.2f} s: {said}")
    worker.stop()
    print(f"radio thread: {worker.cpu_s:.1f} s of CPU in all")


def _back(worker: Worker, break_it: object, name: str, steps: Steps) -> tuple[float, str]:
    """Seconds from the fault to the next sample of this device, and what was done meanwhile."""
    break_it()  # type: ignore[operator]
    start_s = time.monotonic()
    time.sleep(0.05)
    broken_s = time.monotonic()
    _wait(lambda: worker.heard.last_s[name] > broken_s)
    back_s = worker.heard.last_s[name] - start_s
    time.sleep(0.5)
    return back_s, steps.of(start_s, start_s + back_s, "radio:", "scan", "stuck", "10:")


def _wait(true: object, limit_s: float = 60) -> None:
    end_s = time.monotonic() + limit_s
    while not true():  # type: ignore[operator]
        if time.monotonic() > end_s:
            raise TimeoutError
        time.sleep(0.005)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, private_bus(Path(folder)) as (address, _):
        os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = address
        measure(float(sys.argv[1]) if len(sys.argv) > 1 else 60)
        os._exit(0)  # the room's thread ends with the process
