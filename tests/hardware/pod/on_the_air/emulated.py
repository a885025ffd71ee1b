"""The pod on a Cortex-M4F in QEMU, and the same program on this machine to compare it with."""

import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.devices.link import FrameHandler, Link
from kiosk.devices.pod import IMU, control
from kiosk.devices.pod.imu import ImuFrame
from kiosk.devices.pod.serial_line import Line, LineReader, Message, encode
from kiosk.radio.cable_link import CableLink
from kiosk.radio.cable_radio import CableRadio
from tests.cross.processors import M4, M4_LIBRARIES, SAME_BITS, STRICT
from tests.on_bus.peripheral import Peripheral
from tests.on_bus.room import POD

ROOT = Path(__file__).parents[4]
SOURCE = ROOT / "hardware" / "pod" / "qemu" / "pod.cpp"
APP = f"-I{ROOT / 'hardware' / 'pod' / 'app'}"
BATCH_TICKS, FIRST_TICK = 1260, 0xFFF00000
ADDRESS = "C0:11:22:33:66:01"


def for_the_chip(folder: Path) -> Path:
    image = folder / "pod.elf"
    command = ["arm-none-eabi-g++", *STRICT, *M4, APP, *SAME_BITS, "-O2"]
    subprocess.run([*command, SOURCE, "-o", image, *M4_LIBRARIES], check=True, timeout=240)
    return image


def for_this_machine(folder: Path) -> Path:
    program, source = folder / "pod", folder / "pod.cpp"
    source.write_text(SOURCE.read_text())  # away from its own folder, so that it takes our chip
    places = [f"-I{Path(__file__).parent}", APP, f"-I{SOURCE.parent}"]
    command = ["g++", *STRICT, *SAME_BITS, "-O1", *places]
    subprocess.run([*command, source, "-o", program], check=True, timeout=240)
    return program


def said_here(program: Path, idle_batches: int, seconds: float) -> list[Message]:
    """What it says when it is started after so many batches, and nobody loses a thing."""
    asked = encode(Line.INFO, b"") + encode(Line.CONTROL, control.start())
    last_ms = (idle_batches + 1) * 1000 // 26 + round(seconds * 1000)
    command = [program, str(idle_batches), str(last_ms)]
    done = subprocess.run(command, input=asked, stdout=subprocess.PIPE, check=True, timeout=60)
    return LineReader().feed(done.stdout)


def answers_here(program: Path, requests: list[bytes]) -> list[bytes]:
    """What it answers to these, one after the other, in its first second."""
    asked = encode(Line.INFO, b"") + b"".join(encode(Line.CONTROL, one) for one in requests)
    command = [program, "0", "1000"]
    done = subprocess.run(command, input=asked, stdout=subprocess.PIPE, check=True, timeout=60)
    return [m.payload for m in LineReader().feed(done.stdout) if m.line == Line.CONTROL]


def idle_batches(first: ImuFrame) -> int:
    """How many batches the pod had taken when its stream began with this frame."""
    newest = first.first_tick + round(15 / 16 * BATCH_TICKS)
    return round((newest - FIRST_TICK) % 2**32 / BATCH_TICKS) - 1


class Emulated:
    """A running machine: where its UART is, and its reset."""

    def __init__(self, machine: subprocess.Popen[str]) -> None:
        assert machine.stdout is not None
        self._machine = machine
        found = None
        while found is None:
            line = machine.stdout.readline()
            assert line, "QEMU ended"
            found = re.search(r"redirected to (\S+)", line)
        self.port = found[1]

    def reset(self) -> None:
        """The chip begins anew, as after a watchdog's bite."""
        assert self._machine.stdin is not None
        self._machine.stdin.write("system_reset\n")
        self._machine.stdin.flush()

    def freeze(self) -> None:
        """The whole emulator stands still, as a process that gets no processor."""
        self._machine.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._machine.send_signal(signal.SIGCONT)


@contextmanager
def emulated(image: Path) -> Iterator[Emulated]:
    command = ["qemu-system-arm", "-M", "mps2-an386", "-display", "none", "-serial", "pty"]
    with subprocess.Popen(
        [*command, "-monitor", "stdio", "-kernel", image],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as machine:
        try:
            yield Emulated(machine)
        finally:
            machine.kill()


class Lossy:
    """The face of a link whose radio loses every so manieth IMU frame, one or two at a time."""

    def __init__(self, link: CableLink, every: int) -> None:
        self._link, self._every = link, every
        self.address = link.address
        self.heard, self.lost = 0, 0

    async def read(self, characteristic: str) -> bytes:
        return await self._link.read(characteristic)

    async def write(self, characteristic: str, value: bytes) -> None:
        await self._link.write(characteristic, value)

    async def subscribe(self, characteristic: str, handler: FrameHandler) -> None:
        if characteristic != IMU:
            return await self._link.subscribe(characteristic, handler)

        def sometimes(at_us: int, frame: bytes) -> None:
            self.heard += 1
            if self.heard % self._every in (0, 1) and self.heard > 1:
                self.lost += 1
            else:
                handler(at_us, frame)

        return await self._link.subscribe(characteristic, sometimes)

    async def closed(self) -> None:
        await self._link.closed()

    async def close(self) -> None:
        await self._link.close()


class OnTheAir(Peripheral):
    """The emulated pod as a peripheral of either bench. `links` are those that were opened."""

    def __init__(self, port: str, loses_every: int) -> None:
        self.links: list[Lossy] = []
        self._cables = CableRadio(ports=lambda: [port])
        self._port, self._loses_every = port, loses_every
        super().__init__(ADDRESS, "Treadform 6601", POD, self._open, advertised=tuple(POD))

    async def _open(self) -> Link:
        cable = await self._cables.open(f"usb:{self._port}")
        self.links.append(Lossy(cable, self._loses_every))
        return self.links[-1]
