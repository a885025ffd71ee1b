"""What can be wrong between a kiosk and its gym. One line each: where, what, what to do."""

from psycopg import DataError, NotSupportedError, ProgrammingError
from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from kiosk.store.errors import StoreError


class GymError(StoreError):
    """The gym's database cannot be used; `where` names it without its secrets."""


class BadAddress(GymError):
    remedy = "write it as postgresql+psycopg://login:password@host/database"


class NotEncrypted(GymError):
    remedy = "add ?sslmode=verify-full&sslrootcert=FILE to its address"


class Unreachable(GymError):
    remedy = "nothing is lost: the kiosk goes on by itself and catches up"


class NotAGym(GymError):
    remedy = "make it one with: treadform gym init"


class GymIsNewer(GymError):
    remedy = "update Treadform on this machine"


class GymIsOlder(GymError):
    remedy = "bring it forward with: treadform gym init"


class Revoked(GymError):
    remedy = "this kiosk goes on without members; if that is wrong, join again"


class NotJoined(GymError):
    remedy = "join with: treadform gym join"


class NoRight(GymError):
    remedy = "use a login that may do this"


class Refusal(GymError):
    """The gym understood and would not; the message says why."""

    remedy = "look at the log"


UNREACHABLE = ("08", "53", "55", "57", "40", "25", "XX")
"""Classes of SQLSTATE that say nothing about what was asked: tried again later."""


SAID_WRONG = (DataError, ProgrammingError, NotSupportedError)
"""What psycopg itself will not send, such as a text with a zero byte."""


def shown(url: URL) -> str:
    """The address as it may be said and logged."""
    port = f":{url.port}" if url.port else ""
    return f"{url.host or 'local socket'}{port}/{url.database}"


def explain(url: URL, error: SQLAlchemyError) -> GymError:
    """The typed error behind what SQLAlchemy or PostgreSQL said."""
    cause = error.orig if isinstance(error, DBAPIError) else None
    state = getattr(cause, "sqlstate", None) or ""
    what = _first_line(cause or error)
    if state.startswith(UNREACHABLE) if state else not isinstance(cause, SAID_WRONG):
        return Unreachable(shown(url), what)
    if state == "28000":
        return Revoked(shown(url), "this kiosk was revoked")
    if state == "42501":
        return NoRight(shown(url), what)
    if state in ("3F000", "42P01", "42704", "42883"):
        return NotAGym(shown(url), "this database is not a gym's")
    return Refusal(shown(url), what)


def _first_line(error: BaseException) -> str:
    lines = [" ".join(line.split()) for line in str(error).splitlines()]
    return next((line for line in lines if line), type(error).__name__)
