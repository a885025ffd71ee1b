from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine

from kiosk.store.forgetting import Reason, forget
from kiosk.store.ids import new_id
from kiosk.store.links import LIFE, claim, claimed_visit, is_open, offer
from kiosk.store.schema import links
from tests.kiosk.store.conftest import a_visit, save

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
VISIT = a_visit()


@pytest.fixture
def connection(engine: Engine) -> Connection:
    with engine.begin() as connection:
        save(connection, VISIT)
        yield connection


def test_a_link_opens_its_visit_for_the_first_who_claims_it(connection: Connection) -> None:
    token = offer(connection, VISIT.visit_id, NOW)
    secret = claim(connection, token, NOW)
    assert secret is not None
    assert claimed_visit(connection, secret, NOW) == VISIT.visit_id
    assert claim(connection, token, NOW) is None


def test_looking_uses_nothing_up(connection: Connection) -> None:
    token = offer(connection, VISIT.visit_id, NOW)
    assert all(is_open(connection, token, NOW) for _ in range(5))
    assert claim(connection, token, NOW) is not None
    assert not is_open(connection, token, NOW)


def test_its_time_ends_claimed_or_not(connection: Connection) -> None:
    used, unused = (offer(connection, VISIT.visit_id, NOW) for _ in range(2))
    secret = claim(connection, used, NOW)
    assert secret is not None
    assert claimed_visit(connection, secret, NOW + LIFE - timedelta(seconds=1))
    assert claimed_visit(connection, secret, NOW + LIFE) is None
    assert claim(connection, unused, NOW + LIFE) is None


def test_a_clock_that_is_put_back_lengthens_no_link(connection: Connection) -> None:
    used, unused = (offer(connection, VISIT.visit_id, NOW) for _ in range(2))
    secret = claim(connection, used, NOW)
    assert secret is not None
    before = NOW - timedelta(seconds=1)
    assert claimed_visit(connection, secret, before) is None
    assert claim(connection, unused, before) is None


@pytest.mark.parametrize("guess", ["", "' OR 1=1 --", "../../etc/passwd", "a" * 43, "\0"])
def test_a_guess_opens_nothing(connection: Connection, guess: str) -> None:
    offer(connection, VISIT.visit_id, NOW)
    assert claim(connection, guess, NOW) is None
    assert claimed_visit(connection, guess, NOW) is None


def test_tokens_are_long_and_never_the_same(connection: Connection) -> None:
    made = {offer(connection, VISIT.visit_id, NOW) for _ in range(200)}
    assert len(made) == 200
    assert min(map(len, made)) >= 43


def test_a_stolen_file_holds_no_token(path: Path, engine: Engine) -> None:
    with engine.begin() as connection:
        save(connection, VISIT)
        token = offer(connection, VISIT.visit_id, NOW)
        secret = claim(connection, token, NOW)
    assert secret is not None
    data = b"".join(file.read_bytes() for file in path.parent.glob("treadform.db*"))
    assert token.encode() not in data
    assert secret.encode() not in data


def test_what_is_over_is_cleared_away_and_forgetting_ends_a_link(connection: Connection) -> None:
    offer(connection, VISIT.visit_id, NOW - LIFE)
    token = offer(connection, VISIT.visit_id, NOW)
    assert len(connection.execute(links.select()).all()) == 1
    forget(connection, [VISIT.visit_id], Reason.ASKED, "ada", NOW)
    assert not is_open(connection, token, NOW)


def test_there_is_no_link_to_nothing(connection: Connection) -> None:
    with pytest.raises(Exception, match="FOREIGN KEY"):
        offer(connection, new_id(), NOW)
