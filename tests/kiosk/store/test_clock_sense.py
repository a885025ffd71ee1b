import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.store.clock_sense import AHEAD_MOST, CONVINCED_AFTER, ClockSense, utc_now

DAY = timedelta(days=1)
START = datetime(2026, 11, 22, 10, tzinfo=UTC)


class Machine:
    """A clock that somebody sets."""

    def __init__(self, path: Path) -> None:
        self.now, self.synchronized, self.path = START, False, path
        self.start()

    def start(self) -> None:
        """The kiosk starts anew."""
        self.sense = ClockSense(self.path, lambda: self.now, lambda: self.synchronized)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    machine = Machine(tmp_path / "treadform.days")
    assert machine.sense.believed()
    return machine


def test_day_after_day_is_believed_also_over_restarts_and_a_holiday(machine: Machine) -> None:
    for days in (1, 1, 30, 45):
        machine.now += days * DAY
        machine.start()
        assert machine.sense.believed()


def test_a_jump_ahead_is_not_believed_and_said_once(
    machine: Machine, caplog: pytest.LogCaptureFixture
) -> None:
    machine.now += 3650 * DAY
    with caplog.at_level(logging.WARNING):
        assert not machine.sense.believed()
        assert not machine.sense.believed()
    (said,) = caplog.messages
    assert "2036-11-19" in said
    assert "2026-11-22" in said


def test_a_jump_that_is_put_right_leaves_nothing_behind(machine: Machine) -> None:
    machine.now += 3650 * DAY
    machine.sense.believed()
    machine.now = START + DAY
    machine.start()
    assert machine.sense.believed()


def test_a_week_of_the_new_time_convinces(machine: Machine) -> None:
    machine.now += AHEAD_MOST + DAY
    seen = []
    for _ in range(CONVINCED_AFTER):
        seen.append(machine.sense.believed())
        machine.start()
        machine.now += DAY
    assert seen == [False] * (CONVINCED_AFTER - 1) + [True]


def test_jumping_to_and_fro_convinces_nobody(machine: Machine) -> None:
    for year in range(2 * CONVINCED_AFTER):
        machine.now = START + (year + 1) * 365 * DAY
        assert not machine.sense.believed()


def test_network_time_is_believed_at_once(machine: Machine) -> None:
    machine.now += 3650 * DAY
    machine.synchronized = True
    assert machine.sense.believed()


def test_a_clock_that_went_back_dates_nothing_before_the_last_day(machine: Machine) -> None:
    machine.now = datetime(1970, 1, 1, 8, 30, tzinfo=UTC)
    assert not machine.sense.believed()
    assert machine.sense.now() == START.replace(hour=8, minute=30)
    machine.now = START - timedelta(hours=20)
    assert machine.sense.now() == machine.now


def test_a_damaged_or_unwritable_memory_stops_nobody(tmp_path: Path) -> None:
    path = tmp_path / "treadform.days"
    path.write_text("{")
    assert ClockSense(path).believed()
    assert ClockSense(tmp_path / "no folder" / "days").believed()
    assert utc_now().tzinfo is not None
