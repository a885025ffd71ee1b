"""A kiosk of a gym without screen and radio: the real store, the real sync, made-up members."""

import atexit
import random
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from sqlalchemy import text, true

from kiosk.coaching.record import AnswerRecord, SetRecord, VisitRecord
from kiosk.gait.measures import Placement, Quality, Reading, SetResult, Side, Step
from kiosk.store.database import open_database, writing
from kiosk.store.forgetting import Reason, forget, note_member_forgotten
from kiosk.store.gym.joining import Joined
from kiosk.store.gym.link import become, link_of
from kiosk.store.gym.sync import Pace, Sync
from kiosk.store.ids import new_id
from kiosk.store.keeping import Kept, Owner, keep
from kiosk.store.schema import audit, consents, counts, devices, members, programs


@cache
def fresh_database() -> Path:
    """An empty database, made once: copying it is quicker than every migration again."""
    folder = TemporaryDirectory(prefix="treadform")
    atexit.register(folder.cleanup)
    path = Path(folder.name) / "treadform.db"
    open_database(path).dispose()
    return path


PACE = Pace(every_s=0.2, look_s=0.05, rest_s=0.5, report_s=5.0)


class Treadmill:
    """`clock` is what its wall clock is wrong by."""

    def __init__(
        self, folder: Path, place: Joined, clock: timedelta = timedelta(0), address: str = ""
    ) -> None:
        self.path, self.place, self.clock = folder / "treadform.db", place, clock
        if not self.path.exists():
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(fresh_database(), self.path)
        self.engine = open_database(self.path)
        with writing(self.engine) as connection:
            if link_of(connection) is None:
                become(connection, place)
        self.sync = Sync(self.engine, address or place.address, PACE)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.clock

    def add_member(self, nickname: str = "Sam", consent: bool = True) -> UUID:
        member_id = new_id(int(self.now().timestamp() * 1000))
        row = {"member_id": member_id, "nickname": nickname, "nickname_key": nickname.casefold()}
        row |= {"pin_hash": f"$argon2id${member_id.hex}", "language": "en"}
        with writing(self.engine) as connection:
            connection.execute(members.insert(), row | {"created_at": self.now()})
            if consent:
                given = {"member_id": member_id, "purpose": "store", "given": True}
                connection.execute(consents.insert(), given | {"at": self.now(), "wording": "1"})
        return member_id

    def edit(self, member_id: UUID, **news: Any) -> None:
        with writing(self.engine) as connection:
            this = members.c.member_id == member_id
            connection.execute(members.update().where(this).values(news))

    def consent(self, member_id: UUID, purpose: str, given: bool) -> None:
        with writing(self.engine) as connection:
            here = members.select().where(members.c.member_id == member_id)
            if connection.execute(here).first() is None:
                return
            this = (consents.c.member_id == member_id) & (consents.c.purpose == purpose)
            connection.execute(consents.delete().where(this))
            row = {"member_id": member_id, "purpose": purpose, "given": given}
            connection.execute(consents.insert(), row | {"at": self.now(), "wording": "1"})

    def visit(self, member_id: UUID | None, steps_n: int = 20, ended: bool = True) -> UUID | None:
        visit = made_up_visit(random.Random(), steps_n, self.now())
        with writing(self.engine) as connection:
            owner = Owner(member_id, guest=member_id is None)
            kept = keep(connection, Kept(visit, self.now(), ended, owner))
        return visit.visit_id if kept else None

    def forget_member(self, member_id: UUID) -> None:
        with writing(self.engine) as connection:
            note_member_forgotten(connection, member_id, self.now(), Reason.ASKED)

    def forget_visit(self, visit_id: UUID) -> None:
        with writing(self.engine) as connection:
            forget(connection, [visit_id], Reason.ASKED, "test", self.now())

    def count(self, program: str = "express", started: int = 1) -> None:
        row = {"day": date(2026, 11, 22), "program": program, "started": started}
        with writing(self.engine) as connection:
            connection.execute(counts.delete().where(counts.c.program == program))
            connection.execute(counts.insert(), row | {"completed": 0, "seconds": 1.0})

    def note_audit(self, action: str = "unlock") -> UUID:
        row = {"audit_id": new_id(), "at": self.now(), "actor": "x", "action": action}
        with writing(self.engine) as connection:
            connection.execute(audit.insert(), row | {"detail": {}})
        return row["audit_id"]  # type: ignore[return-value]

    def publish(self, name: str, version: int, words: str) -> None:
        row = {"name": name, "version": version, "text": words, "published_at": self.now()}
        with writing(self.engine) as connection:
            connection.execute(programs.insert(), row | {"published_by": "coach"})
            use = "INSERT OR REPLACE INTO programs_in_use VALUES (?, ?, ?)"
            moment = self.now().strftime("%Y-%m-%d %H:%M:%S.%f")
            connection.exec_driver_sql(use, (name, version, moment))

    def assign(self, address: str, **facts: Any) -> None:
        row = {"address": address, "kind": "pod", "facts": facts, "version": 1}
        with writing(self.engine) as connection:
            connection.execute(devices.delete().where(devices.c.address == address))
            connection.execute(devices.insert(), row | {"changed_at": self.now()})

    def rows(self, what: str, **given: Any) -> list[Any]:
        with self.engine.connect() as connection:
            return list(connection.execute(text(what), given).all())

    def everybody(self) -> dict[UUID, tuple[Any, ...]]:
        """Members with their consents, as this kiosk knows them."""
        with self.engine.connect() as connection:
            found = connection.execute(members.select().where(true())).all()
            said = connection.execute(consents.select()).all()
        yes = {(row.member_id, row.purpose): row.given for row in said}
        return {
            row.member_id: (
                *(row.nickname, row.pin_hash, row.language, row.keep_until),
                tuple(sorted((p, given) for (m, p), given in yes.items() if m == row.member_id)),
            )
            for row in found
        }

    def close(self) -> None:
        self.sync.close()
        self.engine.dispose()


def made_up_visit(chance: random.Random, steps_n: int, now: datetime) -> VisitRecord:
    """A short visit as the coach would leave it: a walk, a baseline, bouts, a retest, answers."""
    names = ("walk", "baseline", "small_springs", "quick_feet", "push_and_float", "retest")
    at_us, bouts = 0, []
    for number, name in enumerate(names):
        taken = tuple(_steps(chance, at_us, max(1, steps_n // len(names))))
        cadence = Reading(chance.gauss(170, 8), Quality.MEASURED, 0.5)
        contact = Reading(chance.gauss(0.25, 0.02), Quality.ESTIMATED, 0.01)
        end_us = taken[-1].initial_contact_us + 400_000
        result = SetResult(at_us, end_us, len(taken), cadence_spm=cadence, contact_time_s=contact)
        bouts.append(SetRecord(name, number + 1, result, taken, 172.0, ("heel_slam",)))
        at_us = end_us + 30_000_000
    said = (AnswerRecord("cadence_guess", 150.0, 168.4), AnswerRecord("relaxed", 4.0))
    begun = (now - timedelta(minutes=10)).isoformat(timespec="milliseconds")
    visit_id = new_id(int(now.timestamp() * 1000))
    visit = VisitRecord(visit_id, begun, "express", True, tuple(bouts), answers=said)
    return replace(visit, notes=("paused",))


def _steps(chance: random.Random, at_us: int, count: int) -> list[Step]:
    steps = []
    for number in range(count):
        at_us += int(chance.gauss(352_000, 9_000))
        contact_us = int(chance.gauss(255_000, 8_000))
        side = Side.LEFT if number % 2 else Side.RIGHT
        measured = (at_us, at_us + contact_us, 352_000 - contact_us, 352_000 if number else None)
        steps.append(Step(side, Placement.FOOT, *measured, 0.93, Quality.MEASURED))
    return steps
