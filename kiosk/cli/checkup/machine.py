"""The machine around the kiosk: permissions, sound, display, disk, clock, database."""

import grp
import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from kiosk.cli.checkup.check import Check, bad, good, poor
from kiosk.cli.places import Places
from kiosk.screen.window import has_display
from kiosk.sound.device import SoundDevice
from kiosk.store import Archive, StoreError

FREE_BYTES = 500e6
"""A year of visits is 100 MB; the system itself wants room."""
FEW_BYTES = 50e6
BUILT = datetime(2026, 1, 1, tzinfo=UTC)
"""A clock before this was never set."""
GROUPS = {"video": "the display", "input": "touches", "dialout": "the deck sensor's cable"}


def machine(at: Places) -> Iterator[Check]:
    """All of it."""
    yield permissions()
    yield sound()
    yield display()
    yield disk(at.database.parent)
    yield clock(datetime.now(UTC), synchronised())
    yield database(at)


def permissions(groups: set[str] | None = None) -> Check:
    """The groups that open the machine's devices to a user who is not root."""
    mine = {_name(number) for number in os.getgroups()} if groups is None else groups
    known = {group.gr_name for group in grp.getgrall()}
    lacking = [name for name in GROUPS if name in known - mine]
    if os.geteuid() == 0 and groups is None:
        return poor("permissions", "root", "run the kiosk as a user of its own")
    if lacking:
        why = ", ".join(f"{name} ({GROUPS[name]})" for name in lacking)
        do = f"sudo usermod -aG {','.join(lacking)} $USER, then sign in again"
        return poor("permissions", f"not in {why}", do)
    return good("permissions", "all")


def sound() -> Check:
    """What would play the metronome."""
    device = SoundDevice()
    name = device.name
    device.close()
    if "null" in name.lower():
        do = "plug a loudspeaker in; without one the beat is seen and not heard"
        return poor("sound", "no device plays", do)
    return good("sound", name)


def display() -> Check:
    if has_display():
        return good("display", os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY", ""))
    return bad("display", "none", "start from a desktop session, or enable treadform.service")


def disk(folder: Path) -> Check:
    """Room, and whether it can be written."""
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    found = f"{free / 1e9:.1f} GB free in {folder}"
    if not os.access(folder, os.W_OK):
        return bad("disk", f"{folder} cannot be written", "give it to the kiosk's user: chown")
    if free < FEW_BYTES:
        return bad("disk", found, "make room: old logs, old backups")
    if free < FREE_BYTES:
        return poor("disk", found, "make room soon: old logs, old backups")
    return good("disk", found)


def clock(now: datetime, synchronised: bool | None) -> Check:
    """Visits carry the date; a chain's gyms compare them."""
    found = now.strftime("%Y-%m-%d %H:%M UTC")
    if now < BUILT:
        return bad("clock", found, "set it: sudo timedatectl set-time, or connect the network")
    if synchronised is False:
        return poor("clock", f"{found}, not synchronised", "sudo timedatectl set-ntp true")
    return good("clock", found)


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


def database(at: Places) -> Check:
    """Opened as the kiosk opens it, with its own check of every page."""
    if not at.database.exists():
        return good("database", "none yet")
    try:
        archive = Archive(at.database)
        visits = len(archive.history())
        archive.close()
    except StoreError as error:
        return bad("database", str(error), "treadform restore brings the newest backup back")
    waiting = len(list(at.waiting.glob("*"))) if at.waiting.exists() else 0
    if waiting:
        do = "make room on the disk and start the kiosk: they are written then"
        return poor("database", f"{visits} visits, {waiting} wait to be written", do)
    return good("database", f"{visits} visits")


def _name(number: int) -> str:
    try:
        return grp.getgrgid(number).gr_name
    except KeyError:
        return str(number)
