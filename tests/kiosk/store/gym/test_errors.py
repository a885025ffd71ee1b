import psycopg
import pytest
from psycopg import errors
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, NoSuchTableError

from kiosk.store.gym.errors import (
    GymError,
    NoRight,
    NotAGym,
    Refusal,
    Revoked,
    Unreachable,
    explain,
    shown,
)

URL = make_url("postgresql+psycopg://somebody:secret@gym.example:5433/treadform")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (errors.AdminShutdown("ending"), Unreachable),
        (errors.DeadlockDetected("waiting"), Unreachable),
        (errors.TooManyConnections("full"), Unreachable),
        (psycopg.OperationalError("connection refused"), Unreachable),
        (errors.InsufficientPrivilege("permission denied"), NoRight),
        (errors.UndefinedTable("no such table"), NotAGym),
        (errors.InvalidAuthorizationSpecification("revoked"), Revoked),
        (errors.ForeignKeyViolation("no such member"), Refusal),
        (errors.InvalidTextRepresentation("not JSON"), Refusal),
        (psycopg.DataError("cannot contain NUL"), Refusal),
    ],
)
def test_every_fault_has_a_type_and_one_line_without_secrets(
    said: psycopg.Error, meant: type[GymError]
) -> None:
    error = explain(URL, DBAPIError("SELECT 1", {}, said))
    assert type(error) is meant
    assert "\n" not in str(error)
    assert "secret" not in str(error)
    assert "gym.example:5433/treadform" in str(error)


def test_a_fault_of_sqlalchemy_itself_is_told_too() -> None:
    assert isinstance(explain(URL, NoSuchTableError("x")), Unreachable)


def test_nobody_there_is_unreachable() -> None:
    engine = create_engine("postgresql+psycopg://a:b@127.0.0.1:9/d", connect_args={})
    with pytest.raises(DBAPIError) as refused:
        engine.connect()
    assert isinstance(explain(URL, refused.value), Unreachable)


def test_a_socket_is_shown_as_such() -> None:
    assert shown(make_url("postgresql+psycopg:///treadform")) == "local socket/treadform"
