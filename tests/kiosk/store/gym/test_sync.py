import sqlite3
import threading
from datetime import timedelta
from time import monotonic, sleep

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from kiosk.store.database import writing
from kiosk.store.forgetting import Reason, forget, note_member_forgotten
from kiosk.store.gym.errors import NotJoined, Unreachable
from kiosk.store.gym.sync import Sync
from tests.gym.postgres import Postgres
from tests.gym.treadmill import PACE
from tests.gym.wire import Wire
from tests.kiosk.store.gym.conftest import Chain, MakeTreadmill, ask


def test_a_member_walks_over_and_is_known(treadmill: MakeTreadmill) -> None:
    here, there = treadmill(), treadmill()
    stop = threading.Event()
    both = [threading.Thread(target=one.sync.follow, args=(stop,)) for one in (here, there)]
    for thread in both:
        thread.start()
    try:
        sam = here.add_member()
        begun_s = monotonic()
        while sam not in there.everybody() and monotonic() - begun_s < 60:
            sleep(0.05)
        assert sam in there.everybody()
    finally:
        stop.set()
        for thread in both:
            thread.join()


def test_a_cut_link_loses_nothing(
    postgres: Postgres, chain: Chain, treadmill: MakeTreadmill
) -> None:
    with Wire(postgres.port) as wire:
        here = treadmill()
        here.sync = Sync(
            here.engine, here.place.address.replace(str(postgres.port), str(wire.port)), PACE
        )
        sam = here.add_member()
        here.sync.round()
        wire.cut()
        visit_id = here.visit(sam)
        with pytest.raises(Unreachable, match="goes on by itself"):
            here.sync.round()
        wire.mend()
        here.sync.round()
    asked = "SELECT visit_id FROM treadform.visits WHERE chain_id = :c"
    assert ask(postgres, asked, c=chain.chain_id) == [(visit_id,)]


@pytest.mark.parametrize("after", [200, 600, 1500, 4000])
def test_an_answer_that_is_lost_doubles_nothing(
    postgres: Postgres, chain: Chain, treadmill: MakeTreadmill, after: int
) -> None:
    """The link is cut after so many bytes of answers: somewhere in the middle of the round."""
    with Wire(postgres.port) as wire:
        here = treadmill()
        address = here.place.address.replace(str(postgres.port), str(wire.port))
        here.sync = Sync(here.engine, address, PACE)
        sam = here.add_member()
        here.visit(sam)
        here.edit(sam, language="es")
        wire.cut(after)
        with pytest.raises(Unreachable):
            here.sync.round()
        wire.mend()
        here.sync.round()
    of_chain = "WHERE chain_id = :c"
    for table, count in (("members", 1), ("visits", 1), ("sets", 6), ("edits", 2)):
        asked = f"SELECT * FROM treadform.{table} {of_chain}"
        assert len(ask(postgres, asked, c=chain.chain_id)) == count, table


def test_a_gym_that_came_back_from_an_older_backup_is_told_everything_again(
    postgres: Postgres, chain: Chain, treadmill: MakeTreadmill
) -> None:
    here, there = treadmill(), treadmill()
    sam, kim = here.add_member("Sam"), there.add_member("Kim")
    visit_id = here.visit(sam)
    for one in (here, there, here):
        one.sync.round()
    here.forget_member(kim)
    here.sync.round()
    engine = create_engine(postgres.url)
    with engine.begin() as connection:
        for table in ("forgotten", "edits", "visits", "members"):
            gone = text(f"DELETE FROM treadform.{table} WHERE chain_id = :c")
            connection.execute(gone, {"c": chain.chain_id})
        older = text("UPDATE treadform.chains SET version = 1 WHERE chain_id = :c")
        connection.execute(older, {"c": chain.chain_id})
    engine.dispose()
    for one in (there, here, there, here):
        one.sync.round()
    assert list(here.everybody()) == list(there.everybody()) == [sam]
    asked = "SELECT visit_id FROM treadform.visits WHERE chain_id = :c"
    assert ask(postgres, asked, c=chain.chain_id) == [(visit_id,)]


def test_clocks_that_are_years_wrong_change_nothing(treadmill: MakeTreadmill) -> None:
    early, late = treadmill(-timedelta(days=4000)), treadmill(timedelta(days=4000))
    sam = late.add_member()
    late.sync.round()
    early.sync.round()
    early.edit(sam, language="es")  # later, though its clock says long ago
    early.sync.round()
    late.sync.round()
    assert late.everybody() == early.everybody()
    assert late.everybody()[sam][2] == "es"


def test_a_clock_in_the_future_ends_nobody_and_one_in_the_past_neither(
    treadmill: MakeTreadmill,
) -> None:
    ahead, behind, right = treadmill(), treadmill(), treadmill()
    sam = right.add_member()
    visit_id = right.visit(sam)
    due = right.now() + timedelta(days=365)
    right.edit(sam, keep_until=due)
    for one in (right, ahead, behind):
        one.sync.round()
    with writing(ahead.engine) as connection:
        note_member_forgotten(connection, sam, ahead.now(), Reason.RETENTION)
    with writing(right.engine) as connection:
        forget(connection, [visit_id], Reason.RETENTION, "retention")
    behind.edit(sam, keep_until=behind.now() - timedelta(days=9000), language="es")
    for one in (ahead, behind, right, ahead, behind):
        one.sync.round()
    for one in (ahead, behind, right):
        assert one.everybody()[sam][2:4] == ("es", due)
        assert one.rows("SELECT * FROM outbox") == []


def test_a_member_whose_time_is_over_goes_everywhere(
    postgres: Postgres, treadmill: MakeTreadmill
) -> None:
    here, there = treadmill(), treadmill()
    sam = here.add_member()
    for one in (here, there):
        one.sync.round()
    with writing(here.engine) as connection:
        note_member_forgotten(connection, sam, here.now(), Reason.RETENTION)
    for one in (here, there):
        one.sync.round()
    assert here.everybody() == there.everybody() == {}


def test_the_login_of_another_kiosk_is_not_used(treadmill: MakeTreadmill) -> None:
    here, there = treadmill(), treadmill()
    with pytest.raises(NotJoined, match="another kiosk"):
        Sync(here.engine, there.place.address).round()


def test_a_database_that_another_holds_for_long_does_not_end_the_following(
    treadmill: MakeTreadmill, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, stop, told = treadmill(), threading.Event(), list[str]()

    def fails(_stop: threading.Event, _asked: int) -> None:
        monkeypatch.undo()
        raise OperationalError("SELECT 1", {}, sqlite3.OperationalError("database is locked"))

    monkeypatch.setattr(here.sync, "_rest", fails)
    thread = threading.Thread(target=here.sync.follow, args=(stop, told.append))
    thread.start()
    while not told:
        sleep(0.05)
    here.note_audit()
    while here.rows("SELECT * FROM outbox"):
        assert thread.is_alive()
        sleep(0.05)
    stop.set()
    thread.join()
    assert "database is locked" in told[0]


def test_trouble_is_told_once_and_written_down(treadmill: MakeTreadmill) -> None:
    here = treadmill()
    address = here.place.address.split("@")[0] + "@127.0.0.1:9/postgres"
    here.sync = Sync(here.engine, address, PACE)
    stop, told = threading.Event(), []
    thread = threading.Thread(target=here.sync.follow, args=(stop, told.append))
    thread.start()
    while not here.rows("SELECT * FROM gym_link WHERE trouble IS NOT NULL"):
        sleep(0.05)
    sleep(0.6)
    stop.set()
    thread.join()
    assert len(told) == 1
    assert "refused" in told[0]
