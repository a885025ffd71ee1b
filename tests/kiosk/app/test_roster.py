"""What staff settled, through the store's rows and back."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pytest

from kiosk.app.roster import SEEN_EVERY_US, Caps, Facts, Roster, commissioned, facts_of
from kiosk.coaching.view import Worn
from kiosk.devices.treadmill.asked import Write
from kiosk.devices.treadmill.commission import Commissioned, Trial
from kiosk.devices.treadmill.commissioning import Found
from kiosk.devices.which_feet import Feet

BELT = Commissioned("C0:11:22:33:44:01", 0.8, 14.0, 3.5, 10.0, 0.5)
FOUND = Found(BELT, (Trial(3.0, 3.05, 2.0),), 7.5, ())


@dataclass(frozen=True)
class Row:
    address: str
    kind: str
    facts: Facts


@dataclass
class Records:
    seen: list[tuple[str, str, Facts]] = field(default_factory=list)
    deeds: list[tuple[str, str, Facts]] = field(default_factory=list)

    def device_seen(self, address: str, kind: str, facts: Facts, at: datetime) -> None:
        assert at.tzinfo is not None
        self.seen.append((address, kind, facts))

    def audit(self, actor: str, action: str, detail: Facts) -> None:
        self.deeds.append((actor, action, detail))


def roster(*rows: Row) -> tuple[Roster, Records]:
    records = Records()
    return Roster(rows, records), records


def test_a_commissioned_belt_comes_back_as_it_was_at_its_own_address_only() -> None:
    facts = facts_of(FOUND, "ana")
    known, _ = roster(Row(BELT.address.lower(), "belt", facts))
    assert known.belt(BELT.address) == BELT
    assert known.belt("C0:11:22:33:44:02") is None
    assert (facts["by"], facts["stop_s"], facts["trials"][0]["measured_kmh"]) == ("ana", 7.5, 3.05)
    level = {**facts, "most_incline_pct": None}
    assert commissioned(BELT.address, level) == Commissioned(BELT.address, 0.8, 14.0, 3.5, None)


@pytest.mark.parametrize(
    "change",
    [
        {"least_kmh": None},
        {"most_kmh": "14"},
        {"most_kmh": 0.5},
        {"least_kmh": 0},
        {"response_s": None},
        {"response_s": True},
        {"most_incline_pct": "steep"},
    ],
)
def test_facts_that_are_not_whole_are_no_commissioning(change: dict[str, Any]) -> None:
    assert commissioned(BELT.address, {**facts_of(FOUND, "ana"), **change}) is None
    assert commissioned(BELT.address, {}) is None


def test_feet_and_places_that_staff_settled() -> None:
    rows = (Row("A", "footpod", {"feet": 1}), Row("B", "pod", {"worn": "waist"}))
    known, _ = roster(*rows, Row("C", "pod", {"worn": "hat", "feet": 3}))
    assert (known.feet("A"), known.feet("B"), known.feet("C")) == (Feet.ONE, None, None)
    assert (known.worn("A"), known.worn("B"), known.worn("C")) == (None, Worn.WAIST, None)
    known.learn("c", {"worn": "left_shoe"})
    assert known.worn("C") is Worn.LEFT_SHOE


def test_rule_11_every_write_becomes_two_deeds_with_before_and_after() -> None:
    known, records = roster()
    write = Write(5_000_000, "member", bytes.fromhex("028a02"), 6.0)
    known.wrote("A", write)
    known.wrote("A", Write(5_000_000, "member", write.frame, 6.0, 6.5))
    (actor, action, before), (_, _, after) = records.deeds
    assert (actor, action) == ("member", "belt write")
    assert before == {
        "address": "A",
        "frame": "028a02",
        "meaning": "Set Target Speed speed_kmh 6.5",
        "before_kmh": 6.0,
        "after_kmh": None,
        "at_us": 5_000_000,
    }
    assert after["after_kmh"] == 6.5


def test_a_pod_that_chatters_is_written_once_a_minute_or_when_it_says_something_new() -> None:
    known, records = roster()
    for second in range(30):
        known.seen("A", "pod", {"battery_pct": 80}, second * 1_000_000)
    known.seen("A", "pod", {"battery_pct": 79}, 30_000_000)
    known.seen("A", "pod", {"battery_pct": 79}, 30_000_000 + SEEN_EVERY_US)
    assert [facts["battery_pct"] for _, _, facts in records.seen] == [80, 79, 79]


def test_the_settings_caps_hold_whatever_a_belt_passed() -> None:
    known, _ = roster(Row(BELT.address, "belt", facts_of(FOUND, "ana")))
    known.cap(Caps(9.0, 4.0))
    capped = known.belt(BELT.address)
    assert capped is not None
    assert (capped.most_kmh, capped.most_incline_pct) == (9.0, 4.0)
    known.cap(Caps(16.0, 12.0))
    assert known.belt(BELT.address) == BELT
    known.cap(Caps(BELT.least_kmh))
    assert known.belt(BELT.address) is None, "nothing is left of its range"


def test_a_retired_pod_is_known_as_such() -> None:
    known, _ = roster(Row("C0:01", "pod", {"retired": True}))
    assert known.retired("c0:01")
    known.learn("C0:01", {})
    assert not known.retired("C0:01")
