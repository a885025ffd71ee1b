import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine

from kiosk.store.database import open_database
from kiosk.store.errors import Corrupt, Locked, NewerSchema, NotOurs, StoreError
from kiosk.store.schema import consents, members, visits
from kiosk.store.visits import history, load
from tests.kiosk.store.conftest import a_visit, save

RELEASED = Path(__file__).parent / "released"


def test_a_new_file_gets_its_folder_wal_full_sync_and_foreign_keys(tmp_path: Path) -> None:
    engine = open_database(tmp_path / "new" / "folder" / "treadform.db")
    with engine.connect() as connection:
        asked = [f"PRAGMA {name}" for name in ("journal_mode", "synchronous", "foreign_keys")]
        found = [connection.exec_driver_sql(pragma).scalar() for pragma in asked]
    assert found == ["wal", 2, 1]


def test_what_was_written_is_there_after_reopening(path: Path, engine: Engine) -> None:
    visit = a_visit()
    with engine.begin() as connection:
        save(connection, visit)
    engine.dispose()
    with open_database(path).connect() as connection:
        assert load(connection, visit.visit_id) == visit


@pytest.mark.parametrize("dump", sorted(RELEASED.glob("*.sql")), ids=lambda dump: dump.stem)
def test_every_released_schema_is_carried_forward_with_its_visits(dump: Path, path: Path) -> None:
    old = sqlite3.connect(path)
    old.executescript(dump.read_text())
    old.close()
    with open_database(path).connect() as connection:
        (line,) = history(connection)
        visit = load(connection, line.visit_id)
    assert visit is not None
    assert [(s.exercise, s.number, len(s.steps)) for s in visit.sets] == [("push_and_float", 1, 3)]
    assert visit.sets[0].result.cadence_spm.value == 171.4
    assert visit.sets[0].steps[1].contact_time_us == 250_000


def test_a_released_member_is_carried_forward_with_consent_and_visit(path: Path) -> None:
    with sqlite3.connect(path) as old:
        old.executescript((RELEASED / "0006.sql").read_text())
    old.close()
    with open_database(path).connect() as connection:
        member = connection.execute(members.select()).one()
        assert (member.nickname, member.language) == ("Sam", "en")
        assert connection.execute(consents.select()).one().given
        assert connection.execute(visits.select()).one().member_id == member.member_id


def test_there_is_a_dump_of_every_released_schema() -> None:
    versions = Path(__file__).parents[3] / "kiosk" / "store" / "migrations" / "versions"
    released = {script.stem.split("_")[0] for script in versions.glob("0*.py")}
    assert {dump.stem for dump in RELEASED.glob("*.sql")} == released


def test_a_newer_schema_is_refused_and_left_alone(path: Path, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    before = path.read_bytes()
    with pytest.raises(NewerSchema, match=r"schema 9999.*update Treadform"):
        open_database(path)
    assert path.read_bytes() == before


def test_a_damaged_page_is_found_at_the_door(path: Path, engine: Engine) -> None:
    with engine.begin() as connection:
        for _ in range(50):
            save(connection, a_visit(40))
    engine.dispose()
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 4096] = os.urandom(4096)
    path.write_bytes(data)
    with pytest.raises(Corrupt, match=r"treadform.db: the database is damaged .*backup"):
        open_database(path)


@pytest.mark.parametrize("junk", [b"not a database, but long enough to be read as one" * 40, b"x"])
def test_another_kind_of_file_is_not_touched(path: Path, junk: bytes) -> None:
    path.write_bytes(junk)
    with pytest.raises(NotOurs):
        open_database(path)
    assert path.read_bytes() == junk


def test_another_programs_database_is_not_touched(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (x)")
    other.close()
    with pytest.raises(NotOurs, match="another program's database"):
        open_database(path)


def test_a_folder_in_the_way(tmp_path: Path) -> None:
    with pytest.raises(NotOurs, match="a folder"):
        open_database(tmp_path)


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="file"):
        open_database(tmp_path / "file" / "treadform.db")


HOLD = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held_by_another_process(path: Path) -> Iterator[None]:
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        yield
        other.communicate()


def test_a_lock_held_by_another_process_is_named_and_harms_nothing(path: Path) -> None:
    with held_by_another_process(path), pytest.raises(Locked, match="another program holds"):
        open_database(path, wait_for_lock_s=0.05)
    with open_database(path).begin() as connection:
        assert save(connection, a_visit())


def test_an_open_database_can_be_read_while_another_process_writes(
    path: Path, engine: Engine
) -> None:
    with engine.begin() as connection:
        save(connection, a_visit())
    with held_by_another_process(path), open_database(path).connect() as connection:
        assert len(history(connection)) == 1


def test_half_a_file_is_damaged(path: Path, engine: Engine) -> None:
    with engine.begin() as connection:
        save(connection, a_visit(2000))
    engine.dispose()
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 + 7])
    with pytest.raises(Corrupt):
        open_database(path)
