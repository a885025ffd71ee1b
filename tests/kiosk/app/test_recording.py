"""A recording on demand: a minute in a file, lived again from its first line; a full disk said."""

import errno
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from kiosk.app.recording import OnDemand
from kiosk.recordings.line import read_lines


@dataclass
class Minute:
    """A kiosk's ticks."""

    now_us: int = 5_000_000

    def run(self, recording: OnDemand, seconds: float) -> None:
        for _ in range(round(seconds * 50)):
            self.now_us += 20_000
            recording.tick(self.now_us)


def test_it_ends_by_itself_and_begins_with_what_was_known(tmp_path: Path) -> None:
    minute = Minute()
    recording = OnDemand(lambda: minute.now_us)
    recording.visit("id", "2026-11-29", "express", 3)
    recording.note("worn", "C0:01", "waist")
    recording.note("frame", "C0:01", "x", "00")
    path = tmp_path / "new" / "a.txt.gz"
    recording.begin(path, 60.0)
    minute.run(recording, 30.0)
    assert recording.progress is not None
    assert not recording.progress.over
    assert recording.progress.seconds == pytest.approx(30.0)
    minute.run(recording, 40.0)
    assert recording.progress.over
    assert not recording.progress.failure
    lines = list(read_lines(path))
    assert [line.what for line in lines[:4]] == ["visit", "worn", "beat", "tick"]
    assert lines[-1].at_us - lines[0].at_us == 60_000_000


def test_staff_may_stop_it_before(tmp_path: Path) -> None:
    minute = Minute()
    recording = OnDemand(lambda: minute.now_us)
    recording.end()
    recording.begin(tmp_path / "a.txt", 60.0)
    minute.run(recording, 5.0)
    recording.touch(minute.now_us, "start", "a secret")
    recording.end()
    assert recording.progress is not None
    assert recording.progress.over
    assert "secret" not in (tmp_path / "a.txt").read_text()


class Full(StringIO):
    """A disk with no room after a while."""

    left = 50

    def write(self, text: str) -> int:
        self.left -= 1
        if self.left < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(text)


def test_a_full_disk_ends_it_and_says_so(tmp_path: Path) -> None:
    minute = Minute()
    recording = OnDemand(lambda: minute.now_us, lambda path: Full())
    recording.begin(tmp_path / "a.txt", 60.0)
    minute.run(recording, 10.0)
    assert recording.progress is not None
    assert recording.progress.over
    assert "space" in recording.progress.failure


def test_without_room_or_right_it_never_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recording = OnDemand(lambda: 0)
    (tmp_path / "file").write_text("in the way")
    recording.begin(tmp_path / "file" / "a.txt", 60.0)
    assert recording.progress is not None
    assert recording.progress.failure

    def full(_folder: object) -> Any:
        return type("Usage", (), {"free": 1e6})()

    monkeypatch.setattr("kiosk.app.recording.disk_usage", full)
    recording.begin(tmp_path / "a.txt", 60.0)
    assert "space" in recording.progress.failure
    assert not (tmp_path / "a.txt").exists()
