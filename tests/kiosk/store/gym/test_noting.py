from sqlalchemy import Engine

from kiosk.store.database import writing
from kiosk.store.gym.noting import NOTED, make_triggers
from tests.gym.treadmill import Treadmill
from tests.kiosk.store.gym.conftest import MakeTreadmill


def kinds(here: Treadmill) -> list[str]:
    return [row.kind for row in here.rows("SELECT kind FROM outbox ORDER BY position")]


def test_every_migrated_database_has_every_trigger(engine: Engine) -> None:
    with engine.connect() as connection:
        asked = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"
        found = connection.exec_driver_sql(asked).all()
    assert {table for _, table in found} == {noted.table for noted in NOTED}
    assert len(found) == sum(len(noted.changes) for noted in NOTED) + 1


def test_making_them_again_changes_nothing(engine: Engine) -> None:
    with writing(engine) as connection:
        make_triggers(connection)


def test_without_a_gym_nothing_is_noted(treadmill: MakeTreadmill) -> None:
    here = treadmill()
    with writing(here.engine) as connection:
        connection.exec_driver_sql("DELETE FROM gym_link")
    here.visit(here.add_member())
    here.count()
    assert kinds(here) == []


def test_what_changes_is_noted_in_order_and_once(treadmill: MakeTreadmill) -> None:
    here = treadmill()
    sam = here.add_member()
    here.edit(sam, language="es")
    here.consent(sam, "coach", given=True)
    here.visit(sam)
    here.count()
    here.count(started=2)
    here.note_audit()
    here.publish("springs", 1, "text")
    here.assign("C0:00:00:00:00:01")
    expected = ["member", "consent", "consent", "visit", "count", "audit"]
    assert kinds(here) == [*expected, "program", "program_in_use", "device"]


def test_guests_and_visits_that_go_on_are_not_noted(treadmill: MakeTreadmill) -> None:
    here = treadmill()
    here.visit(None)
    sam = here.add_member()
    here.visit(sam, ended=False)
    assert kinds(here) == ["member", "consent"]


def test_nothing_of_whom_was_forgotten_stays_on_the_way(treadmill: MakeTreadmill) -> None:
    here = treadmill()
    sam = here.add_member()
    here.visit(sam)
    here.sync.round()
    here.edit(sam, nickname="Sam the second")
    here.visit(sam)
    here.forget_member(sam)
    assert set(kinds(here)) == {"forgotten", "count"}
    assert here.rows("SELECT * FROM gym_known") == []
    assert b"Sam the second" not in here.path.read_bytes()


def test_the_triggers_note_in_the_transaction_of_the_change(treadmill: MakeTreadmill) -> None:
    here = treadmill()
    with here.engine.connect() as connection:
        connection.exec_driver_sql("INSERT INTO audit VALUES (zeroblob(16), '', '', '', '{}')")
        assert connection.exec_driver_sql("SELECT count(*) FROM outbox").scalar() == 1
        connection.rollback()
    assert kinds(here) == []
