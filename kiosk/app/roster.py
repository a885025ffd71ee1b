"""What staff settled of devices, between the store's plain rows and the radio's own words."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any, Protocol

from kiosk.coaching.view import Worn
from kiosk.devices.treadmill.asked import Write
from kiosk.devices.treadmill.commission import (
    ABSOLUTE_MOST_KMH,
    ABSOLUTE_MOST_PCT,
    Commissioned,
)
from kiosk.devices.treadmill.commissioning import Found
from kiosk.devices.treadmill.control_point import decode_control_point
from kiosk.devices.which_feet import Feet

BELT, FOOTPOD, POD = "belt", "footpod", "pod"
SEEN_EVERY_US = 60_000_000
"""A pod says its charge all day long."""

Facts = Mapping[str, Any]


class Row(Protocol):
    """A device as the store has it."""

    @property
    def address(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def facts(self) -> Facts: ...


class Records(Protocol):
    """The store's door for the worker: neither call waits for a disk."""

    def device_seen(self, address: str, kind: str, facts: Facts, at: datetime) -> None:
        """What a device said of itself."""

    def audit(self, actor: str, action: str, detail: Facts) -> None:
        """A deed."""


@dataclass(frozen=True, slots=True)
class Caps:
    """The most that this kiosk's settings allow."""

    most_kmh: float = ABSOLUTE_MOST_KMH
    most_incline_pct: float = ABSOLUTE_MOST_PCT

    def over(self, belt: Commissioned) -> Commissioned | None:
        """The belt within them; None where nothing is left of its range."""
        most = min(belt.most_kmh, self.most_kmh)
        incline = belt.most_incline_pct
        steep = None if incline is None else min(incline, self.most_incline_pct)
        if most <= belt.least_kmh:
            return None
        return replace(belt, most_kmh=most, most_incline_pct=steep)


class Roster:
    """Read once; `learn` adds what staff settle while the kiosk runs."""

    def __init__(self, rows: Iterable[Row], records: Records) -> None:
        self._rows = {row.address.upper(): row.facts for row in rows}
        self._records = records
        self.caps = Caps()
        self._seen_us: dict[str, int] = {}
        self._said: dict[str, Facts] = {}

    def learn(self, address: str, facts: Facts) -> None:
        """Staff settled this just now."""
        self._rows[address.upper()] = facts

    def belt(self, address: str) -> Commissioned | None:
        """How far this very belt may be driven; None for one that is only read."""
        belt = commissioned(address, self._rows.get(address.upper(), {}))
        return None if belt is None else self.caps.over(belt)

    def cap(self, caps: "Caps") -> None:
        """How far any belt may be set from here, whatever it passed."""
        self.caps = caps

    def feet(self, address: str) -> Feet | None:
        """What a foot pod counts, where staff settled it."""
        said = self._rows.get(address.upper(), {}).get("feet")
        return Feet(said) if said in (Feet.ONE, Feet.BOTH) else None

    def worn(self, address: str) -> Worn | None:
        """Where staff said that a sensor sits."""
        said = self._rows.get(address.upper(), {}).get("worn")
        return Worn(said) if said in set(Worn) else None

    def retired(self, address: str) -> bool:
        """Whether staff took it out of use."""
        return bool(self._rows.get(address.upper(), {}).get("retired"))

    def wrote(self, address: str, write: Write) -> None:
        """Every write to a belt is a deed: before it, and again with what it did."""
        detail = {
            "address": address,
            "frame": write.frame.hex(),
            "meaning": decode_control_point(write.frame).meaning,
            "before_kmh": write.before_kmh,
            "after_kmh": write.after_kmh,
            "at_us": write.at_us,
        }
        self._records.audit(write.source, "belt write", detail)

    def seen(self, address: str, kind: str, facts: Facts, now_us: int) -> None:
        """A device said something of itself; kept when it is new, or once a minute."""
        last_us = self._seen_us.get(address)
        fresh = last_us is not None and now_us - last_us < SEEN_EVERY_US
        if fresh and self._said.get(address) == facts:
            return
        self._seen_us[address], self._said[address] = now_us, facts
        self._records.device_seen(address, kind, facts, datetime.now(UTC))


def commissioned(address: str, facts: Facts) -> Commissioned | None:
    """The belt in these facts; None unless they are whole and of this version."""
    names = ("least_kmh", "most_kmh", "response_s", "most_incline_pct", "incline_step_pct")
    values = [facts.get(name) for name in names]
    least, most, response, incline, step = values
    numbers = [v for v in values if isinstance(v, int | float) and not isinstance(v, bool)]
    wanted = 4 if incline is None else 5
    if len(numbers) != wanted or least is None or most is None or not 0 < least < most:
        return None
    return Commissioned(address, least, most, response or 0.0, incline, step or 0.5)


def facts_of(found: Found, by: str) -> Facts:
    """A belt that passed, for the store."""
    facts = asdict(found.belt)
    del facts["address"]
    return {
        **facts,
        "commissioned_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "by": by,
        "stop_s": found.stop_s,
        "trials": [asdict(trial) for trial in found.trials],
    }
