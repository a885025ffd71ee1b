"""Bluetooth from the outside in: bus, daemon, version, settings, adapters, who is in the way."""

import asyncio
import configparser
import re
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from kiosk.app.checkup.check import Check, bad, good, poor
from kiosk.app.promptness import FIRST, may_be_prompt
from kiosk.radio.bleak_radio import BleakRadio
from kiosk.radio.trouble import Trouble
from kiosk.screen.staff.desk_view import filled
from kiosk.words import N_

OLDEST = (5, 55)
"""bleak 3 asks for it; the kiosk was tried on 5.66."""
SETTINGS = Path("/etc/bluetooth/main.conf")
MOST_INTERVAL = 24
"""30 ms in 1.25 ms: a pod's frames come every 40 ms, and four pods share the radio."""
WHAT_TO_DO = {
    Trouble.NO_BUS: N_("start D-Bus: sudo systemctl start dbus"),
    Trouble.NO_BLUEZ: N_("start Bluetooth: sudo systemctl start bluetooth"),
    Trouble.NO_ADAPTER: N_("plug in a Bluetooth adapter, or name another in the settings"),
    Trouble.POWERED_OFF: N_("switch it on: rfkill unblock bluetooth; bluetoothctl power on"),
    Trouble.DENIED: N_("let this user use Bluetooth: sudo usermod -aG bluetooth $USER"),
    Trouble.UNKNOWN: N_("see the log"),
}
TROUBLE = {
    Trouble.NO_BUS: N_("no bus"),
    Trouble.NO_BLUEZ: N_("no bluez"),
    Trouble.NO_ADAPTER: N_("no adapter"),
    Trouble.POWERED_OFF: N_("powered off"),
    Trouble.DENIED: N_("denied"),
    Trouble.UNKNOWN: N_("unknown"),
}
BLUETOOTH, VERSION, CONFIGURED = N_("Bluetooth"), N_("BlueZ version"), N_("BlueZ settings")
ADAPTER, BLOCKED = N_("Bluetooth adapter"), N_("Bluetooth blocked")
TURN = N_("the radio's turn")
ADAPTERS, BLOCKS = Path("/sys/class/bluetooth"), Path("/sys/class/rfkill")


def bluetooth(adapter: str | None, runs: bool = False) -> Iterator[Check]:
    """All of it; each check says what it can even where the one before failed. `runs`: asked by the
    kiosk itself, and not by a terminal beside it."""
    yield daemon(adapter)
    yield version()
    yield settings(SETTINGS)
    yield adapters(ADAPTERS, adapter)
    yield blocked(BLOCKS)
    yield turn(runs)


def daemon(adapter: str | None) -> Check:
    """Whether the kiosk's own radio finds a usable adapter, asked as the kiosk does."""

    async def look() -> Trouble | None:
        async with BleakRadio(adapter) as radio:
            return await asyncio.wait_for(radio.first_look(), 10)

    trouble = asyncio.run(look())
    if trouble is None:
        return good(BLUETOOTH, N_("usable"))
    return bad(BLUETOOTH, TROUBLE[trouble], WHAT_TO_DO[trouble])


def version() -> Check:
    """BlueZ's own word."""
    said = _said("bluetoothctl", "--version")
    found = re.search(r"(\d+)\.(\d+)", said or "")
    if found is None:
        return poor(VERSION, N_("not known"), N_("install bluez: sudo apt install bluez"))
    number = int(found[1]), int(found[2])
    if number < OLDEST:
        return bad(VERSION, found[0], N_("5.55 or newer is needed: update the system"))
    return good(VERSION, found[0])


def settings(path: Path) -> Check:
    """The connection interval that every link gets, and whether BlueZ gets in our way."""
    do = N_("copy hardware/kiosk/rootfs/etc/bluetooth/main.conf there and restart bluetooth")
    read = configparser.ConfigParser(strict=False, interpolation=None)
    try:
        read.read_string(path.read_text(encoding="utf-8"))
        interval = read.getint("LE", "MaxConnectionInterval", fallback=40)
        again = read.getint("Policy", "ReconnectAttempts", fallback=7)
    except (OSError, configparser.Error, UnicodeDecodeError, ValueError):
        unread = filled(N_("{file} cannot be read: BlueZ's own defaults hold"), file=str(path))
        return poor(CONFIGURED, unread, do)
    said = N_("links every {ms} ms at most, {n} reconnects of its own")
    found = filled(said, ms=f"{interval * 1.25:g}", n=str(again))
    if interval > MOST_INTERVAL or again:
        return poor(CONFIGURED, found, do)
    return good(CONFIGURED, found)


def adapters(folder: Path, wanted: str | None) -> Check:
    """What the kernel sees, and whether the settings' choice is among it."""
    names = sorted(p.name for p in folder.glob("hci*") if ":" not in p.name)
    if not names:
        return bad(ADAPTER, N_("none"), N_("plug one in, or enable it in the firmware set-up"))
    if wanted and wanted not in names:
        choose = N_("set [devices] adapter to one of {names}, or plug {wanted} in")
        do = filled(choose, names=", ".join(names), wanted=wanted)
        return bad(ADAPTER, filled(N_("{wanted} is not here"), wanted=wanted), do)
    if len(names) > 1 and not wanted:
        do_name = N_("several: name one in the settings, [devices]")
        return poor(ADAPTER, ", ".join(names), do_name)
    used = filled(N_("{names}; {wanted} is used"), names=", ".join(names), wanted=wanted or "")
    return good(ADAPTER, used if wanted else ", ".join(names))


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
        return bad(BLOCKED, N_("by a switch"), N_("slide the switch on the machine"))
    if how:
        return bad(BLOCKED, N_("by rfkill"), "rfkill unblock bluetooth")
    return good(BLOCKED, N_("no"))


def turn(runs: bool) -> Check:
    """Whether the thread that hears the sensors goes before other work. What a terminal may do is
    not what the kiosk's unit may: there the unit is asked."""
    if may_be_prompt() or (not runs and _unit_lets_it()):
        return good(TURN, N_("first"))
    do = N_("start the kiosk by treadform.service, which allows it (LimitRTPRIO=1)")
    return poor(TURN, N_("it waits its turn: on a busy machine numbers come later"), do)


def _unit_lets_it() -> bool:
    asked = "systemctl", "show", "treadform.service", "--property", "LimitRTPRIO", "--value"
    said = (_said(*asked) or "").strip()
    return said.isdigit() and int(said) >= FIRST


def _said(*command: str) -> str | None:
    try:
        return subprocess.run(
            command, capture_output=True, text=True, timeout=10, check=False
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
