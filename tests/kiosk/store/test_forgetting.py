from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import Engine, func, select

from kiosk.coaching.record import VisitRecord
from kiosk.store import Archive, new_id
from kiosk.store.backups import OLDEST, Backups, restore
from kiosk.store.forgetting import Reason, forget, is_forgotten, note_member_forgotten, older_than
from kiosk.store.keeping import keep, kept_now
from kiosk.store.schema import (
    answers,
    audit,
    consents,
    counts,
    members,
    readings,
    sets,
    steps,
    visits,
)
from kiosk.store.visits import history, load
from tests.kiosk.store.conftest import a_visit, save

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
MARK = "a note that nobody else would write"


def asked(engine: Engine, *wanted: VisitRecord) -> None:
    with engine.begin() as connection:
        forget(connection, [visit.visit_id for visit in wanted], Reason.ASKED, "ada", NOW)


def test_a_forgotten_visit_leaves_no_row_and_the_others_stay(engine: Engine) -> None:
    gone, stays = a_visit(40), a_visit(3)
    with engine.begin() as connection:
        save(connection, gone)
        save(connection, stays)
        receipt = forget(connection, [gone.visit_id], Reason.ASKED, "ada", NOW)
        assert (receipt.visits, receipt.steps) == ((gone.visit_id,), 40)
        assert load(connection, gone.visit_id) is None
        assert load(connection, stays.visit_id) == stays
        for table in (sets, readings, answers, steps):
            of_it = select(func.count()).select_from(table)
            assert connection.scalar(of_it.where(table.c.visit_id == gone.visit_id)) == 0


def test_the_receipt_names_the_day_on_which_the_last_backup_is_free_of_it(engine: Engine) -> None:
    with engine.begin() as connection:
        receipt = forget(connection, [a_visit().visit_id], Reason.ASKED, "ada", NOW)
    assert receipt.gone_from_backups_by == NOW + OLDEST


def test_nothing_of_it_can_be_found_in_the_files(path: Path, tmp_path: Path) -> None:
    archive = Archive(path)
    visit = replace(a_visit(500), notes=(MARK,))
    archive.add(visit)
    archive.add(a_visit(20))
    assert any(MARK.encode() in file.read_bytes() for file in tmp_path.glob("treadform.db*"))
    archive.forget([visit.visit_id], Reason.ASKED, "ada")
    assert not any(MARK.encode() in file.read_bytes() for file in tmp_path.glob("treadform.db*"))
    assert len(archive.history()) == 1


def again(visit: VisitRecord, *, ended: bool) -> Callable[[Engine], bool]:
    def write(engine: Engine) -> bool:
        with engine.begin() as connection:
            return keep(connection, kept_now(visit, ended=ended))

    return write


@pytest.mark.parametrize("ended", [True, False])
def test_deletion_wins_over_whatever_comes_later(engine: Engine, ended: bool) -> None:
    visit = a_visit()
    asked(engine, visit)  # before it was ever here, such as one that waits on another disk
    assert not again(visit, ended=ended)(engine)
    with engine.connect() as connection:
        assert history(connection) == []


def test_a_restored_backup_does_not_bring_it_back(path: Path, tmp_path: Path) -> None:
    archive, visit, other = Archive(path), replace(a_visit(), notes=(MARK,)), a_visit()
    archive.add(visit)
    archive.add(other)
    made = Backups(path, tmp_path / "backups").make(NOW)
    archive.forget([visit.visit_id], Reason.ASKED, "ada")
    archive.close()
    restore(made, path)
    back = Archive(path)
    assert [line.visit_id for line in back.history()] == [other.visit_id]
    assert not back.add(visit)
    assert MARK.encode() not in path.read_bytes()


def test_who_did_it_is_noted_without_whose_it_was(engine: Engine) -> None:
    visit = a_visit(7)
    with engine.begin() as connection:
        save(connection, visit)
    asked(engine, visit)
    with engine.connect() as connection:
        (note,) = connection.execute(audit.select()).all()
    assert (note.actor, note.action) == ("ada", "forget")
    assert note.detail == {"reason": "asked", "visits": 1, "steps": 7}


def test_forgetting_twice_is_no_fault(engine: Engine) -> None:
    visit = a_visit()
    asked(engine, visit, visit)
    asked(engine, visit)
    with engine.connect() as connection:
        assert is_forgotten(connection, visit.visit_id)
        assert not is_forgotten(connection, new_id())


def test_only_what_is_old_enough_is_old(engine: Engine) -> None:
    old = a_visit(started_at="2025-11-21T10:00:00+00:00")
    with engine.begin() as connection:
        save(connection, old)
        save(connection, a_visit(started_at="2025-11-23T10:00:00+00:00"))
        assert older_than(connection, timedelta(days=365), NOW) == [old.visit_id]


def test_the_kiosk_forgets_by_itself_what_is_too_old(path: Path, tmp_path: Path) -> None:
    archive = Archive(path)
    archive.add(a_visit(started_at="2020-01-01T10:00:00+00:00"))
    fresh = a_visit(started_at=datetime.now(UTC).isoformat())
    archive.add(fresh)
    archive.writer(tmp_path / "waiting", keep_for=timedelta(days=365)).close()
    assert [line.visit_id for line in archive.history()] == [fresh.visit_id]


def test_a_forgotten_member_takes_everything_along_but_the_sums(engine: Engine) -> None:
    visit, member_id = a_visit(), a_member(engine)
    with engine.begin() as connection:
        save(connection, visit)
        connection.execute(visits.update().values(member_id=member_id))
        note_member_forgotten(connection, member_id, NOW, Reason.ASKED)
        for table in (members, consents, visits, sets, steps):
            assert connection.execute(table.select()).all() == []
        assert is_forgotten(connection, member_id)
        assert is_forgotten(connection, visit.visit_id)
        assert connection.execute(select(counts.c.started)).scalar() == 1


def a_member(engine: Engine) -> UUID:
    member_id = new_id()
    with engine.begin() as connection:
        row = {"nickname": "Sam", "nickname_key": "sam", "pin_hash": "", "language": "en"}
        connection.execute(members.insert(), row | {"member_id": member_id, "created_at": NOW})
        given = {"purpose": "store", "given": True, "at": NOW, "wording": "1"}
        connection.execute(consents.insert(), given | {"member_id": member_id})
    return member_id
