import pytest
from sqlalchemy import Engine

from kiosk.store.database import writing
from kiosk.store.gym.errors import Refusal
from kiosk.store.gym.joining import Joined
from kiosk.store.gym.link import become, begin_again, link_of, went_well, went_wrong
from kiosk.store.ids import new_id
from tests.kiosk.store.gym.conftest import MakeTreadmill


def place() -> Joined:
    return Joined("", new_id(), new_id(), new_id())


def test_no_gym_no_link(engine: Engine) -> None:
    with engine.connect() as connection:
        assert link_of(connection) is None


def test_joining_offers_everything_that_is_here(treadmill: MakeTreadmill) -> None:
    here = treadmill()
    here.visit(here.add_member())
    here.visit(None)
    here.sync.round()
    assert here.rows("SELECT * FROM outbox") == []
    with writing(here.engine) as connection:
        begin_again(connection)
    kinds = here.rows("SELECT kind FROM outbox ORDER BY position")
    assert [kind for (kind,) in kinds] == ["member", "consent", "visit"]
    here.sync.round()  # told twice, taken once
    assert here.rows("SELECT * FROM outbox") == []


def test_members_of_one_chain_are_not_taken_to_another(treadmill: MakeTreadmill) -> None:
    here = treadmill()
    with writing(here.engine) as connection:
        become(connection, place())  # nobody here yet
        become(connection, here.place)
    here.add_member()
    with pytest.raises(Refusal, match="another chain"), writing(here.engine) as connection:
        become(connection, place())
    with writing(here.engine) as connection:
        become(connection, here.place)


def test_the_first_moment_of_a_revocation_stays_until_all_is_well(engine: Engine) -> None:
    with writing(engine) as connection:
        become(connection, place())
        went_wrong(connection, "revoked", revoked=True)
        first = link_of(connection)
        went_wrong(connection, "revoked", revoked=True)
        assert link_of(connection) == first
        went_wrong(connection, "cannot be reached", revoked=False)
        later = link_of(connection)
        assert later is not None
        assert first is not None
        assert (later.trouble, later.revoked_at) == ("cannot be reached", first.revoked_at)
        went_well(connection, 7)
        well = link_of(connection)
    assert well is not None
    assert (well.trouble, well.revoked_at, well.known_version) == (None, None, 7)
