import re
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

from kiosk.store.gym.downward import NEWEST, STREAMS, news_of
from kiosk.store.gym.errors import GymIsNewer, GymIsOlder, NotAGym, Unreachable
from kiosk.store.gym.founding import as_admin, found, known
from kiosk.store.gym.joining import join
from tests.gym.postgres import Postgres


@pytest.fixture
def database(postgres: Postgres) -> str:
    """The admin's address of an empty database of its own."""
    name = f"d{uuid4().hex}"
    admin = create_engine(postgres.url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    admin.dispose()
    return postgres.url.replace("/postgres", f"/{name}")


def change(address: str, *statements: str) -> None:
    engine = create_engine(address)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def test_founding_twice_is_founding_once_and_a_second_gym_joins_the_chain(database: str) -> None:
    first = found(database, "Iron", "Centre")
    assert found(database, "Iron", "Centre") == first
    second = found(database, "Iron", "North")
    assert (second.chain_id, second.schema) == (first.chain_id, known()[-1])
    assert second.gym_id != first.gym_id


def test_every_key_begins_with_the_chain_and_no_sequence_counts(database: str) -> None:
    found(database, "Iron", "Centre")
    with as_admin(database) as (_, connection):
        keys = connection.execute(
            text(
                "SELECT conrelid::regclass::text, a.attname FROM pg_constraint c"
                " JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]"
                " WHERE c.contype IN ('p', 'u', 'f') AND c.connamespace = 'treadform'::regnamespace"
                " AND conrelid::regclass::text <> 'treadform.alembic_version'"
            )
        ).all()
        assert {column for _, column in keys} == {"chain_id"}
        assert len({table for table, _ in keys}) == 16
        counted = text("SELECT count(*) FROM pg_sequences WHERE schemaname = 'treadform'")
        assert connection.scalar(counted) == 0
        indexed = text(
            "SELECT indexdef FROM pg_indexes WHERE schemaname = 'treadform'"
            " AND tablename <> 'alembic_version'"
        )
        assert all("(chain_id" in line for (line,) in connection.execute(indexed))


def test_a_newer_schema_is_refused_and_left_alone(database: str) -> None:
    found(database, "Iron", "Centre")
    place = join(database, "", "7")
    change(database, "UPDATE treadform.alembic_version SET version_num = '9999'")
    with pytest.raises(GymIsNewer, match="9999"):
        found(database, "Iron", "Centre")
    for address in (database, place.address):
        with pytest.raises(GymIsNewer, match="update Treadform"):
            join(address, "", "8")


@pytest.mark.parametrize("older", known()[:-1])
def test_an_older_schema_is_carried_forward_with_what_is_in_it(database: str, older: str) -> None:
    founded = found(database, "Iron", "Centre", schema=older)
    with pytest.raises(GymIsOlder, match="gym init"):
        join(database, "", "7")
    assert found(database, "Iron", "Centre").chain_id == founded.chain_id
    place = join(database, "", "7")
    assert (place.chain_id, place.gym_id) == (founded.chain_id, founded.gym_id)
    assert join(place.address, "", "").kiosk_id == place.kiosk_id


def test_another_programs_schema_is_left_alone(database: str) -> None:
    change(database, "CREATE SCHEMA treadform", "CREATE TABLE treadform.theirs (x int)")
    with pytest.raises(NotAGym, match="another program"):
        found(database, "Iron", "Centre")


def test_a_database_without_a_gym_says_how_to_make_it_one(database: str) -> None:
    with pytest.raises(NotAGym, match="gym init"):
        join(database, "", "7")


def test_nobody_there_is_one_line() -> None:
    with pytest.raises(Unreachable):
        found("postgresql+psycopg://a:b@127.0.0.1:9/d", "Iron", "Centre")


OF_A_TABLE = re.compile(r"\b(?:FROM|UPDATE|INTO|JOIN)\s+(?:treadform\.)?(\w+)")
NAMES_THE_CHAIN = re.compile(r"chain_id = (?:c|:chain)\b|\(chain_id,|VALUES \(c,|SELECT c,")


def test_every_statement_names_the_chain_of_every_table_it_touches(database: str) -> None:
    found(database, "Iron", "Centre")
    with as_admin(database) as (_, connection):
        bodies = "SELECT prosrc FROM pg_proc WHERE pronamespace = 'treadform'::regnamespace"
        tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'treadform'"
        known_tables = set(connection.scalars(text(tables))) - {"alembic_version"}
        sources = [*connection.scalars(text(bodies)), NEWEST, *map(news_of, STREAMS)]
    statements = [part for source in sources for part in source.split(";")]
    touched = 0
    for statement in statements:
        named = [table for table in OF_A_TABLE.findall(statement) if table in known_tables]
        assert len(NAMES_THE_CHAIN.findall(statement)) >= len(named), statement
        touched += len(named)
    assert touched > 30
