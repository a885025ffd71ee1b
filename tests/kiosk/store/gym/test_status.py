from sqlalchemy import Engine

from kiosk.store.database import writing
from kiosk.store.gym.link import went_wrong
from kiosk.store.gym.status import Status, members_welcome, status
from tests.kiosk.store.gym.conftest import MakeTreadmill


def test_without_a_gym_there_is_nothing_to_say_and_members_are_welcome(engine: Engine) -> None:
    with engine.connect() as connection:
        assert status(connection) == Status(joined=False)
        assert members_welcome(connection)


def test_it_says_what_waits_and_since_when(treadmill: MakeTreadmill) -> None:
    here = treadmill()
    here.add_member()
    with here.engine.connect() as connection:
        before = status(connection)
    assert (before.waiting, before.last_sync_at, before.server_version) == (2, None, 0)
    assert before.oldest_waiting_at is not None
    here.sync.round()
    with here.engine.connect() as connection:
        after = status(connection)
    assert (after.waiting, after.oldest_waiting_at, after.refused) == (0, None, 0)
    assert after.server_version == 2
    assert after.last_sync_at is not None


def test_a_revoked_kiosk_lets_nobody_sign_in(treadmill: MakeTreadmill) -> None:
    here = treadmill()
    with writing(here.engine) as connection:
        went_wrong(connection, "this kiosk was revoked", revoked=True)
        assert not members_welcome(connection)
