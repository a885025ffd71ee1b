import json
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import pytest

from kiosk.coaching.member import Consent
from kiosk.store import Archive, VisitWriter, new_id, raw_streams
from kiosk.store.raw_shelf import RawShelf
from kiosk.store.raw_streams import KEPT_FOR, RawStreams, read_stream
from tests.kiosk.store.conftest import a_visit, joins, keep_for


@dataclass
class Sample:
    time_us: tuple[int, ...]
    value: float | None = None


@pytest.fixture
def writer(archive: Archive, tmp_path: Path) -> VisitWriter:
    return archive.writer(tmp_path / "waiting")


@pytest.fixture
def shelf(tmp_path: Path) -> RawShelf:
    return RawShelf(tmp_path / "raw")


def test_what_was_heard_can_be_read_and_the_member_sees_that_it_is_there(
    archive: Archive, writer: VisitWriter, shelf: RawShelf
) -> None:
    member, visit = joins(archive, "Sam", Consent.STORE, Consent.RESEARCH), a_visit()
    keep_for(archive, member, visit)
    streams = RawStreams(shelf, writer, batch_s=0.01)
    streams.hear("before", Sample((0,)))
    streams.begin(visit.visit_id)
    for at in range(500):
        streams.hear("C4:12:00:00:00:01", Sample((at, at + 1), at / 2))
    streams.end()
    streams.hear("after", Sample((0,)))
    streams.close()
    writer.close()
    found = list(read_stream(shelf.path(visit.visit_id)))
    assert len(found) == 500
    assert found[7] == {
        "what": "Sample", "from": "C4:12:00:00:00:01", "time_us": [7, 8], "value": 3.5
    }  # fmt: skip
    (line,) = member.everything().raw_streams
    assert line.size_bytes == shelf.path(visit.visit_id).stat().st_size
    assert (line.expires_at - archive.clock.now()).days in (KEPT_FOR.days - 1, KEPT_FOR.days)


@pytest.mark.skipif(shutil.which("zstd") is None, reason="no zstd program here to compare with")
def test_any_zstd_reads_it(writer: VisitWriter, shelf: RawShelf) -> None:
    streams, visit_id = RawStreams(shelf, writer, batch_s=0.0), new_id()
    streams.begin(visit_id)
    for at in range(3):
        streams.hear("a", Sample((at,)))
        time.sleep(0.01)
    streams.close()
    writer.close()
    told = subprocess.run(["zstd", "-dc", shelf.path(visit_id)], capture_output=True, check=True)
    assert len([json.loads(line) for line in told.stdout.splitlines()]) == 3


def test_half_a_batch_at_the_end_costs_only_that_batch(
    writer: VisitWriter, shelf: RawShelf
) -> None:
    visit_id = new_id()
    for part in range(2):
        streams = RawStreams(shelf, writer, batch_s=0.0)
        streams.begin(visit_id)
        streams.hear(f"part {part}", Sample(tuple(range(1000))))
        streams.close()
    writer.close()
    path = shelf.path(visit_id)
    path.write_bytes(path.read_bytes()[:-20])
    assert next(read_stream(path))["from"] == "part 0"


def test_handing_over_never_waits_and_a_stalled_disk_costs_no_memory(
    writer: VisitWriter, shelf: RawShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raw_streams, "MOST_WAITING", 100)
    stalled, visit_id = Event(), new_id()
    compress = raw_streams.zstandard.compress

    def slow(data: bytes) -> bytes:
        stalled.wait()
        return compress(data)

    monkeypatch.setattr(raw_streams.zstandard, "compress", slow)
    streams = RawStreams(shelf, writer, batch_s=0.0)
    streams.begin(visit_id)
    for at in range(1000):
        streams.hear("a", Sample((at,)))
    assert streams._queue.qsize() <= 101
    stalled.set()
    streams.close()
    writer.close()
    found = list(read_stream(shelf.path(visit_id)))
    heard = [line for line in found if "dropped" not in line]
    assert len(heard) + sum(line.get("dropped", 0) for line in found) == 1000


def test_a_disk_that_takes_nothing_ends_no_visit(
    writer: VisitWriter, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "in the way").write_text("")
    streams = RawStreams(RawShelf(tmp_path / "in the way"), writer, batch_s=0.0)
    streams.begin(new_id())
    streams.hear("a", Sample((0,)))
    streams.close()
    writer.close()
    assert "hole" in caplog.text


def test_a_stream_of_a_visit_that_is_not_kept_has_no_row(
    archive: Archive, writer: VisitWriter, shelf: RawShelf
) -> None:
    streams = RawStreams(shelf, writer, batch_s=0.0)
    streams.begin(new_id())
    streams.hear("a", Sample((0,)))
    streams.close()
    assert writer.close() == []
