"""Kiosks that live: several in one process, each with its members, visits and sync.

Whatever a kiosk did is written to its ledger once its database had taken it, so that after a kill
there is something to hold it to.
"""

import os
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread
from time import sleep, time
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from kiosk.store.database import writing
from kiosk.store.gym.joining import Joined
from kiosk.store.gym.sync import Pace, Sync
from kiosk.store.keeping import Kept, Owner, keep
from kiosk.store.schema import members
from tests.gym.treadmill import Treadmill, made_up_visit

BETWEEN_S = (40.0, 100.0)
"""From one visit of a kiosk to the next: a day's traffic in a quarter of an hour."""
PACE = Pace(every_s=4.0, rest_s=4.0)
"""Half as often as a kiosk looks: two hundred of them share one machine here."""
STEPS = (300, 900)


class Ledger:
    """One line a deed, in the order of the deeds; it survives its process."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = os.open(folder / "ledger", os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def note(self, deed: str, subject: UUID) -> None:
        os.write(self._file, f"{deed} {subject} {time()}\n".encode())


class Life:
    """What happens at one treadmill."""

    def __init__(self, folder: Path, place: Joined, address: str, over: Event) -> None:
        self._here, self._over = Treadmill(folder, place), over
        self._here.sync = Sync(self._here.engine, address, PACE)
        self._ledger, self._chance = Ledger(folder), random.Random()

    def start(self) -> list[Thread]:
        both = (self._live, lambda: self._here.sync.follow(Event(), lambda _: None))
        threads = [Thread(target=each, daemon=True) for each in both]
        for thread in threads:
            thread.start()
        return threads

    def _live(self) -> None:
        self._over.wait(self._chance.uniform(0, BETWEEN_S[1]))
        while not self._over.is_set():
            try:
                self._something()
            except SQLAlchemyError as busy:  # the other thread held the lock for too long
                print(f"a deed was not done: {busy.__cause__}", flush=True)
            self._over.wait(self._chance.uniform(*BETWEEN_S))

    def _something(self) -> None:
        known = self._somebody()
        if known is None:
            return
        if self._chance.random() < 0.03:
            known = self._here.add_member(f"Sam {self._chance.randrange(1000)}")
            self._ledger.note("member", known)
        deeds: dict[Callable[[UUID], None], float] = {
            self._run: 100,
            self._edit: 3,
            self._forget: 1,
            self._take_back_consent: 1,
        }
        (deed,) = self._chance.choices(list(deeds), list(deeds.values()))
        deed(known)
        self._here.count(started=int(time()))

    def _somebody(self) -> UUID | None:
        with self._here.engine.connect() as connection:
            found = list(connection.scalars(select(members.c.member_id)))
        return self._chance.choice(found) if found else None

    def _run(self, member_id: UUID) -> None:
        """A visit that is written while it goes on, then to its end."""
        now, owner = self._here.now(), Owner(member_id)
        visit = made_up_visit(self._chance, self._chance.randint(*STEPS), now)
        part = replace(visit, complete=False, sets=visit.sets[:3])
        self._ledger.note("begin", visit.visit_id)
        for kept in (Kept(part, now, False, owner), Kept(visit, self._here.now(), True, owner)):
            with writing(self._here.engine) as connection:
                if not keep(connection, kept):
                    return  # its member was forgotten meanwhile
            sleep(self._chance.uniform(0, 0.5))
        self._ledger.note("visit", visit.visit_id)

    def _edit(self, member_id: UUID) -> None:
        self._here.edit(member_id, language=self._chance.choice(("en", "es")))

    def _forget(self, member_id: UUID) -> None:
        self._here.forget_member(member_id)
        self._ledger.note("forget", member_id)

    def _take_back_consent(self, member_id: UUID) -> None:
        self._here.consent(member_id, "coach", given=self._chance.random() < 0.5)


def live(folder: Path, places: list[Joined], ports: tuple[int, int], ends_at: float) -> None:
    """Several kiosks in this process until it is killed; nothing new happens after `ends_at`."""
    over = Event()
    for place in places:
        address = place.address.replace(f":{ports[0]}/", f":{ports[1]}/")
        Life(folder / str(place.kiosk_id), place, address, over).start()
    while True:
        if time() > ends_at:
            over.set()
        sleep(0.5)
