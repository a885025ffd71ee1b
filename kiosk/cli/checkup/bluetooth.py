"""Bluetooth from the outside in: bus, daemon, version, settings, adapters, who is in the way."""

import asyncio
import configparser
import re
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from kiosk.cli.checkup.check import Check, bad, good, poor
from kiosk.cli.devices import WHAT_TO_DO
from kiosk.radio.bleak_radio import BleakRadio

OLDEST = (5, 55)
"""bleak 3 asks for it; the kiosk was tried on 5.66."""
SETTINGS = Path("/etc/bluetooth/main.conf")
MOST_INTERVAL = 24
"""30 ms in 1.25 ms: a pod's frames come every 40 ms, and four pods share the radio."""
ADAPTERS, BLOCKS = Path("/sys/class/bluetooth"), Path("/sys/class/rfkill")


def bluetooth(adapter: str | None) -> Iterator[Check]:
    """All of it; each check says what it can even where the one before failed."""
    yield daemon(adapter)
    yield version()
    yield settings(SETTINGS)
    yield adapters(ADAPTERS, adapter)
    yield blocked(BLOCKS)


def daemon(adapter: str | None) -> Check:
    """Whether the kiosk's own radio finds a usable adapter, asked as the kiosk does."""

    async def look() -> str | None:
        async with BleakRadio(adapter) as radio:
            return await asyncio.wait_for(radio.first_look(), 10)

    trouble = asyncio.run(look())
    if trouble is None:
        return good("Bluetooth", "usable")
    return bad("Bluetooth", trouble, next(do for t, do in WHAT_TO_DO.items() if t == trouble))


def version() -> Check:
    """BlueZ's own word."""
    said = _said("bluetoothctl", "--version")
    found = re.search(r"(\d+)\.(\d+)", said or "")
    if found is None:
        return poor("BlueZ version", "not known", "install bluez: sudo apt install bluez")
    number = int(found[1]), int(found[2])
    if number < OLDEST:
        return bad("BlueZ version", found[0], "5.55 or newer is needed: update the system")
    return good("BlueZ version", found[0])


def settings(path: Path) -> Check:
    """The connection interval that every link gets, and whether BlueZ gets in our way."""
    do = "copy hardware/kiosk/rootfs/etc/bluetooth/main.conf there and restart bluetooth"
    read = configparser.ConfigParser(strict=False, interpolation=None)
    try:
        read.read_string(path.read_text(encoding="utf-8"))
        interval = read.getint("LE", "MaxConnectionInterval", fallback=40)
        again = read.getint("Policy", "ReconnectAttempts", fallback=7)
    except (OSError, configparser.Error, UnicodeDecodeError, ValueError):
        return poor("BlueZ settings", f"{path} cannot be read: BlueZ's own defaults hold", do)
    found = f"links every {interval * 1.25:g} ms at most, {again} reconnects of its own"
    if interval > MOST_INTERVAL or again:
        return poor("BlueZ settings", found, do)
    return good("BlueZ settings", found)


def adapters(folder: Path, wanted: str | None) -> Check:
    """What the kernel sees, and whether the settings' choice is among it."""
    names = sorted(p.name for p in folder.glob("hci*") if ":" not in p.name)
    if not names:
        return bad("Bluetooth adapter", "none", "plug one in, or enable it in the firmware set-up")
    if wanted and wanted not in names:
        do = f"set [devices] adapter to one of {', '.join(names)}, or plug {wanted} in"
        return bad("Bluetooth adapter", f"{wanted} is not here", do)
    found = ", ".join(names) + (f"; {wanted} is used" if wanted else "")
    if len(names) > 1 and not wanted:
        return poor("Bluetooth adapter", found, "several: name one in the settings, [devices]")
    return good("Bluetooth adapter", found)


def blocked(folder: Path) -> Check:
    """rfkill: airplane mode, or a switch on the machine."""
    how = []
    for switch in sorted(folder.glob("rfkill*")):
        with suppress(OSError):
            if (switch / "type").read_text().strip() == "bluetooth":
                for name in ("soft", "hard"):
                    if (switch / name).read_text().strip() == "1":
                        how.append(name)
    if "hard" in how:
        return bad("Bluetooth blocked", "by a switch", "slide the switch on the machine")
    if how:
        return bad("Bluetooth blocked", "by rfkill", "rfkill unblock bluetooth")
    return good("Bluetooth blocked", "no")


def _said(*command: str) -> str | None:
    try:
        return subprocess.run(
            command, capture_output=True, text=True, timeout=10, check=False
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
