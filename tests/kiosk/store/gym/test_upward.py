import random
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import create_engine, text

from kiosk.store.database import writing
from kiosk.store.gym.packing import unpack
from kiosk.store.keeping import Kept, Owner, keep
from tests.gym.postgres import Postgres
from tests.gym.treadmill import made_up_visit
from tests.kiosk.store.gym.conftest import Chain, MakeTreadmill, ask


def test_a_visit_arrives_whole_and_once(
    postgres: Postgres, chain: Chain, treadmill: MakeTreadmill
) -> None:
    here = treadmill()
    sam = here.add_member()
    visit_id = here.visit(sam, steps_n=60)
    here.sync.round()
    here.sync.round()
    of_it = "WHERE chain_id = :c AND visit_id = :v"
    given = {"c": chain.chain_id, "v": visit_id}
    (row,) = ask(postgres, f"SELECT * FROM treadform.visits {of_it}", **given)
    assert row.member_id == sam
    assert row.kiosk_id == here.place.kiosk_id
    assert len(ask(postgres, f"SELECT * FROM treadform.sets {of_it}", **given)) == 6
    assert len(ask(postgres, f"SELECT * FROM treadform.answers {of_it}", **given)) == 2
    (block,) = ask(postgres, f"SELECT * FROM treadform.step_blocks {of_it}", **given)
    ours = here.rows("SELECT * FROM steps WHERE visit_id = :v ORDER BY position", v=visit_id.bytes)
    theirs = unpack(block.block)
    assert block.steps == len(theirs) == 60
    for mine, there in zip(ours, theirs, strict=True):
        assert {name: getattr(mine, name) for name in there} == there


def test_guests_and_visits_without_consent_stay_at_home(
    postgres: Postgres, chain: Chain, treadmill: MakeTreadmill
) -> None:
    here = treadmill()
    here.visit(None)
    here.visit(here.add_member(consent=False))
    here.sync.round()
    asked = "SELECT * FROM treadform.visits WHERE chain_id = :c"
    assert ask(postgres, asked, c=chain.chain_id) == []


def test_a_visit_waits_for_the_consent_that_is_still_on_its_way(
    postgres: Postgres, chain: Chain, treadmill: MakeTreadmill
) -> None:
    here = treadmill()
    sam = here.add_member(consent=False)
    visit_id = here.visit(sam)
    here.sync.round()
    here.consent(sam, "store", given=True)
    here.sync.round()
    here.sync.round()
    asked = "SELECT visit_id FROM treadform.visits WHERE chain_id = :c"
    assert ask(postgres, asked, c=chain.chain_id) == [(visit_id,)]
    assert here.rows("SELECT * FROM outbox") == []


def test_counts_and_audit_arrive_once(
    postgres: Postgres, chain: Chain, treadmill: MakeTreadmill
) -> None:
    here = treadmill()
    here.count(started=3)
    audit_id = here.note_audit()
    here.sync.round()
    here.count(started=5)
    here.sync.round()
    of_chain = "WHERE chain_id = :c"
    (count,) = ask(postgres, f"SELECT * FROM treadform.counts {of_chain}", c=chain.chain_id)
    assert (count.started, count.kiosk_id) == (5, here.place.kiosk_id)
    (row,) = ask(postgres, f"SELECT * FROM treadform.audit {of_chain}", c=chain.chain_id)
    assert row.audit_id == audit_id


def test_what_the_gym_will_not_have_is_set_aside_and_does_not_hold_up_the_rest(
    postgres: Postgres, chain: Chain, treadmill: MakeTreadmill
) -> None:
    here = treadmill()
    here.add_member("zero\0byte")
    sam = here.add_member()
    visit_id = here.visit(sam)
    here.sync.round()
    asked = "SELECT visit_id FROM treadform.visits WHERE chain_id = :c"
    assert ask(postgres, asked, c=chain.chain_id) == [(visit_id,)]
    refused = here.rows("SELECT kind, trouble FROM outbox WHERE trouble IS NOT NULL ORDER BY kind")
    assert [row.kind for row in refused] == ["consent", "member"]
    assert here.rows("SELECT * FROM outbox WHERE trouble IS NULL") == []


def test_a_visit_cut_short_goes_up_as_far_as_it_came_and_its_end_replaces_it(
    postgres: Postgres, chain: Chain, treadmill: MakeTreadmill
) -> None:
    here = treadmill(clock=-timedelta(hours=1))
    visit = made_up_visit(random.Random(1), 60, here.now())
    owner = Owner(here.add_member())
    part = replace(visit, complete=False, sets=visit.sets[:2])
    asked = (
        "SELECT v.complete, v.ended_at, b.steps FROM treadform.visits v"
        " JOIN treadform.step_blocks b USING (chain_id, visit_id) WHERE chain_id = :c"
    )
    with writing(here.engine) as connection:
        keep(connection, Kept(part, here.now(), False, owner))
    for _ in range(2):
        here.sync.round()
        (row,) = ask(postgres, asked, c=chain.chain_id)
        assert (row.complete, row.ended_at, row.steps) == (False, None, 20)
    with writing(here.engine) as connection:
        keep(connection, Kept(visit, here.now(), True, owner))
    here.sync.round()
    (row,) = ask(postgres, asked, c=chain.chain_id)
    assert (row.complete, row.steps) == (True, 60)
    assert row.ended_at is not None


def test_a_gym_that_never_heard_of_the_member_is_told_first(
    postgres: Postgres, chain: Chain, treadmill: MakeTreadmill
) -> None:
    here = treadmill()
    sam = here.add_member()
    here.sync.round()
    with writing(here.engine) as connection:  # as if the gym had been told
        connection.exec_driver_sql("DELETE FROM outbox")
    engine = create_engine(postgres.url)
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM treadform.members WHERE member_id = :m"), {"m": sam})
    engine.dispose()
    here.visit(sam)
    here.consent(sam, "coach", given=True)
    here.sync.round()
    asked = "SELECT member_id FROM treadform.{} WHERE chain_id = :c"
    for table in ("members", "visits", "consents"):
        assert (sam,) in ask(postgres, asked.format(table), c=chain.chain_id), table
