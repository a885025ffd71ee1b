"""A machine that is started from one state, told to go, and killed."""

import platform
import random
import socket
import subprocess
import time
from pathlib import Path
from threading import Thread

MEMORY_MB = 768
PATIENCE_S = 600.0
"""Emulated, on a machine that has other things to do."""
GONE = "gone"
"""What the guest says when the victim ended, which it never should."""


class Machine:
    """QEMU and what its guest said, each line with the moment it came."""

    def __init__(self, folder: Path, start: list[str | Path]) -> None:
        self._monitor = folder / "monitor"
        self._process = subprocess.Popen(
            [*_machine(folder), "-monitor", f"unix:{self._monitor},server,nowait", *start],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        self.heard: list[tuple[float, str]] = []
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()

    def tell(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n".encode())
        self._process.stdin.flush()

    def wait_for(self, word: str) -> None:
        """Until a line begins with it."""
        until_s = time.monotonic() + PATIENCE_S
        while word not in (said := {line.split(" ")[0] for _, line in list(self.heard)}):
            ended = GONE in said or self._process.poll() is not None
            if ended or time.monotonic() > until_s:
                self.kill()
                last = "\n".join(line for _, line in self.heard[-40:])
                raise RuntimeError(f"the machine never said {word}:\n{last}")
            time.sleep(0.02)

    def keep_state(self, file: Path) -> None:
        """Write the whole machine down, and end it."""
        with socket.socket(socket.AF_UNIX) as monitor:
            monitor.connect(str(self._monitor))
            monitor.sendall(f'migrate "exec:cat > {file}"\nquit\n'.encode())
            self._process.wait(PATIENCE_S)

    def kill(self) -> float:
        """The plug; the moment at which it was pulled."""
        pulled_s = time.monotonic()
        self._process.kill()
        self._process.wait()
        self._listener.join()
        return pulled_s

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for raw in self._process.stdout:
            self.heard.append((time.monotonic(), raw.decode(errors="replace").strip()))


def boot(folder: Path, kernel: Path, archive: Path, disk: Path, log: Path) -> Machine:
    """From the beginning, as far as the victim's waiting."""
    said = (
        "console=ttyS0 quiet loglevel=3 panic=-1 mitigations=off no_timer_check random.trust_cpu=on"
    )
    start = ["-kernel", kernel, "-initrd", archive, "-append", said]
    return Machine(folder, [*start, *_disk(disk, log)])


def resume(folder: Path, state: Path, disk: Path, log: Path, seed: int) -> Machine:
    """From the state that was written down, with this disk; it goes at once."""
    incoming = ["-incoming", f"exec:cat {state}"]
    machine = Machine(folder, [*incoming, *_disk(disk, log)])
    drawn = random.Random(seed).getrandbits(256)
    machine.tell(f"go {time.time()} {drawn}")
    return machine


def _machine(folder: Path) -> list[str | Path]:
    return [
        *(f"qemu-system-{platform.machine()}", "-M", "q35", "-smp", "1", "-m", str(MEMORY_MB)),
        *("-accel", "tcg", "-cpu", "max,la57=off", "-nodefaults", "-no-reboot"),
        *("-display", "none", "-serial", "stdio"),
    ]


def _disk(disk: Path, log: Path) -> list[str | Path]:
    noted = [
        "driver=blklogwrites,node-name=noted",
        f"file.driver=file,file.filename={disk}",
        f"log.driver=file,log.filename={log}",
    ]
    return ["-blockdev", ",".join(noted), "-device", "virtio-blk-pci,drive=noted,write-cache=on"]
