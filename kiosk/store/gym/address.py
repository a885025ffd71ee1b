"""The gym's address: one URL is the only setting, and it must lead through TLS."""

import re
from typing import Any
from uuid import UUID

from sqlalchemy import URL, Engine, NullPool, create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from kiosk.store.gym.errors import BadAddress, NotEncrypted, shown

LOGIN = re.compile(r"treadform_([0-9a-f]{32})_([0-9a-f]{20})")
HERE = ("", "localhost", "127.0.0.1", "::1")

CONNECT: dict[str, Any] = {
    "connect_timeout": 5,
    "application_name": "treadform",
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,  # ms: a link that was cut is noticed, not waited for
    "options": "-c statement_timeout=20000 -c idle_in_transaction_session_timeout=30000",
}


def read_address(text: str) -> URL:
    """The URL, with TLS asked for where it leaves this machine; raises `GymError`."""
    try:
        url = make_url(text)
    except ArgumentError:
        raise BadAddress("the gym's address", "this is no address of a database") from None
    if url.drivername != "postgresql+psycopg" or not url.database:
        raise BadAddress(shown(url), "this is no postgresql+psycopg:// address with a database")
    host = url.host or ""
    elsewhere = {"host", "hostaddr"} & url.query.keys()  # they win over what stands before them
    if not elsewhere and (host in HERE or host.startswith("/")):
        return url
    if "sslmode" not in url.query:
        return url.update_query_dict({"sslmode": "verify-full"})
    if url.query["sslmode"] != "verify-full":
        raise NotEncrypted(shown(url), f"sslmode={url.query['sslmode']} lets others read along")
    return url


def engine_of(url: URL) -> Engine:
    """No pool: a kiosk keeps one connection while it lasts."""
    return create_engine(url, poolclass=NullPool, connect_args=CONNECT)


def login_of(chain_id: UUID, kiosk_id: UUID) -> str:
    """The login of a kiosk. It says the chain, and row-level security goes by it."""
    return f"treadform_{chain_id.hex}_{kiosk_id.hex[-20:]}"


def chain_of(url: URL) -> UUID | None:
    """The chain of a kiosk's login; None where the login is not a kiosk's."""
    found = LOGIN.fullmatch(url.username or "")
    return UUID(found[1]) if found else None
