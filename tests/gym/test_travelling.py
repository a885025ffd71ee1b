"""What travels between kiosks and their gym, on a real PostgreSQL."""

from typing import Any

from sqlalchemy import create_engine, text

from kiosk.store.gym.packing import unpack
from tests.gym.conftest import Chain, MakeTreadmill
from tests.gym.postgres import Postgres


def ask(postgres: Postgres, what: str, **given: Any) -> list[Any]:
    engine = create_engine(postgres.url)
    with engine.connect() as connection:
        found = list(connection.execute(text(what), given).all())
    engine.dispose()
    return found


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


def test_a_member_is_known_on_another_treadmill(treadmill: MakeTreadmill) -> None:
    here, there = treadmill(), treadmill()
    sam = here.add_member()
    here.sync.round()
    there.sync.round()
    assert there.everybody() == here.everybody()
    assert sam in there.everybody()


def test_a_forgotten_member_is_gone_everywhere(
    postgres: Postgres, chain: Chain, treadmill: MakeTreadmill
) -> None:
    here, there = treadmill(), treadmill()
    sam = here.add_member()
    here.sync.round()
    there.sync.round()
    there.visit(sam)
    there.sync.round()
    there.visit(sam)
    here.forget_member(sam)
    here.sync.round()
    there.sync.round()
    for one in (here, there):
        assert one.everybody() == {}
        assert one.rows("SELECT * FROM visits") == []
        assert one.rows("SELECT * FROM gym_known") == []
    of_chain = "WHERE chain_id = :c"
    for table in ("members", "visits", "sets", "step_blocks", "answers", "consents"):
        found = ask(postgres, f"SELECT * FROM treadform.{table} {of_chain}", c=chain.chain_id)
        assert found == [], table


def test_edits_of_different_fields_meet(treadmill: MakeTreadmill) -> None:
    here, there = treadmill(), treadmill()
    sam = here.add_member()
    here.sync.round()
    there.sync.round()
    here.edit(sam, language="es")
    there.edit(sam, pin_hash="new")
    for one in (here, there, here):
        one.sync.round()
    assert here.everybody() == there.everybody()
    assert here.everybody()[sam][1:3] == ("new", "es")


def test_a_consent_taken_back_wins_over_one_given_without_knowing(
    treadmill: MakeTreadmill,
) -> None:
    here, there = treadmill(), treadmill()
    sam = here.add_member()
    here.sync.round()
    there.sync.round()
    here.consent(sam, "coach", given=False)
    there.consent(sam, "coach", given=True)
    for one in (here, there, here):
        one.sync.round()
    assert here.everybody() == there.everybody()
    assert ("coach", False) in here.everybody()[sam][-1]
    there.consent(sam, "coach", given=True)  # knowing, and so it counts
    for one in (there, here):
        one.sync.round()
    assert ("coach", True) in here.everybody()[sam][-1]


def test_guests_and_visits_without_consent_stay_at_home(
    postgres: Postgres, chain: Chain, treadmill: MakeTreadmill
) -> None:
    here = treadmill()
    here.visit(None)
    here.visit(here.add_member(consent=False))
    here.sync.round()
    asked = "SELECT * FROM treadform.visits WHERE chain_id = :c"
    assert ask(postgres, asked, c=chain.chain_id) == []


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


def test_programs_and_devices_are_the_same_everywhere(treadmill: MakeTreadmill) -> None:
    here, there = treadmill(), treadmill()
    here.publish("springs", 1, "ours")
    there.publish("springs", 1, "theirs")  # without a network, under the same number
    there.assign("C0:00:00:00:00:01", side="left")
    for _ in range(2):
        for one in (here, there):
            one.sync.round()
    asked = "SELECT name, version, text FROM programs ORDER BY version"
    expected = [("springs", 1, "ours"), ("springs", 2, "theirs")]
    assert here.rows(asked) == there.rows(asked) == expected
    used = "SELECT name, version FROM programs_in_use"
    assert here.rows(used) == there.rows(used) == [("springs", 2)]
    kept = "SELECT address, kind, facts FROM devices"
    assert here.rows(kept) == there.rows(kept)
    assert len(here.rows(kept)) == 1
