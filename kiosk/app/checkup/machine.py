"""The machine around the kiosk: permissions, sound, display, disk, clock, database, gym."""

import grp
import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from kiosk.app.checkup.check import Check, bad, good, poor
from kiosk.app.checkup.gym import gym
from kiosk.screen.staff.desk_view import Words, filled
from kiosk.screen.window import has_display
from kiosk.sound.device import SoundDevice
from kiosk.store import Archive, StoreError
from kiosk.words import N_

FREE_BYTES = 500e6
"""A year of visits is 100 MB; the system itself wants room."""
FEW_BYTES = 50e6
BUILT = datetime(2026, 1, 1, tzinfo=UTC)
"""A clock before this was never set."""
GROUPS = {"video": "the display", "input": "touches", "dialout": "the deck sensor's cable"}
PERMISSIONS, SOUND, DISPLAY = N_("permissions"), N_("sound"), N_("display")
DISK, CLOCK, DATABASE = N_("disk"), N_("clock"), N_("database")


def machine(
    file: Path, waiting: Path, plays: str | None = None, opened: Archive | None = None
) -> Iterator[Check]:
    """All of it. A kiosk that runs says what `plays` and which database is `opened`: neither can
    be opened twice without being in its own way."""
    yield permissions()
    yield sound(plays)
    yield display()
    yield disk(file.parent)
    yield clock(datetime.now(UTC), synchronised())
    yield database(file, waiting, opened)
    yield gym(file, opened)


def permissions(groups: set[str] | None = None) -> Check:
    """The groups that open the machine's devices to a user who is not root."""
    mine = {_name(number) for number in os.getgroups()} if groups is None else groups
    known = {group.gr_name for group in grp.getgrall()}
    lacking = [name for name in GROUPS if name in known - mine]
    if os.geteuid() == 0 and groups is None:
        return poor(PERMISSIONS, "root", N_("run the kiosk as a user of its own"))
    if lacking:
        why = ", ".join(f"{name} ({GROUPS[name]})" for name in lacking)
        do = filled(
            N_("sudo usermod -aG {groups} $USER, then sign in again"), groups=",".join(lacking)
        )
        return poor(PERMISSIONS, filled(N_("not in {groups}"), groups=why), do)
    return good(PERMISSIONS, N_("all"))


def sound(plays: str | None = None) -> Check:
    """What plays the metronome, or would."""
    name = plays
    if name is None:
        device = SoundDevice()
        name = device.name
        device.close()
    if "null" in name.lower():
        do = N_("plug a loudspeaker in; without one the beat is seen and not heard")
        return poor(SOUND, N_("no device plays"), do)
    return good(SOUND, name)


def display() -> Check:
    if has_display():
        return good(DISPLAY, os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY", ""))
    return bad(DISPLAY, N_("none"), N_("start from a desktop session, or enable treadform.service"))


def disk(folder: Path) -> Check:
    """Room, and whether it can be written."""
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    found = filled(N_("{gb} GB free in {folder}"), gb=f"{free / 1e9:.1f}", folder=str(folder))
    if not os.access(folder, os.W_OK):
        closed = filled(N_("{folder} cannot be written"), folder=str(folder))
        return bad(DISK, closed, N_("give it to the kiosk's user: chown"))
    if free < FEW_BYTES:
        return bad(DISK, found, N_("make room: old logs, old backups"))
    if free < FREE_BYTES:
        return poor(DISK, found, N_("make room soon: old logs, old backups"))
    return good(DISK, found)


def clock(now: datetime, synchronised: bool | None) -> Check:
    """Visits carry the date; a chain's gyms compare them."""
    found = now.strftime("%Y-%m-%d %H:%M UTC")
    if now < BUILT:
        do = N_("set it: sudo timedatectl set-time, or connect the network")
        return bad(CLOCK, found, do)
    if synchronised is False:
        alone = filled(N_("{time}, not synchronised"), time=found)
        return poor(CLOCK, alone, "sudo timedatectl set-ntp true")
    return good(CLOCK, found)


def synchronised() -> bool | None:
    """None where nobody can say."""
    try:
        said = subprocess.run(
            ("timedatectl", "show", "--property", "NTPSynchronized", "--value"),
            capture_output=True,
            text=True,
            timeout=10,
            check=True,
        ).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return None
    return {"yes": True, "no": False}.get(said)


def database(file: Path, waiting: Path, opened: Archive | None = None) -> Check:
    """Opened as the kiosk opens it, with its own check of every page."""
    if not file.exists():
        return good(DATABASE, N_("none yet"))
    try:
        archive = opened or Archive(file)
        visits = str(len(archive.history()))
        if opened is None:
            archive.close()
    except StoreError as error:
        return bad(DATABASE, str(error), N_("treadform restore brings the newest backup back"))
    late = len(list(waiting.glob("*"))) if waiting.exists() else 0
    if late:
        do = N_("make room on the disk and start the kiosk: they are written then")
        said: Words = filled(N_("{n} visits, {late} wait to be written"), n=visits, late=str(late))
        return poor(DATABASE, said, do)
    return good(DATABASE, filled(N_("{n} visits"), n=visits))


def _name(number: int) -> str:
    try:
        return grp.getgrgid(number).gr_name
    except KeyError:
        return str(number)
