from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.store import Archive
from kiosk.store.devices import DeviceRow, Sighting, Sightings
from tests.kiosk.store.test_database import held_by_another_process

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
POD, BELT = "C4:12:00:00:00:01", "C4:12:00:00:00:02"


@pytest.fixture
def archive(path: Path) -> Archive:
    return Archive(path, wait_for_lock_s=0.05)


def test_what_people_say_replaces_what_they_said_before(archive: Archive) -> None:
    archive.devices.write(POD, "pod", {"worn": "left", "dock_slot": 3})
    archive.devices.write(POD, "pod", {"worn": "right"})
    assert archive.devices.all() == [DeviceRow(POD, "pod", {"worn": "right"})]


def test_people_are_believed_where_the_device_says_otherwise(
    archive: Archive, tmp_path: Path
) -> None:
    archive.devices.write(POD, "pod", {"worn": "left"})
    writer = archive.writer(tmp_path / "waiting")
    writer.device_seen(POD, "pod", {"worn": "right", "battery_pct": 80}, NOW)
    writer.device_seen(BELT, "belt", {}, NOW)
    writer.close()
    assert archive.devices.all() == [
        DeviceRow(POD, "pod", {"worn": "left", "battery_pct": 80}, NOW),
        DeviceRow(BELT, "belt", {}, NOW),
    ]


def test_what_a_device_says_bit_by_bit_adds_up(archive: Archive, tmp_path: Path) -> None:
    for facts in ({"battery_pct": 80, "firmware": "1.0"}, {"battery_pct": 79}):
        writer = archive.writer(tmp_path / "waiting")
        writer.device_seen(POD, "pod", facts, NOW)
        writer.close()
    assert archive.devices.all()[0].facts == {"battery_pct": 79, "firmware": "1.0"}


def test_the_newest_sighting_waits_for_all_of_them() -> None:
    sightings = Sightings()
    for seconds in range(3):
        at = NOW + timedelta(seconds=seconds)
        sightings.hear(Sighting(POD, "pod", {f"fact {seconds}": 1}, at))
    assert sightings.waiting[POD].at == NOW + timedelta(seconds=2)
    assert len(sightings.waiting[POD].facts) == 3


def test_withdrawn_is_gone(archive: Archive) -> None:
    archive.devices.write(BELT, "belt", {"least_kmh": 1.0})
    archive.devices.forget(BELT)
    assert archive.devices.all() == []


def test_a_locked_database_loses_no_sighting_and_no_deed(archive: Archive, path: Path) -> None:
    writer = archive.writer(path.parent / "waiting")
    with held_by_another_process(path):
        writer.device_seen(POD, "pod", {"battery_pct": 80}, NOW)
        writer.audit("radio", "belt write", {"before_kmh": 8.0})
        writer.settle()
    writer.close()
    assert [device.facts for device in archive.devices.all()] == [{"battery_pct": 80}]
