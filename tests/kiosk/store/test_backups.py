import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from kiosk.coaching.record import VisitRecord
from kiosk.store import Archive
from kiosk.store.backups import EVERY, OLDEST, Backups, kept_moments, restore
from kiosk.store.database import open_database
from kiosk.store.errors import Locked, NewerSchema, NotOurs, StoreError
from kiosk.store.keeping import Kept, Owner, keep
from kiosk.store.visits import history
from tests.kiosk.store.conftest import a_visit, save

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


@pytest.fixture
def backups(path: Path, tmp_path: Path) -> Backups:
    return Backups(path, tmp_path / "backups")


def add(engine: Engine) -> VisitRecord:
    visit = a_visit()
    with engine.begin() as connection:
        save(connection, visit)
    return visit


def visits_in(path: Path) -> list[object]:
    engine = open_database(path)
    with engine.connect() as connection:
        found = [line.visit_id for line in history(connection)]
    engine.dispose()
    return found


def test_a_backup_is_one_whole_file_though_the_kiosk_is_writing(
    engine: Engine, backups: Backups
) -> None:
    visit = add(engine)
    with engine.begin() as connection:
        save(connection, a_visit())  # not yet committed: not in the backup
        made = backups.make(NOW)
    assert visits_in(made) == [visit.visit_id]
    assert [path.name for path in backups.folder.iterdir()] == ["treadform-20261122T100000Z.db"]


def test_one_a_day_is_enough(engine: Engine, backups: Backups) -> None:
    assert backups.make_if_due(NOW)
    assert backups.make_if_due(NOW + EVERY - timedelta(minutes=1)) is None
    assert backups.make_if_due(NOW + EVERY)


@given(st.lists(st.timedeltas(timedelta(0), timedelta(days=90)), max_size=60))
def test_what_is_kept_is_bounded_recent_and_always_has_the_newest(ages: list[timedelta]) -> None:
    moments = {NOW - age for age in ages}
    keep = kept_moments(moments, NOW)
    assert keep <= moments
    assert len(keep) <= 12
    assert all(NOW - moment < OLDEST for moment in keep)
    recent = [moment for moment in moments if NOW - moment < OLDEST]
    assert not recent or max(recent) in keep


def test_after_two_months_of_days_a_week_of_days_and_five_weeks_are_there(
    engine: Engine, backups: Backups
) -> None:
    for day in range(60):
        backups.make_if_due(NOW + timedelta(days=day))
    ages = [(NOW + timedelta(days=59) - moment).days for moment, _ in backups.made()]
    assert sorted(ages)[:7] == list(range(7))
    assert len(ages) <= 12
    assert max(ages) < OLDEST.days
    assert max(ages) >= 21


def test_thinning_out_leaves_other_files_alone(backups: Backups) -> None:
    backups.folder.mkdir()
    mine = backups.folder / "treadform-before the move.db"
    mine.write_text("precious")
    backups.thin_out(NOW)
    assert mine.exists()


def test_a_restored_backup_is_the_database_and_the_old_one_is_kept(
    path: Path, engine: Engine, backups: Backups
) -> None:
    early = add(engine)
    made = backups.make(NOW)
    late = add(engine)
    engine.dispose()
    aside = restore(made, path)
    assert visits_in(path) == [early.visit_id]
    assert aside is not None
    assert set(visits_in(aside)) == {early.visit_id, late.visit_id}


def test_a_damaged_database_can_be_replaced(path: Path, engine: Engine, backups: Backups) -> None:
    visit = add(engine)
    made = backups.make(NOW)
    engine.dispose()
    path.write_bytes(b"x" * 10_000)
    assert restore(made, path) is not None
    assert visits_in(path) == [visit.visit_id]


def test_a_backup_of_an_older_version_is_carried_forward(path: Path, tmp_path: Path) -> None:
    old = sqlite3.connect(tmp_path / "old.db")
    old.executescript((Path(__file__).parent / "released" / "0001.sql").read_text())
    old.close()
    assert restore(tmp_path / "old.db", path) is None
    assert len(visits_in(path)) == 1


def test_a_backup_of_a_newer_version_changes_nothing(
    path: Path, engine: Engine, backups: Backups
) -> None:
    visit = add(engine)
    made = backups.make(NOW)
    newer = sqlite3.connect(made)
    newer.execute("UPDATE alembic_version SET version_num = '9999'")
    newer.commit()
    newer.close()
    engine.dispose()
    with pytest.raises(NewerSchema):
        restore(made, path)
    assert visits_in(path) == [visit.visit_id]
    assert sorted(file.name for file in path.parent.iterdir()) == ["backups", path.name]


@pytest.mark.parametrize("junk", [b"not a backup at all, only some text", b""])
def test_what_is_no_backup_changes_nothing(
    path: Path, engine: Engine, tmp_path: Path, junk: bytes
) -> None:
    visit = add(engine)
    engine.dispose()
    (tmp_path / "junk").write_bytes(junk)
    with pytest.raises(StoreError, match=r"junk: .*; choose another backup"):
        restore(tmp_path / "junk", path)
    assert visits_in(path) == [visit.visit_id]


def test_a_missing_backup_is_named(path: Path, tmp_path: Path) -> None:
    with pytest.raises(NotOurs, match=r"gone.db: there is no such file; choose another backup"):
        restore(tmp_path / "gone.db", path)
    with pytest.raises(NotOurs, match=r"this is a folder; choose another backup"):
        restore(tmp_path, path)


def test_under_a_running_kiosk_nothing_is_replaced(
    path: Path, engine: Engine, backups: Backups
) -> None:
    add(engine)
    made = backups.make(NOW)
    with engine.connect() as running:
        running.exec_driver_sql("SELECT 1")
        with pytest.raises(Locked, match="stop the kiosk first"):
            restore(made, path)


def test_a_visit_that_an_older_version_forgot_stays_forgotten(path: Path, tmp_path: Path) -> None:
    """Updated and restored in one go: the present database was never opened by this version."""
    released = Path(__file__).parent / "released" / "0005.sql"
    with closing(sqlite3.connect(path)) as old:
        old.executescript(released.read_text())
        (gone,) = old.execute("SELECT visit_id FROM visits").fetchone()
    made = Backups(path, tmp_path / "backups").make()
    with closing(sqlite3.connect(path)) as old, old:
        old.execute("INSERT INTO forgotten VALUES (?, '2026-11-22 12:00:00', 'asked')", (gone,))
    restore(made, path)
    assert Archive(path).history() == []


def test_a_clock_that_went_back_still_makes_backups(engine: Engine, backups: Backups) -> None:
    backups.make(NOW + timedelta(days=3000))
    assert backups.make_if_due(NOW) is not None
    assert backups.make_if_due(NOW + timedelta(minutes=1)) is None


def test_a_clock_that_jumped_ahead_takes_no_backup_away(engine: Engine, backups: Backups) -> None:
    made = [backups.make(NOW + timedelta(days=day)) for day in range(3)]
    backups.make_if_due(NOW + timedelta(days=3650), thin_out=False)
    assert all(path.exists() for path in made)


def test_what_a_restore_put_aside_goes_when_backups_of_its_age_go(
    path: Path, engine: Engine, backups: Backups
) -> None:
    engine.dispose()
    aside = restore(backups.make(NOW), path, NOW)
    assert aside is not None
    backups.thin_out(NOW + OLDEST)
    assert aside.exists()
    backups.thin_out(NOW + OLDEST + timedelta(seconds=1))
    assert not aside.exists()
    assert path.exists()


def test_a_guest_is_in_no_backup(path: Path, engine: Engine, backups: Backups) -> None:
    guest, member = replace(a_visit(), notes=("a guest's word",)), a_visit()
    with engine.begin() as connection:
        keep(connection, Kept(guest, NOW, ended=False, owner=Owner(guest=True)))
        save(connection, member)
    made = backups.make(NOW)
    assert b"a guest's word" not in made.read_bytes()
    with open_database(made).connect() as connection:
        assert [line.visit_id for line in history(connection)] == [member.visit_id]
