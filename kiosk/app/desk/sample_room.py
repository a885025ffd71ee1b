"""A desk with somebody signed in and a gym behind it, all made up: for the gallery, the pictures
and their checks, which so see the pages that staff see. No store, no device, nothing is kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp, sin
from pathlib import Path
from typing import Any, cast

from kiosk.app.checkup.check import Check, bad, good, poor
from kiosk.app.desk.room import NoDevices, Room
from kiosk.app.desk.sample_store import SampleArchive, SampleDesk, known_devices
from kiosk.app.recording import Progress
from kiosk.app.refusals import PLACE_TAKEN
from kiosk.app.signals import Signal
from kiosk.app.trial import Trial
from kiosk.coaching.view import Connection, Phase, View, Worn
from kiosk.gait.measures import Live
from kiosk.screen.staff.desk_view import filled
from kiosk.store import Archive
from kiosk.store.desk import Desk
from kiosk.store.shelf import Shelf
from kiosk.words import N_

AT_US = 3_600_000_000
MINUTE_US = 60_000_000
BELT = Connection("Belt 7", True, Worn.BELT, address="C0:99", kind="belt")
CONNECTIONS = (
    BELT,
    Connection("Pod 7C", True, Worn.LEFT_SHOE, 82.0, address="C0:01", kind="pod"),
    Connection(
        *("Pod 7D", False, Worn.RIGHT_SHOE, 17.0),
        address="C0:02",
        kind="pod",
        seen_us=AT_US - 16 * MINUTE_US,
    ),
    Connection("Pod 90", True, Worn.WAIST, 12.0, address="C0:03", kind="pod"),
    Connection("Strap 3", True, Worn.STRAP, 64.0, address="C0:05", kind="strap"),
    Connection(
        *("Pod B2", False, None, 90.0),
        refusal=PLACE_TAKEN,
        address="C0:06",
        kind="pod",
    ),
)
AT_REST = View(AT_US, Phase.WELCOME, "", Live(AT_US), connections=CONNECTIONS)
IN_A_VISIT = View(
    *(AT_US, Phase.SET, N_("Push and float"), Live(AT_US)),
    connections=CONNECTIONS,
    staff_called=True,
    time_left_s=252.0,
)


@dataclass
class SampleSettings:
    """Settings in memory."""

    units: str = "km/h"

    def get(self, key: str) -> Any:
        """As a new kiosk has them."""
        return {
            "kiosk.language": "en",
            "kiosk.units": self.units,
            "kiosk.brightness": 0.8,
            "kiosk.diagonal_in": 10.1,
            "kiosk.program": "express",
            "devices.belt": BELT.address,
            "devices.most_kmh": 16.0,
            "devices.most_incline_pct": 12.0,
            "sound.metronome": True,
            "sound.volume": 0.6,
            "privacy.keep_months": 12,
        }[key]

    def set(self, key: str, value: Any) -> None:
        """It is not."""

    def holds_at_once(self, key: str) -> bool:
        """All but one."""
        return key != "privacy.keep_months"


class SampleDevices(NoDevices):
    """Devices that say something."""

    def __init__(self) -> None:
        self.trials: list[Trial] = []
        self.now: Progress | None = None

    def try_belt(self, trial: Trial) -> None:
        """Whoever shows the page answers for the belt."""
        self.trials.append(trial)

    def signals(self) -> list[Signal]:
        """Steps, and a belt."""
        steps = tuple(3.2 * exp(-((n % 40) / 6)) * abs(sin(n / 2.0)) for n in range(200))
        belt = tuple(2.78 + 0.03 * sin(n / 9) for n in range(200))
        return [Signal("C0:01", "acceleration", steps), Signal("C0:99", "speed", belt)]

    @property
    def recorded(self) -> Progress | None:
        """As far as it has come."""
        return self.now


def sample_room(folder: Path, view: View = AT_REST, *, empty: bool = False) -> Room:
    """A desk over samples; its programs lie in this folder."""
    desk = SampleDesk(empty=empty)
    archive = SampleArchive(desk, () if empty else known_devices())
    return Room(
        cast(Archive, archive),
        Shelf(folder),
        SampleSettings(),
        lambda: view,
        doctor=_checks,
        devices=SampleDevices(),
        staff=cast(Desk, desk),
        texts={"Treadform": "1.0", N_("Log"): "/var/log/treadform/treadform.log"},
    )


def _checks() -> Iterator[Check]:
    yield good(N_("clock"), filled(N_("{time}, not synchronised"), time="2026-11-29 14:05"))
    yield poor(
        *(N_("sound"), N_("no device plays")),
        N_("plug a loudspeaker in; without one the beat is seen and not heard"),
    )
    yield bad(
        N_("disk"),
        filled(N_("{gb} GB free in {folder}"), gb="0.1", folder="/var/lib/treadform"),
        N_("make room: old logs, old backups"),
    )
