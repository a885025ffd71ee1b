"""A disk with a cache that forgets: what was written since the last flush may be gone.

A killed QEMU loses nothing that the guest had written, for this machine's own memory keeps it; a
pulled plug takes what the disk had only taken into its cache. So QEMU notes every write and flush
(in the format of the kernel's dm-log-writes), and after the kill the disk is made anew: all up to
the last flush, and of the writes since then some, by chance.
"""

import random
import struct
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.on_air.image import tool

SECTOR = 512
MAGIC = 0x6A736677736872
FLUSH, DISCARD = 1, 4
DISK_MB, LOG_MB = 96, 1024
"""The log is a sparse file."""


@dataclass(frozen=True)
class Write:
    """One entry: where, and what; a flush has no data."""

    at: int
    data: bytes
    flush: bool


@dataclass(frozen=True)
class Loss:
    """What became of the writes after the last flush."""

    uncertain: int
    dropped: int


def new_disk(path: Path) -> None:
    """An empty ext4."""
    with path.open("wb") as file:
        file.truncate(DISK_MB << 20)
    subprocess.run([tool("mke2fs"), "-q", "-F", "-t", "ext4", path], check=True)


def new_log(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(LOG_MB << 20)


def entries(log: Path) -> Iterator[Write]:
    """As far as the log was written: its own count of them is not kept up to date."""
    with log.open("rb") as file:
        magic, version, _, size = struct.unpack("<QQQI", file.read(28).ljust(28, b"\0"))
        if (magic, version, size) != (MAGIC, 1, SECTOR):
            return  # nothing was written at all
        at = SECTOR
        while True:
            file.seek(at)
            head = file.read(32)
            if len(head) < 32:
                return
            sector, count, flags, _ = struct.unpack("<QQQQ", head)
            if not count and not flags:
                return
            at += SECTOR
            if flags & DISCARD:
                continue
            file.seek(at)
            data = file.read(count * SECTOR)
            if len(data) < count * SECTOR:
                return
            yield Write(sector * SECTOR, data, bool(flags & FLUSH))
            at += count * SECTOR


def pull(disk: Path, log: Path, chance: random.Random) -> Loss:
    """The disk as it is found when there is current again."""
    written = list(entries(log))
    flushes = [number for number, write in enumerate(written) if write.flush]
    safe = flushes[-1] if flushes else 0
    survive = chance.choice((0.0, 0.5, 0.9, 1.0))
    dropped = 0
    with disk.open("r+b") as file:
        for number, write in enumerate(written):
            if number > safe and chance.random() >= survive:
                dropped += 1
                continue
            file.seek(write.at)
            file.write(write.data)
    return Loss(len(written) - safe - 1 if written else 0, dropped)
