"""The machine around the kiosk."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.app.checkup.check import Verdict, in_english
from kiosk.app.checkup.machine import clock, database, disk, display, machine, permissions, sound
from kiosk.cli.places import places
from kiosk.store import Archive

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)


def test_groups_that_are_lacking_are_named() -> None:
    said = permissions({"users"})
    assert said.verdict is Verdict.POOR
    assert "dialout" in in_english(said.do)
    assert permissions({"video", "input", "dialout"}).verdict is Verdict.GOOD


def test_the_clock() -> None:
    assert clock(NOW, True).verdict is Verdict.GOOD
    assert clock(NOW, None).verdict is Verdict.GOOD, "nobody can say"
    assert clock(NOW, False).verdict is Verdict.POOR
    assert clock(datetime(1970, 1, 1, tzinfo=UTC), True).verdict is Verdict.BAD


def test_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert disk(tmp_path / "not" / "yet").verdict is Verdict.GOOD
    for free, verdict in ((100e6, Verdict.POOR), (1e6, Verdict.BAD)):
        monkeypatch.setattr("shutil.disk_usage", lambda folder, free=free: Usage(free))
        assert disk(tmp_path).verdict is verdict


class Usage:
    def __init__(self, free: float) -> None:
        self.free = free


def test_the_database(tmp_path: Path) -> None:
    at = places(tmp_path)
    assert database(at.database, at.waiting).found == "none yet"
    Archive(at.database).close()
    assert database(at.database, at.waiting).verdict is Verdict.GOOD
    at.waiting.mkdir()
    (at.waiting / "one.json").write_text("{}")
    assert database(at.database, at.waiting).verdict is Verdict.POOR
    at.database.write_bytes(b"this is no database at all, not even a header")
    assert database(at.database, at.waiting).verdict is Verdict.BAD


def test_the_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert display().verdict is Verdict.BAD


def test_everything_is_looked_at(tmp_path: Path) -> None:
    at = places(tmp_path)
    names = [check.name for check in machine(at.database, at.waiting)]
    assert names == ["permissions", "sound", "display", "disk", "clock", "database", "gym"]
    assert sound().found


def test_a_kiosk_that_runs_is_not_in_its_own_way(tmp_path: Path) -> None:
    at = places(tmp_path)
    archive = Archive(at.database)
    checks = {c.name: c for c in machine(at.database, at.waiting, "ALSA", archive)}
    assert checks["sound"].found == "ALSA"
    assert in_english(checks["database"].found) == "0 visits"
    archive.close()
