"""One kiosk keeping up with its gym: a round up and down, then a little rest, for ever.

It runs in a process of its own and only ever touches the kiosk's database, in short transactions:
neither screen nor radio can be held up by a network.
"""

import logging
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from time import monotonic
from uuid import UUID

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from kiosk.store.database import writing
from kiosk.store.errors import StoreError
from kiosk.store.gym import asking, outbox
from kiosk.store.gym.address import chain_of, engine_of, login_of, read_address
from kiosk.store.gym.downward import NEWEST, take_in
from kiosk.store.gym.errors import (
    GymError,
    NoRight,
    NotJoined,
    Revoked,
    Unreachable,
    explain,
    shown,
)
from kiosk.store.gym.founding import KIOSK, check_schema
from kiosk.store.gym.link import Link, begin_again, link_of, went_well, went_wrong
from kiosk.store.gym.upward import send

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pace:
    """How often; all in seconds."""

    every_s: float = 2.0
    """Between two looks at the gym: a member who walks over is known after this and `look_s`."""
    look_s: float = 0.5
    """Between two looks at the own outbox."""
    rest_s: float = 30.0
    """At most between two attempts to reach a gym that is gone."""
    soon_n: int = 5
    """Attempts that come no later than `every_s`: a server that is started anew takes seconds. Then
    twice as late each time, for a chain's kiosks must not all knock at once."""
    report_s: float = 60.0
    """Between two signs of life, here and there: the status is no older than this."""


class Sync:
    """One kiosk's conversation with its gym. Holds one connection while it lasts."""

    def __init__(self, local: Engine, address: str, pace: Pace | None = None) -> None:
        self._local = local
        self._path = Path(str(local.url.database))
        self._url = read_address(address)
        self._engine = engine_of(self._url)
        self._pace = pace or Pace()
        self._gym: Connection | None = None
        self._reported_s = float("-inf")

    def round(self) -> int:
        """Tell and take in everything there is; how much it was. Raises a `StoreError`."""
        with self._local.connect() as connection:
            link = link_of(connection)
        try:
            return self._round(self._checked(link))
        except SQLAlchemyError as error:
            self.close()
            raise self._said(explain(self._url, error)) from error
        except GymError as error:
            self.close()
            raise self._said(error) from error

    def follow(self, stop: Event, told: Callable[[str], object] = log.warning) -> None:
        """Rounds until `stop`, whatever happens in between; each new trouble is told once."""
        failed, trouble = 0, ""
        while not stop.is_set():
            asked = asking.asked_at(self._path)
            try:
                self.round()
                asking.answer(self._path, asked)
                failed, trouble = 0, ""
                self._rest(stop, asked)
            except Exception as error:  # whatever it is, such as a locked database: it goes on
                if not isinstance(error, StoreError):
                    log.debug("a round failed", exc_info=True)
                    self.close()
                if str(error) != trouble:
                    told(str(error))
                failed, trouble = failed + 1, str(error)
                asking.answer(self._path, asked)
                self._back_off(stop, failed)

    def close(self) -> None:
        """Let go of the gym; the next round connects anew."""
        gym, self._gym = self._gym, None
        if gym is not None:
            try:
                gym.invalidate()
                gym.close()
            except SQLAlchemyError as error:
                log.debug("a connection that was gone: %s", error)

    def _checked(self, link: Link | None) -> Link:
        if link is None or self._url.username != login_of(link.chain_id, link.kiosk_id):
            who = "this kiosk has not joined" if link is None else "this is another kiosk's login"
            raise NotJoined(shown(self._url), who)
        return link

    def _round(self, link: Link) -> int:
        gym = self._connected()
        newest, epoch = self._newest(gym, link)
        if epoch != link.epoch:
            if link.epoch is not None:
                log.warning("the gym came back from a backup: everything is told again")
            with writing(self._local) as connection:
                begin_again(connection, epoch)
            link = self._reread()
        self._note_cut_short()
        moved = send(self._local, gym, self._url, link.chain_id)
        version = link.known_version
        if moved or newest != link.known_version:
            taken, version = take_in(self._local, gym, link)
            moved += taken
        if moved or version != link.known_version or link.trouble or self._due():
            self._report(gym, link, version)
        return moved

    def _connected(self) -> Connection:
        if self._gym is None:
            self._gym = self._engine.connect()
            with self._gym.begin():
                entitled = text(f"SELECT pg_has_role(session_user, '{KIOSK}', 'MEMBER')")
                if not self._gym.scalar(entitled):
                    raise Revoked(shown(self._url), "this kiosk was revoked")
                check_schema(self._url, self._gym)
            with writing(self._local) as connection:
                outbox.try_again(connection)
        return self._gym

    def _newest(self, gym: Connection, link: Link) -> tuple[int, UUID]:
        """The gym's version and epoch. One that is older than what this kiosk has seen came back
        from a backup: the first to notice says so for all."""
        given = {"chain": link.chain_id}
        with gym.begin():
            newest, epoch = gym.execute(text(NEWEST), given).one()
            if epoch == link.epoch and newest < link.known_version:
                told = given | {"epoch": epoch, "seen": link.known_version}
                gym.execute(text("SELECT treadform.came_back(:chain, :epoch, :seen)"), told)
                newest, epoch = gym.execute(text(NEWEST), given).one()
        return newest, epoch

    def _note_cut_short(self) -> None:
        """The lock that writing takes is only taken where there is something to write."""
        with self._local.connect() as connection:
            cut = outbox.cut_short(connection)
        if cut:
            with writing(self._local) as connection:
                for visit_id in cut:
                    outbox.note(connection, "visit", visit_id)

    def _due(self) -> bool:
        return monotonic() - self._reported_s > self._pace.report_s

    def _report(self, gym: Connection, link: Link, version: int) -> None:
        """Both sides know how far this kiosk has come."""
        with writing(self._local) as connection:
            went_well(connection, version)
            waits = outbox.waiting(connection).length
        if self._due():
            said = text("SELECT treadform.report_in(:chain, :waits, CAST(:version AS bigint))")
            with gym.begin():
                gym.execute(said, {"chain": link.chain_id, "waits": waits, "version": version})
            self._reported_s = monotonic()

    def _rest(self, stop: Event, asked: int) -> None:
        """Until it is time, or something is waiting, or somebody who is not known."""
        until_s, before = monotonic() + self._pace.every_s, self._touched()
        while monotonic() < until_s and not stop.wait(self._pace.look_s):
            if asking.asked_at(self._path) != asked:
                return
            if (now := self._touched()) == before:
                continue
            before = now
            with self._local.connect() as connection:
                if outbox.next_entries(connection, 1):
                    return

    def _back_off(self, stop: Event, failed: int) -> None:
        """The gym is gone: until it may be there again, or somebody stands at the door for whom
        it is worth another try."""
        doublings = min(max(0, failed - self._pace.soon_n), 10)
        longest_s = min(self._pace.rest_s, self._pace.every_s * 2**doublings)
        until_s = monotonic() + longest_s * random.uniform(0.5, 1.0)
        asked = asking.asked_at(self._path)
        while monotonic() < until_s and not stop.wait(self._pace.look_s):
            if asking.asked_at(self._path) != asked:
                return

    def _touched(self) -> tuple[int, ...]:
        """Changes when anybody wrote to the database: two looks at files instead of a question."""
        found = (Path(f"{self._path}{end}") for end in ("", "-wal"))
        return tuple(file.stat().st_mtime_ns if file.exists() else 0 for file in found)

    def _said(self, error: GymError) -> GymError:
        """Note it in the status. A kiosk without rights was revoked."""
        if isinstance(error, NoRight) and chain_of(self._url) is not None:
            error = Revoked(shown(self._url), "this kiosk was revoked")
        try:
            with writing(self._local) as connection:
                went_wrong(connection, error.what, isinstance(error, Revoked))
        except SQLAlchemyError as trouble:
            log.warning("the status cannot be written: %s", trouble)
        if isinstance(error, Unreachable):
            log.debug("%s", error)
        return error

    def _reread(self) -> Link:
        with self._local.connect() as connection:
            return self._checked(link_of(connection))
