"""Make a PostgreSQL database a gym's, or carry it forward. Needs a login that may make roles."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from kiosk.store.gym.address import engine_of, read_address
from kiosk.store.gym.errors import GymIsNewer, GymIsOlder, NotAGym, explain, shown
from kiosk.store.ids import new_id

OWNER, KIOSK = "treadform_owner", "treadform_kiosk"
ONE_AT_A_TIME = 7_311_202_611
"""The key of the advisory lock under which a gym is made or changed."""


@dataclass(frozen=True, slots=True)
class Founded:
    """What there is now."""

    chain_id: UUID
    gym_id: UUID
    schema: str


@contextmanager
def as_admin(address: str) -> Iterator[tuple[URL, Connection]]:
    """One transaction with the rights of whoever sets up gyms; raises `GymError`."""
    url = read_address(address)
    engine = engine_of(url)
    try:
        with engine.begin() as connection:
            connection.execute(text(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})"))
            yield url, connection
    except SQLAlchemyError as error:
        raise explain(url, error) from error
    finally:
        engine.dispose()


def found(address: str, chain: str, gym: str, schema: str = "head") -> Founded:
    """Make roles, schema, chain and gym where they are missing; again is harmless."""
    with as_admin(address) as (url, connection):
        _make_roles(connection)
        connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS treadform AUTHORIZATION {OWNER}"))
        _refuse_others(url, connection)
        connection.execute(text(f"SET LOCAL ROLE {OWNER}"))
        _migrate(connection, schema)
        chain_id = _named(connection, "chains", "chain_id", {"name": chain})
        here = {"chain_id": chain_id, "name": gym}
        return Founded(chain_id, _named(connection, "gyms", "gym_id", here), known()[-1])


def known() -> list[str]:
    """Every schema this program knows, the newest last."""
    scripts = ScriptDirectory.from_config(_alembic()).walk_revisions()
    return sorted(script.revision for script in scripts)


def check_schema(url: URL, connection: Connection) -> None:
    """Raise where a kiosk and its gym are not of one version."""
    current = connection.scalar(text("SELECT version_num FROM treadform.alembic_version"))
    if current is None:
        raise NotAGym(shown(url), "this database is not a gym's")
    if current not in known():
        raise GymIsNewer(shown(url), _newer(current))
    if current != known()[-1]:
        raise GymIsOlder(shown(url), f"its schema is {current}, this program wants {known()[-1]}")


def _newer(current: str) -> str:
    return f"written by a newer Treadform (schema {current}, known up to {known()[-1]})"


def _make_roles(connection: Connection) -> None:
    for role in (OWNER, KIOSK):
        there = text("SELECT 1 FROM pg_roles WHERE rolname = :role")
        if connection.scalar(there, {"role": role}) is None:
            connection.execute(text(f"CREATE ROLE {role} NOLOGIN"))
    connection.execute(text(f"GRANT {OWNER} TO CURRENT_USER"))
    database = connection.scalar(text("SELECT quote_ident(current_database())"))
    connection.execute(text(f"REVOKE CREATE, TEMPORARY ON DATABASE {database} FROM PUBLIC"))
    connection.execute(text("REVOKE CREATE ON SCHEMA public FROM PUBLIC"))


def _refuse_others(url: URL, connection: Connection) -> None:
    options = {"version_table_schema": "treadform"}
    current = MigrationContext.configure(connection, opts=options).get_current_revision()
    if current is None and inspect(connection).get_table_names("treadform"):
        raise NotAGym(shown(url), "its schema treadform is another program's")
    if current is not None and current not in known():
        raise GymIsNewer(shown(url), _newer(current))


def _migrate(connection: Connection, schema: str) -> None:
    config = _alembic()
    config.attributes["connection"] = connection
    command.upgrade(config, schema)


def _named(connection: Connection, table: str, key: str, row: dict[str, object]) -> UUID:
    """The id of the row of that name, made where there is none."""
    same = " AND ".join(f"{column} = :{column}" for column in row)
    wanted = text(f"SELECT {key} FROM treadform.{table} WHERE {same}")
    there: UUID | None = connection.scalar(wanted, row)
    if there is not None:
        return there
    row = {key: new_id()} | row
    columns, values = ", ".join(row), ", ".join(f":{column}" for column in row)
    connection.execute(text(f"INSERT INTO treadform.{table} ({columns}) VALUES ({values})"), row)
    made = row[key]
    assert isinstance(made, UUID)
    return made


def _alembic() -> Config:
    config = Config()
    config.set_main_option("script_location", "kiosk.store.gym:migrations")
    config.set_main_option("path_separator", "os")
    return config
