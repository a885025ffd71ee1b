"""How often a PIN may be wrong. Counted in the database: a restart forgives nothing."""

import hashlib
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection

from kiosk.store.schema import tries

FREE_N = 3
"""Wrong PINs in a row that cost nothing: anybody mistypes."""
FIRST_WAIT = timedelta(seconds=30)
"""After those; twice as long after each further one."""
LOCKED_AFTER_N = 10
"""Then only staff can help: ten guesses of ten thousand PINs, and an hour to make them."""
HOUSE_FREE_N = 20
"""Wrong PINs of all names together: somebody tries one PIN on many names."""
HOUSE_WAIT = timedelta(minutes=1)
HOUSE_CALM = timedelta(minutes=10)
"""After so long without a wrong PIN the house has forgotten."""
KEPT = timedelta(days=90)
"""A name that nobody tried for so long is dropped, unless it is locked."""


class Door(StrEnum):
    """Whose PINs are counted; a member and a coach of one name are two people."""

    MEMBER = "member"
    STAFF = "staff"


class MustWait(Exception):
    """Too many wrong PINs: the next one counts after `wait_s`."""

    def __init__(self, wait_s: float) -> None:
        super().__init__(f"too many wrong PINs: wait {wait_s:.0f} s")
        self.wait_s = wait_s


class LockedOut(Exception):
    """Too many wrong PINs: staff can lift it."""


def begin_try(connection: Connection, door: Door, key: str, now: datetime) -> None:
    """Count a try as wrong before it is looked at, so that two at once are two; raises `MustWait`
    or `LockedOut`, which count nothing."""
    house, one = _seen(connection, _HOUSE, now), _seen(connection, _who(door, key), now)
    if house.last_at is not None and now - house.last_at >= HOUSE_CALM:
        house = _Seen(0, None, False)
    if one.locked:
        raise LockedOut
    wait = max(house.wait(HOUSE_FREE_N, HOUSE_WAIT, 1, now), one.wait(FREE_N, FIRST_WAIT, 2, now))
    if wait > timedelta(0):
        raise MustWait(wait.total_seconds())
    _write(connection, _HOUSE, house.wrong + 1, now, locked=False)
    wrong = one.wrong + 1
    _write(connection, _who(door, key), wrong, now, locked=wrong >= LOCKED_AFTER_N)
    stale = ~tries.c.locked & (tries.c.last_at < now - KEPT)
    connection.execute(tries.delete().where(stale))


def was_right(connection: Connection, door: Door, key: str, now: datetime) -> None:
    """Forget the wrong tries of this name; of the house only this one."""
    lift(connection, door, key)
    house = _seen(connection, _HOUSE, now)
    _write(connection, _HOUSE, max(house.wrong - 1, 0), now, locked=False)


def lift(connection: Connection, door: Door, key: str) -> None:
    """Let this name try again at once."""
    connection.execute(tries.delete().where(tries.c.who == _who(door, key)))


def is_locked(connection: Connection, door: Door, key: str) -> bool:
    """Whether only staff can help."""
    row = connection.execute(tries.select().where(tries.c.who == _who(door, key))).first()
    return row is not None and row.locked


class _Seen:
    def __init__(self, wrong: int, last_at: datetime | None, locked: bool) -> None:
        self.wrong, self.last_at, self.locked = wrong, last_at, locked

    def wait(self, free_n: int, first: timedelta, factor: int, now: datetime) -> timedelta:
        if self.last_at is None or self.wrong < free_n:
            return timedelta(0)
        return first * int(factor ** (self.wrong - free_n)) - (now - self.last_at)


def _seen(connection: Connection, who: bytes, now: datetime) -> _Seen:
    """A clock that went back must not lock anybody out for as long as it went."""
    row = connection.execute(tries.select().where(tries.c.who == who)).first()
    return _Seen(row.wrong, min(row.last_at, now), row.locked) if row else _Seen(0, None, False)


def _write(connection: Connection, who: bytes, wrong: int, now: datetime, *, locked: bool) -> None:
    connection.execute(tries.delete().where(tries.c.who == who))
    row = {"who": who, "wrong": wrong, "last_at": now, "locked": locked}
    connection.execute(tries.insert(), row)


def _who(door: Door, key: str) -> bytes:
    return hashlib.sha256(f"{door}:{key}".encode()).digest()


_HOUSE = hashlib.sha256(b"everybody").digest()
