"""Give a kiosk a login of its own, and take it away when the kiosk is gone."""

import secrets
from dataclasses import dataclass
from uuid import UUID

from psycopg import sql
from sqlalchemy import URL, Connection, text

from kiosk.store.gym.address import chain_of, login_of, read_address
from kiosk.store.gym.errors import GymError, Refusal, shown
from kiosk.store.gym.founding import KIOSK, OWNER, as_admin, check_schema
from kiosk.store.ids import new_id


@dataclass(frozen=True, slots=True)
class Joined:
    """A kiosk's place in its chain, and the address that is its only setting."""

    address: str
    chain_id: UUID
    gym_id: UUID
    kiosk_id: UUID


def join(address: str, gym: str, kiosk: str, chain: str = "") -> Joined:
    """A new login for this kiosk; with the address of such a login, only its place is read.

    `chain` and `gym` are names, and needed where there are several.
    """
    if chain_of(read_address(address)) is not None:
        return _joined_already(address)
    with as_admin(address) as (url, connection):
        check_schema(url, connection)
        connection.execute(text(f"SET LOCAL ROLE {OWNER}"))
        chain_id, gym_id = _place(url, connection, gym, chain)
        kiosk_id = new_id()
        login, password = login_of(chain_id, kiosk_id), secrets.token_urlsafe(24)
        row = {"c": chain_id, "k": kiosk_id, "g": gym_id, "name": kiosk, "login": login}
        asked = "INSERT INTO treadform.kiosks (chain_id, kiosk_id, gym_id, name, login)"
        connection.execute(text(f"{asked} VALUES (:c, :k, :g, :name, :login)"), row)
        connection.execute(text("RESET ROLE"))
        _make_login(connection, login, password)
    own = url.set(username=login, password=password)
    return Joined(own.render_as_string(hide_password=False), chain_id, gym_id, kiosk_id)


def revoke(address: str, kiosk: str) -> list[UUID]:
    """End the rights of every kiosk of that name, id or login, and its connections; their ids."""
    with as_admin(address) as (url, connection):
        connection.execute(text(f"SET LOCAL ROLE {OWNER}"))
        asked = text(
            "UPDATE treadform.kiosks SET revoked_at = coalesce(revoked_at, now())"
            " WHERE :kiosk IN (name, login, kiosk_id::text) RETURNING kiosk_id, login"
        )
        gone = connection.execute(asked, {"kiosk": kiosk}).all()
        if not gone:
            raise Refusal(shown(url), f"no kiosk is called {kiosk}", "see: treadform gym status")
        connection.execute(text("RESET ROLE"))
        for row in gone:
            login = _quoted(row.login, connection)
            connection.execute(text(f"REVOKE {KIOSK} FROM {login}"))
            connection.execute(text(f"ALTER ROLE {login} CONNECTION LIMIT 1"))
    _cut_off(address, [row.login for row in gone])
    return [row.kiosk_id for row in gone]


def _joined_already(address: str) -> Joined:
    with as_admin(address) as (url, connection):
        check_schema(url, connection)
        asked = text("SELECT chain_id, gym_id, kiosk_id FROM treadform.my_kiosk(:chain)")
        row = connection.execute(asked, {"chain": chain_of(url)}).one()
    return Joined(url.render_as_string(hide_password=False), *row)


def _place(url: URL, connection: Connection, gym: str, chain: str) -> tuple[UUID, UUID]:
    asked = text(
        "SELECT g.chain_id, g.gym_id FROM treadform.gyms g"
        " JOIN treadform.chains c ON c.chain_id = g.chain_id"
        " WHERE (:gym = '' OR g.name = :gym) AND (:chain = '' OR c.name = :chain)"
    )
    found = connection.execute(asked, {"gym": gym, "chain": chain}).all()
    if len(found) != 1:
        what = "no gym" if not found else f"{len(found)} gyms"
        raise Refusal(shown(url), f"{what} of that name", "say which with --gym and --chain")
    return found[0].chain_id, found[0].gym_id


def _make_login(connection: Connection, login: str, password: str) -> None:
    """The server only ever gets a verifier: no log of its statements holds the password."""
    raw = connection.connection.driver_connection
    assert raw is not None
    hashed = raw.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256")
    made = "CREATE ROLE {} LOGIN INHERIT NOCREATEDB NOCREATEROLE NOSUPERUSER PASSWORD {}"
    name, secret = sql.Identifier(login), sql.Literal(hashed.decode())
    raw.execute(sql.SQL(made).format(name, secret))
    raw.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(KIOSK), name))


def _cut_off(address: str, logins: list[str]) -> None:
    """Connections that are open have no rights any more; where allowed they also end."""
    asked = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = ANY(:l)")
    try:
        with as_admin(address) as (_, connection):
            connection.execute(asked, {"l": logins})
    except GymError:
        return


def _quoted(login: str, connection: Connection) -> str:
    return str(connection.scalar(text("SELECT quote_ident(:login)"), {"login": login}))
