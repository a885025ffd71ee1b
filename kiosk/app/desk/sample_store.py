"""Who works and runs in a gym that is made up, and what is kept of them."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from kiosk.app.roster import facts_of
from kiosk.coaching.member import Consent
from kiosk.devices.treadmill.commission import Commissioned
from kiosk.devices.treadmill.commission import Trial as Asked
from kiosk.devices.treadmill.commissioning import Found
from kiosk.store.auditing import AuditLine
from kiosk.store.devices import DeviceRow
from kiosk.store.gym.status import Status
from kiosk.store.report import Day
from kiosk.store.roster import Note, RosterLine
from kiosk.store.staff import Role, StaffMember
from kiosk.store.trend import TrendPoint
from kiosk.store.visits import VisitSummary

NOW = datetime(2026, 11, 29, 14, 5, tzinfo=UTC)
INES, OTTO = UUID(int=1), UUID(int=2)
ANA, BO, CLEO = UUID(int=11), UUID(int=12), UUID(int=13)
MOVED = {
    "cadence_spm": (162.0, 4.0, 1.6),
    "contact_time_s": (0.272, -0.009, -0.003),
    "trunk_lean_rad": (0.05, 0.03, 0.004),
}
"""A measure before the first visit, what a visit changes, and what stays of it."""


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
    link: Status = field(default_factory=lambda: Status(joined=False))

    def gym_status(self) -> Status:
        """As it is told."""
        return self.link

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


def known_devices() -> tuple[DeviceRow, ...]:
    """The belt, and pods in each of their states."""
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
