from tests.gym.postgres import Postgres
from tests.kiosk.store.gym.conftest import Chain, MakeTreadmill, ask


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


def test_a_visit_forgotten_elsewhere_goes_at_home_too(
    postgres: Postgres, chain: Chain, treadmill: MakeTreadmill
) -> None:
    here, there = treadmill(), treadmill()
    sam = here.add_member()
    visit_id = here.visit(sam)
    here.sync.round()
    assert visit_id is not None
    there.sync.round()
    there.forget_visit(visit_id)
    there.sync.round()
    here.sync.round()
    assert here.rows("SELECT * FROM visits") == []
    counted = here.rows("SELECT started FROM counts")
    assert counted == [(1,)]
    here.sync.round()
    asked = "SELECT started FROM treadform.counts WHERE chain_id = :c AND kiosk_id = :k"
    assert ask(postgres, asked, c=chain.chain_id, k=here.place.kiosk_id) == [(1,)]


def test_what_was_taken_in_is_not_told_again(treadmill: MakeTreadmill) -> None:
    here, there = treadmill(), treadmill()
    sam = here.add_member()
    here.publish("springs", 1, "text")
    here.assign("C0:00:00:00:00:01", side="left")
    here.sync.round()
    there.sync.round()
    assert sam in there.everybody()
    assert there.rows("SELECT * FROM outbox") == []
