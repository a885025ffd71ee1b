import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Engine, event

from kiosk.store.database import open_database
from kiosk.store.errors import DiskFull, ReadOnly
from kiosk.store.keeping import kept_now
from kiosk.store.visits import history, load
from kiosk.store.writer import VisitWriter, newest_only
from tests.kiosk.store.conftest import a_visit
from tests.kiosk.store.test_database import held_by_another_process


def kept(path: Path) -> int:
    with open_database(path).connect() as connection:
        return len(history(connection))


@pytest.fixture
def waiting(tmp_path: Path) -> Path:
    return tmp_path / "waiting"


def test_handed_over_visits_are_in_the_database_after_closing(
    path: Path, engine: Engine, waiting: Path
) -> None:
    writer = VisitWriter(engine, path, waiting)
    for _ in range(5):
        writer.keep(a_visit())
    assert writer.close() == []
    assert kept(path) == 5


def test_settle_waits_for_what_was_handed_over_before(
    path: Path, engine: Engine, waiting: Path
) -> None:
    writer = VisitWriter(engine, path, waiting)
    writer.keep(a_visit())
    assert writer.settle()
    assert kept(path) == 1
    writer.close()


def test_handing_over_does_not_wait_for_a_stalled_disk(path: Path, waiting: Path) -> None:
    """The lock is held while `keep` returns; only the writer's own thread can be waiting for it."""
    writer = VisitWriter(open_database(path, wait_for_lock_s=30), path, waiting)
    with held_by_another_process(path):
        writer.keep(a_visit())
        assert not writer.settle(timeout_s=0.2)
    assert writer.close() == []
    assert kept(path) == 1


def test_a_locked_database_sends_the_visit_to_the_spill_and_takes_it_in_later(
    path: Path, engine: Engine, waiting: Path
) -> None:
    writer = VisitWriter(engine, path, waiting)
    with held_by_another_process(path):
        writer.keep(a_visit())
        writer.settle()
        assert len(list(waiting.glob("*.json"))) == 1
    writer.keep(a_visit())
    assert writer.close() == []
    assert kept(path) == 2
    assert list(waiting.iterdir()) == []


def test_what_waited_over_a_restart_is_taken_in_at_the_start(
    path: Path, engine: Engine, waiting: Path
) -> None:
    with held_by_another_process(path):
        writer = VisitWriter(engine, path, waiting)
        writer.keep(a_visit())
        writer.close()
    assert kept(path) == 0
    VisitWriter(open_database(path), path, waiting).close()
    assert kept(path) == 1


def test_it_tries_again_by_itself(path: Path, engine: Engine, waiting: Path) -> None:
    writer = VisitWriter(engine, path, waiting, retry_s=0.01)
    with held_by_another_process(path):
        writer.keep(a_visit())
        writer.settle()
    while kept(path) < 1:  # the suite's own timeout ends a failure
        time.sleep(0.01)
    assert writer.close() == []


def test_a_visit_the_tables_refuse_blocks_no_other(
    path: Path, engine: Engine, waiting: Path
) -> None:
    bad = a_visit(started_at="the day before yesterday")
    writer = VisitWriter(engine, path, waiting)
    writer.keep(bad)
    writer.keep(a_visit())
    writer.close()
    assert kept(path) == 1
    assert [file.stem for file in waiting.glob("*.json")] == [str(bad.visit_id)]


def test_a_database_that_may_not_grow_sends_the_visit_to_the_spill(
    path: Path, engine: Engine, waiting: Path
) -> None:
    """The engine's own limit says the same as a full disk, and needs no right to mount one."""
    event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA max_page_count = 1"))
    engine.dispose()
    writer = VisitWriter(engine, path, waiting)
    writer.keep(a_visit(5000))
    writer.close()
    assert len(list(waiting.glob("*.json"))) == 1


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 512 kB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk takes root")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path) -> Path:
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(b"\0" * 4096):
                pass
        except OSError:
            return ballast
    raise AssertionError("the disk never became full")


def test_on_a_full_disk_nothing_is_lost_and_all_is_kept_once_there_is_room(
    small_disk: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = small_disk / "treadform.db"
    writer = VisitWriter(open_database(path), path, small_disk / "waiting")
    ballast = fill(small_disk)
    writer.keep(a_visit(500))
    writer.settle()
    assert "the disk is full; free some space" in caplog.text
    ballast.unlink()
    assert writer.close() == []
    assert kept(path) == 1


def test_what_no_disk_takes_is_handed_back(small_disk: Path) -> None:
    path, visit = small_disk / "treadform.db", a_visit(500)
    writer = VisitWriter(open_database(path), path, small_disk / "waiting")
    fill(small_disk)
    writer.keep(visit)
    assert writer.close() == [visit]


def test_a_full_disk_is_named_at_the_door(small_disk: Path) -> None:
    path = small_disk / "treadform.db"
    open_database(path).dispose()
    fill(small_disk)
    with pytest.raises(DiskFull, match=r"treadform.db: the disk is full; free some space"):
        open_database(path)


def test_a_read_only_disk_is_named_at_the_door(small_disk: Path) -> None:
    path = small_disk / "treadform.db"
    open_database(path).dispose()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(ReadOnly, match=r"treadform.db: .*TREADFORM_HOME"):
        open_database(path)


def test_a_visit_that_goes_on_is_there_before_its_end(
    path: Path, engine: Engine, waiting: Path
) -> None:
    writer, visit = VisitWriter(engine, path, waiting), a_visit(9)
    for steps in range(1, 10):
        begun = replace(visit.sets[0], steps=visit.sets[0].steps[:steps])
        writer.progress(replace(visit, complete=False, sets=(begun,)))
        writer.settle()
        with engine.connect() as connection:
            back = load(connection, visit.visit_id)
        assert back is not None
        assert len(back.sets[0].steps) == steps
    writer.keep(visit)
    writer.close()
    with engine.connect() as connection:
        assert load(connection, visit.visit_id) == visit
        assert [line.cut_short for line in history(connection)] == [False]


def test_a_visit_that_goes_on_behind_a_lock_is_on_disk_and_whole_afterwards(
    path: Path, engine: Engine, waiting: Path
) -> None:
    writer, visit = VisitWriter(engine, path, waiting), a_visit(9)
    first = replace(visit, sets=(replace(visit.sets[0], steps=visit.sets[0].steps[:4]),))
    with held_by_another_process(path):
        writer.progress(first)
        writer.settle()
        assert len(list(waiting.glob("*.json"))) == 1
    writer.progress(visit)
    assert writer.close() == []
    with engine.connect() as connection:
        assert load(connection, visit.visit_id) == visit
    assert list(waiting.iterdir()) == []


def test_after_a_stall_only_the_last_state_of_each_visit_is_written() -> None:
    one, two, event = a_visit(), a_visit(), Event()
    states = [kept_now(one, ended=False) for _ in range(3)]
    end, other = kept_now(one, ended=True), kept_now(two, ended=False)
    assert newest_only([*states, other]) == [states[-1], other]
    assert newest_only([*states, end, event, None]) == [end, event, None]
    assert newest_only([end, other, end]) == [end, other, end]


OTHER_KIOSK = """
import sys
from pathlib import Path
from kiosk.store import Archive
from tests.kiosk.store.conftest import a_visit
path = Path(sys.argv[1])
writer = Archive(path).writer(path.parent / "waiting-too")
for _ in range(30):
    writer.keep(a_visit(50))
assert writer.close() == []
"""


def test_two_processes_on_one_database_lose_and_double_nothing(path: Path, waiting: Path) -> None:
    """Two kiosks started by mistake, or a kiosk and a command of staff."""
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", OTHER_KIOSK, str(path)]
    writer = VisitWriter(open_database(path), path, waiting)
    with subprocess.Popen(command, cwd=root, env=os.environ | {"PYTHONPATH": str(root)}) as other:
        for _ in range(30):
            writer.keep(a_visit(50))
    assert other.returncode == 0
    assert writer.close() == []
    assert kept(path) == 60
    left = [*waiting.glob("*"), *(path.parent / "waiting-too").glob("*")]
    assert left == []
