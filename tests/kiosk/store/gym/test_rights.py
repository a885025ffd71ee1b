"""What a kiosk's login can and cannot do, tried with plain SQL as a thief would."""

from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import DBAPIError

from kiosk.store.gym.joining import join
from tests.gym.postgres import Postgres
from tests.gym.treadmill import Treadmill
from tests.kiosk.store.gym.conftest import MakeTreadmill, a_chain, ask

TABLES = (
    *("chains", "gyms", "kiosks", "members", "consents", "forgotten", "edits", "programs"),
    *("programs_in_use", "devices", "visits", "sets", "answers", "step_blocks", "audit", "counts"),
)
READ = ("chains", "members", "consents", "forgotten", "programs", "programs_in_use", "devices")


@pytest.fixture(scope="module")
def victim(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[UUID]:
    """Another chain with everything in it; its id."""
    place = join(postgres.url, "", "theirs", a_chain(postgres).name)
    theirs = Treadmill(tmp_path_factory.mktemp("theirs"), place)
    sam = theirs.add_member("Sam of theirs")
    theirs.visit(sam)
    theirs.count()
    theirs.note_audit()
    theirs.publish("springs", 1, "secret")
    theirs.assign("C0:00:00:00:00:01")
    theirs.forget_member(theirs.add_member())
    theirs.sync.round()
    yield place.chain_id
    theirs.close()


@pytest.fixture(scope="module")
def thief(postgres: Postgres) -> Iterator[Connection]:
    """A connection with the login of a kiosk of its own, innocent chain."""
    place = join(postgres.url, "", "thief", a_chain(postgres).name)
    engine = create_engine(place.address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def refused(thief: Connection, what: str, **given: object) -> str:
    with pytest.raises(DBAPIError) as error:
        thief.execute(text(what), given)
    return str(getattr(error.value.orig, "sqlstate", ""))


def test_the_victim_has_something_in_every_table(postgres: Postgres, victim: UUID) -> None:
    empty = [
        table
        for table in TABLES
        if not ask(postgres, f"SELECT 1 FROM treadform.{table} WHERE chain_id = :c", c=victim)
    ]
    assert empty == []


def test_the_rows_of_another_chain_are_not_there(thief: Connection, victim: UUID) -> None:
    for table in READ:
        asked = text(f"SELECT count(*) FROM treadform.{table} WHERE chain_id = :c")
        assert thief.scalar(asked, {"c": victim}) == 0, table
    assert thief.scalar(text("SELECT count(*) FROM treadform.chains")) == 1


def test_what_a_kiosk_has_no_need_of_it_cannot_read_at_all(thief: Connection) -> None:
    for table in sorted(set(TABLES) - set(READ)):
        assert refused(thief, f"SELECT * FROM treadform.{table}") == "42501", table


@pytest.mark.parametrize("what", ["DELETE FROM {}", "TRUNCATE {}", "DROP TABLE {}"])
def test_no_table_can_be_written_or_dropped(thief: Connection, what: str) -> None:
    for table in TABLES:
        assert refused(thief, what.format(f"treadform.{table}")) == "42501", table


@pytest.mark.parametrize(
    "what",
    [
        "UPDATE treadform.members SET pin_hash = ''",
        "INSERT INTO treadform.chains VALUES (gen_random_uuid(), 'mine', 0)",
        "ALTER TABLE treadform.members DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE treadform.members ADD COLUMN mine text",
        "DROP POLICY of_the_chain ON treadform.members",
        "CREATE OR REPLACE FUNCTION treadform.my_chain() RETURNS uuid LANGUAGE sql AS 'SELECT 1'",
        "CREATE TABLE treadform.mine (x int)",
        "CREATE TABLE public.mine (x int)",
        "CREATE TEMPORARY TABLE mine (x int)",
        "CREATE SCHEMA mine",
        "CREATE ROLE mine",
        "SET ROLE treadform_owner",
        "SET SESSION AUTHORIZATION admin",
        "GRANT treadform_owner TO CURRENT_USER",
        "ALTER ROLE admin PASSWORD 'mine'",
        "SELECT rolpassword FROM pg_authid",
        "SELECT passwd FROM pg_shadow",
        "SELECT pg_read_file('/etc/passwd')",
        "COPY (SELECT 1) TO PROGRAM 'true'",
        "SELECT treadform.next_version(gen_random_uuid())",
        "SELECT treadform.hold(gen_random_uuid())",
        "SELECT login FROM treadform.kiosks",
    ],
)
def test_nothing_of_the_houses_own_can_be_touched(thief: Connection, what: str) -> None:
    assert refused(thief, what) == "42501"


def test_nobody_can_be_renamed_into_another_chain(thief: Connection, victim: UUID) -> None:
    name = f"treadform_{victim.hex}_{uuid4().hex[-20:]}"
    assert refused(thief, f"ALTER ROLE CURRENT_USER RENAME TO {name}")
    thief.execute(text("SET search_path = public, treadform"))
    thief.execute(text("SET row_security = off"))
    assert refused(thief, "SELECT * FROM treadform.members") == "42501"


FUNCTIONS = {
    "my_kiosk": "",
    "take_visit": ", '{}', '[]', '[]', 0, ''",
    "take_audit": ", gen_random_uuid(), now(), 'me', 'did', '{}'",
    "take_count": ", current_date, 'p', 1, 1, 1.0, 0, 0",
    "report_in": ", 0, 0",
    "came_back": ", :i, 9",
    "edit_member": ", :i, :i, 'thief', 'thief', 'x', 'en', now(), NULL",
    "edit_consent": ", :i, :i, 'store', true, now(), '1', 0",
    "forget": ", :i, 'member', now(), 'asked'",
    "publish_program": ", 'springs', 9, 'mine', now(), 'me'",
    "use_program": ", :i, 'springs', 1, now()",
    "assign_device": ", :i, 'C0:00:00:00:00:01', 'pod', '{}', 1, now()",
}


def test_the_list_of_functions_is_whole(postgres: Postgres) -> None:
    asked = (
        "SELECT proname FROM pg_proc WHERE pronamespace = 'treadform'::regnamespace"
        " AND has_function_privilege('treadform_kiosk', oid, 'EXECUTE')"
    )
    assert {name for (name,) in ask(postgres, asked)} == {*FUNCTIONS, "my_chain"}


@pytest.mark.parametrize("function", FUNCTIONS)
def test_no_function_takes_another_chain(
    postgres: Postgres, thief: Connection, victim: UUID, function: str
) -> None:
    counted = " UNION ALL ".join(f"SELECT count(*) FROM treadform.{table}" for table in TABLES)
    (before, version) = (
        ask(postgres, counted),
        "SELECT version FROM treadform.chains WHERE chain_id = :c",
    )
    was = ask(postgres, version, c=victim)
    given = {"c": victim, "i": uuid4()}
    called = f"SELECT treadform.{function}(CAST(:c AS uuid){FUNCTIONS[function]})"
    with pytest.raises(DBAPIError, match="revoked"):
        thief.execute(text(called), given)
    assert ask(postgres, counted) == before
    assert ask(postgres, version, c=victim) == was


def test_a_kiosk_cannot_pass_a_visit_off_as_another_kiosks(
    postgres: Postgres, treadmill: MakeTreadmill
) -> None:
    here = treadmill()
    sam = here.add_member()
    here.sync.round()
    engine = create_engine(here.place.address)
    visit_id, other = uuid4(), uuid4()
    visit = (
        f'{{"visit_id": "{visit_id}", "member_id": "{sam}", "kiosk_id": "{other}", '
        f'"chain_id": "{other}", "gym_id": "{other}", "started_at": "2026-11-22T10:00:00Z", '
        '"program": "x", "program_version": 1, "complete": true, "notes": []}'
    )
    asked = text("SELECT treadform.take_visit(:c, CAST(:v AS jsonb), '[]', '[]', 0, '')")
    with engine.begin() as connection:
        connection.execute(asked, {"c": here.place.chain_id, "v": visit})
    engine.dispose()
    found = ask(
        postgres,
        "SELECT chain_id, gym_id, kiosk_id FROM treadform.visits WHERE visit_id = :v",
        v=visit_id,
    )
    assert found == [(here.place.chain_id, here.place.gym_id, here.place.kiosk_id)]
