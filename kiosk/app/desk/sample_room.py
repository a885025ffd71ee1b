"""A desk with somebody signed in and a gym behind it, all made up: for the gallery, the pictures
and their checks, which so see the pages that staff see. No store, no device, nothing is kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from math import exp, sin
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from kiosk.app.checkup.check import Check, bad, good, poor
from kiosk.app.desk.room import NoDevices, Room
from kiosk.app.recording import Progress
from kiosk.app.refusals import PLACE_TAKEN
from kiosk.app.roster import facts_of
from kiosk.app.signals import Signal
from kiosk.app.trial import Trial
from kiosk.coaching.member import Consent
from kiosk.coaching.view import Connection, Phase, View, Worn
from kiosk.devices.treadmill.commission import Commissioned
from kiosk.devices.treadmill.commission import Trial as Asked
from kiosk.devices.treadmill.commissioning import Found
from kiosk.gait.measures import Live
from kiosk.screen.staff.desk_view import filled
from kiosk.store import Archive
from kiosk.store.auditing import AuditLine
from kiosk.store.desk import Desk
from kiosk.store.devices import DeviceRow
from kiosk.store.report import Day
from kiosk.store.roster import Note, RosterLine
from kiosk.store.shelf import Shelf
from kiosk.store.staff import Role, StaffMember
from kiosk.store.trend import TrendPoint
from kiosk.store.visits import VisitSummary
from kiosk.words import N_

NOW = datetime(2026, 11, 29, 14, 5, tzinfo=UTC)
AT_US = 3_600_000_000
MINUTE_US = 60_000_000
INES, OTTO = UUID(int=1), UUID(int=2)
ANA, BO, CLEO = UUID(int=11), UUID(int=12), UUID(int=13)
MOVED = {
    "cadence_spm": (162.0, 4.0, 1.6),
    "contact_time_s": (0.272, -0.009, -0.003),
    "trunk_lean_rad": (0.05, 0.03, 0.004),
}
"""A measure before the first visit, what a visit changes, and what stays of it."""
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


class Office:
    """Who works here."""

    def staff(self) -> list[StaffMember]:
        """A manager and a coach."""
        return [
            StaffMember(INES, "Ines", Role.MANAGER, NOW),
            StaffMember(OTTO, "Otto", Role.COACH, NOW),
        ]

    def add_staff(self, *_who: object) -> None:
        """Nobody is."""


@dataclass
class SampleDesk:
    """The face of `Desk`."""

    who: StaffMember = field(default_factory=lambda: Office().staff()[0])
    office: Office = field(default_factory=Office)
    empty: bool = False
    """Nobody has joined yet."""

    def log(self, *_deed: object) -> None:
        """Nothing is written."""

    def roster(self) -> list[RosterLine]:
        """One who shares everything, one who shares nothing, one who is locked."""
        everything = frozenset(Consent)
        return [] if self.empty else [_line(ANA, "Ana", everything, 5), _line(BO, "Bo"), _LOCKED]

    def report(self) -> list[Day]:
        """Ten days of two programs."""
        return [
            Day(date.today() - timedelta(days=n), program, 9 - n % 3, 7 - n % 2, 71.0, 2, 4)
            for n in range(10)
            for program in ("express", "standard")
        ]

    def history(self, member_id: UUID) -> list[VisitSummary]:
        """Five visits, one cut short."""
        return [
            VisitSummary(UUID(int=n), _day(n), "express", n != 1, n == 1, 4, 1700) for n in range(5)
        ]

    def trend(self, member_id: UUID, measure: str) -> list[TrendPoint]:
        """A little better each time; the third one has no end."""
        start, gain, lasting = MOVED[measure]
        return [
            TrendPoint(
                *(UUID(int=n), _day(5 - n), "express"),
                before=start + n * lasting,
                after=None if n == 2 else start + n * lasting + gain * (0.7 + 0.1 * n),
                belt_speed_mps=2.8,
            )
            for n in range(5)
        ]

    def notes(self, member_id: UUID) -> list[Note]:
        """One."""
        return [Note(UUID(int=9), NOW, INES, "Likes the beat. Shorter sets next time.")]

    def audit(self, _limit: int | None = None) -> list[AuditLine]:
        """A morning."""
        deeds: tuple[tuple[str, dict[str, Any]], ...] = (
            ("published program", {"program": "morning", "version": 2}),
            ("saw trend", {"member": str(ANA)}),
            ("changed setting", {"key": "sound.volume", "to": "0.7"}),
            ("signed in", {}),
        )
        return [AuditLine(UUID(int=9), NOW, str(INES), what, detail) for what, detail in deeds]


@dataclass
class SampleArchive:
    """What of `Archive` the desk asks for; its doors let anybody in."""

    desk: SampleDesk
    rows: tuple[DeviceRow, ...] = ()

    @property
    def devices(self) -> "SampleArchive":
        """The same object has its face."""
        return self

    @property
    def staff_door(self) -> "SampleArchive":
        """And this one's."""
        return self

    def all(self) -> list[DeviceRow]:
        """What was written down."""
        return list(self.rows)

    def write(self, *_what: object) -> None:
        """It is not."""

    def has_staff(self) -> bool:
        """Somebody works here."""
        return True

    def desk_of(self, _name: str) -> SampleDesk:
        """Whoever asks."""
        return self.desk

    def sign_in(self, _name: str, _pin: str) -> SampleDesk:
        """Whoever comes."""
        return self.desk


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
    archive = SampleArchive(desk, () if empty else _known())
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


def _known() -> tuple[DeviceRow, ...]:
    wiped = {"cleaned_at": NOW.isoformat()}
    belt = Commissioned("C0:99", 0.8, 12.0, 3.0, 8.0)
    tried = Found(belt, (Asked(3.0, 3.0, 2.0),), 6.0, ())
    return (
        DeviceRow("C0:99", "belt", facts_of(tried, "Ines")),
        DeviceRow("C0:01", "pod", {"name": "Pod 7C", "worn": "left_shoe", "firmware": "1.4"}),
        DeviceRow("C0:02", "pod", {"name": "Pod 7D", "worn": "right_shoe"} | wiped),
        DeviceRow("C0:04", "pod", {"name": "Pod A1", "worn": "back", "battery_pct": 55.0}, NOW),
        DeviceRow("C0:07", "pod", {"name": "Pod 11", "retired": True}),
    )


def _checks() -> Iterator[Check]:
    yield good(N_("clock"), N_("{time}, not synchronised").format(time="2026-11-29 14:05"))
    yield poor(
        *(N_("sound"), N_("no device plays")),
        N_("plug a loudspeaker in; without one the beat is seen and not heard"),
    )
    yield bad(
        N_("disk"),
        filled(N_("{gb} GB free in {folder}"), gb="0.1", folder="/var/lib/treadform"),
        N_("make room: old logs, old backups"),
    )


def _day(ago: int) -> datetime:
    return NOW - timedelta(days=3 * ago)


def _line(
    member_id: UUID,
    name: str,
    consents: frozenset[Consent] = frozenset(),
    visits: int | None = None,
    *,
    locked: bool = False,
) -> RosterLine:
    return RosterLine(
        *(member_id, name, "en", NOW, consents, visits, NOW if visits else None, None, locked)
    )


_LOCKED = _line(CLEO, "Cleo", locked=True)
