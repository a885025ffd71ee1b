"""What runs in the machine whose plug is pulled: the kiosk's store on a real file system.

It waits until it is told to go (the state of the whole machine is taken here, before it has seen
any disk), mounts the disk, says what it finds, and writes a member's visit until there is no more
current. Every line it says is one the other side holds it to.
"""

import fcntl
import os
import sqlite3
import struct
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST

from kiosk.coaching.member import Consent, Join, SignIn
from kiosk.store import Archive, new_id, pins
from kiosk.store.keeping import Owner
from kiosk.store.member_door import Refused
from tests.kiosk.store.made_up import a_visit

DISK, DEVICE = Path("/disk"), Path("/dev/vda")
NICKNAME, PIN = "Sam", "4711"
STEPS = 10_000
MADE_EVERY_S = 0.05
"""Twenty steps a second, so that there is always something to write."""
HANDED_OVER_EVERY_S = 0.25
"""The kiosk does so once a second; here the plug is more often pulled in the middle of it."""
WAIT_FOR_LOCK_S = 120.0
"""Emulated, on a machine that has other things to do, five seconds are no time at all."""
ADD_ENTROPY, RESEED = 0x40085203, 0x5207


def say(*words: object) -> None:
    print(*words, flush=True)


def wake_up(now_s: float, seed: int) -> None:
    """Every machine goes on from one state: another time and other random numbers than before."""
    time.clock_settime(time.CLOCK_REALTIME, now_s)
    drawn = seed.to_bytes(32, "little")
    with Path("/dev/urandom").open("wb") as kernel:
        fcntl.ioctl(kernel, ADD_ENTROPY, struct.pack("ii32s", 256, 32, drawn))
        fcntl.ioctl(kernel, RESEED)
    if os.fork():  # SQLite draws anew in a new process
        os.wait()
        sys.exit()


def plug_in() -> None:
    """Only now the machine sees its disk; mounting replays the journal."""
    for module in Path("/modules/after").read_text().split():
        subprocess.run(["insmod", f"/modules/{module}"], check=True)
    while not DEVICE.exists():
        time.sleep(0.02)
    subprocess.run(["mount", "-t", "ext4", DEVICE, DISK], check=True)


def tell_what_is_there(path: Path) -> None:
    """The engine's own verdict, and the steps of every visit."""
    with closing(sqlite3.connect(path)) as database:
        (sound,) = database.execute("PRAGMA integrity_check").fetchone()
        orphans = database.execute("PRAGMA foreign_key_check").fetchall()
        say("sound" if sound == "ok" and not orphans else f"damaged: {sound} {orphans}")
        asked = "SELECT visit_id, count(*) FROM steps GROUP BY visit_id"
        for visit_id, steps in database.execute(asked):
            say("held", UUID(bytes=visit_id), steps)


def somebody(archive: Archive) -> Owner:
    """A member who agreed that visits are kept."""
    try:
        return archive.door.sign_in(SignIn(NICKNAME, PIN)).owner
    except Refused:
        joined = Join(NICKNAME, PIN, frozenset({Consent.STORE}), sixteen=True)
        return archive.door.join(joined, "en").owner


def write(home: Path, seconds: float) -> None:
    """One visit as it goes on, and what is settled of it."""
    archive = Archive(home / "treadform.db", WAIT_FOR_LOCK_S)
    writer = archive.writer(home / "waiting")
    writer.settle()  # what a start has to do is done
    tell_what_is_there(home / "treadform.db")
    owner = somebody(archive)
    visit = replace(a_visit(STEPS), visit_id=new_id(), complete=False)
    say("visit", visit.visit_id)
    begun_s = time.monotonic()
    while (gone_s := time.monotonic() - begun_s) < seconds:
        made = int(gone_s / MADE_EVERY_S)
        some = replace(visit.sets[0], steps=visit.sets[0].steps[:made])
        writer.progress(replace(visit, sets=(some,)), owner)
        writer.audit("the victim", "step", {"visit": str(visit.visit_id)})
        writer.settle()
        say("kept", made)
        time.sleep(max(0.0, begun_s + gone_s + HANDED_OVER_EVERY_S - time.monotonic()))
    writer.close()
    archive.close()


def rehearse() -> None:
    """Everything once, where it costs nothing: what is needed is then in memory."""
    pins.hasher = PasswordHasher.from_parameters(CHEAPEST)  # what is tried here is no hash
    for seconds in (0.6, 0.6):
        with TemporaryDirectory() as folder:
            write(Path(folder), seconds)


def main() -> None:
    rehearse()
    say("ready")
    _, now_s, seed = sys.stdin.readline().split()
    wake_up(float(now_s), int(seed))
    plug_in()
    write(DISK, STEPS * MADE_EVERY_S)


if __name__ == "__main__":
    main()
