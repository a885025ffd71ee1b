"""The desk of a running kiosk: its pages over this kiosk's store, settings, programs and belt."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.metadata import version
from typing import Any

from kiosk.app import Kiosk
from kiosk.app.checkup.bluetooth import bluetooth
from kiosk.app.checkup.check import Check, bad
from kiosk.app.checkup.machine import machine
from kiosk.app.desk import Counter, Room
from kiosk.app.desk.reach import Reach
from kiosk.app.recording import OnDemand
from kiosk.app.roster import Roster
from kiosk.app.signals import Signals
from kiosk.app.trial import Trial
from kiosk.cli.opening import Opened
from kiosk.cli.settings_file import SettingsFile
from kiosk.cli.sounding import Sounding
from kiosk.coaching.view import View
from kiosk.devices import treadmill
from kiosk.store.shelf import Shelf
from kiosk.words import N_

Changed = Callable[[str, Any], None]
"""Told a key of the settings and its new value."""


def open_desk(
    opened: Opened,
    kiosk: Kiosk,
    roster: Roster,
    signals: Signals,
    recording: OnDemand | None,
    sounding: Sounding,
    changed: Changed,
    tried: Callable[[Trial], None] = lambda trial: None,
) -> Counter:
    """A desk; close it before the store. `changed` is told what staff set of the screen, `tried`
    of each trial of the belt."""
    folder = opened.at.database.parent / "recordings"
    return Counter(
        Room(
            opened.archive,
            Shelf(opened.at.programs),
            SettingsFile(opened.at.settings, listeners(kiosk, roster, sounding, changed)),
            kiosk.view,
            devices=Reach(kiosk, roster, signals, recording, folder, tried),
            doctor=lambda: check_ups(opened, kiosk.view(), sounding.plays),
            intend=kiosk.intend,
            texts={
                "Treadform": version("treadform"),
                N_("Settings file"): str(opened.at.settings),
                N_("Visits file"): str(opened.at.database),
                N_("Recordings"): str(folder),
                N_("Log"): str(opened.at.log),
            },
        )
    )


def listeners(
    kiosk: Kiosk, roster: Roster, sounding: Sounding, changed: Changed
) -> dict[str, Changed]:
    """Who is told of a setting that holds at once."""
    caps = roster.caps

    def cap(key: str, value: Any) -> None:
        nonlocal caps
        caps = replace(caps, **{key.removeprefix("devices."): value})
        roster.cap(caps)
        kiosk.among_devices(lambda around: around.belt.renew())

    def pin(key: str, address: str) -> None:
        chosen = frozenset({address.upper()}) if address else frozenset[str]()
        kiosk.among_devices(lambda around: around.admission.pin(treadmill.SERVICE, chosen))
        kiosk.meet_again()

    screen = ("kiosk.language", "kiosk.units", "kiosk.brightness", "kiosk.diagonal_in")
    return {
        **dict.fromkeys(screen, changed),
        **dict.fromkeys(("sound.volume", "sound.metronome"), sounding.change),
        "devices.belt": pin,
        **dict.fromkeys(("devices.most_kmh", "devices.most_incline_pct"), cap),
    }


def check_ups(opened: Opened, view: View, plays: str) -> Iterator[Check]:
    """What `treadform doctor` looks at, and the devices that this kiosk may not use."""
    do = N_("Choose this kiosk's belt and pods in the set-up.")
    for one in view.connections:
        if one.refusal:
            yield bad(one.name, one.refusal, do)
    yield from machine(opened.at.database, opened.at.waiting, plays, opened.archive)
    yield from bluetooth(opened.settings.devices.adapter or None, runs=True)
