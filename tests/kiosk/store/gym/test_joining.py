import pytest
from sqlalchemy import create_engine, text

from kiosk.store.gym.address import login_of
from kiosk.store.gym.errors import Refusal, Revoked, Unreachable
from kiosk.store.gym.founding import found
from kiosk.store.gym.joining import join, revoke
from kiosk.store.gym.status import status
from tests.gym.postgres import Postgres
from tests.kiosk.store.gym.conftest import Chain, MakeTreadmill, ask


def test_a_kiosk_gets_a_login_of_its_own_that_says_its_chain(
    postgres: Postgres, chain: Chain
) -> None:
    place = join(postgres.url, "Centre", "7", chain.name)
    assert login_of(place.chain_id, place.kiosk_id) in place.address
    assert join(place.address, "", "") == place
    asked = "SELECT rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = :login"
    login = login_of(place.chain_id, place.kiosk_id)
    assert ask(postgres, asked, login=login) == [(False, False, False)]


def test_of_several_gyms_one_has_to_be_named(postgres: Postgres, chain: Chain) -> None:
    found(postgres.url, chain.name, "North")
    with pytest.raises(Refusal, match="2 gyms"):
        join(postgres.url, "", "7", chain.name)
    with pytest.raises(Refusal, match="no gym"):
        join(postgres.url, "South", "7", chain.name)
    assert join(postgres.url, "North", "7", chain.name).chain_id == chain.chain_id


def test_a_stolen_kiosk_is_refused_says_so_and_goes_on_alone(
    postgres: Postgres, treadmill: MakeTreadmill
) -> None:
    stolen, other = treadmill(), treadmill()
    sam = stolen.add_member()
    stolen.sync.round()
    assert revoke(postgres.url, str(stolen.place.kiosk_id)) == [stolen.place.kiosk_id]
    other.edit(other.add_member("Kim"), language="es")
    other.sync.round()
    stolen.edit(sam, nickname="thief")
    with pytest.raises(Unreachable, match="terminating"):
        stolen.sync.round()
    for _ in range(2):
        with pytest.raises(Revoked, match="goes on without members"):
            stolen.sync.round()
    with stolen.engine.connect() as connection:
        said = status(connection)
    assert said.revoked_at is not None
    assert said.trouble == "this kiosk was revoked"
    stolen.visit(None)
    other.sync.round()
    assert sorted(row[0] for row in other.everybody().values()) == ["Kim", "Sam"]


def test_an_open_connection_of_a_revoked_kiosk_has_no_rights(
    postgres: Postgres, chain: Chain
) -> None:
    place = join(postgres.url, "", "7", chain.name)
    engine = create_engine(place.address)
    with engine.connect() as connection:
        connection.execute(text("SELECT * FROM treadform.members"))
        connection.commit()
        revoke(postgres.url, "7")
        with pytest.raises(Exception, match=r"terminating|permission denied|closed"):
            connection.execute(text("SELECT * FROM treadform.members"))
    engine.dispose()
    engine = create_engine(place.address)
    with engine.connect() as connection, pytest.raises(Exception, match="permission denied"):
        connection.execute(text("SELECT * FROM treadform.members"))
    engine.dispose()


def test_revoking_nobody_is_said(postgres: Postgres) -> None:
    with pytest.raises(Refusal, match="no kiosk is called nobody"):
        revoke(postgres.url, "nobody")
