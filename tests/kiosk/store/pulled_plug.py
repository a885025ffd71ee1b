"""Kill -9 at random moments of a visit, over and over on one database.

    python -m tests.kiosk.store.pulled_plug FOLDER KILLS SEED

The victim signs a member in, hands their growing visit to the writer with a line for the audit log,
and says the number of steps once they are settled. After each kill the database must open, be
sound, hold at least that many steps and as many lines, and the visit must be the member's, marked
as cut short, to be gone on with.
"""

import os
import random
import signal
import sqlite3
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST

from kiosk.coaching.member import Consent, Join, SignIn
from kiosk.coaching.record import VisitRecord
from kiosk.store import Archive, pins
from tests.kiosk.store.made_up import a_visit

NICKNAME, PIN = "Sam", "4711"


def write_until_killed(path: Path, say: int, visit: VisitRecord) -> None:
    archive = Archive(path)
    writer = archive.writer(path.parent / "waiting")
    owner = archive.door.sign_in(SignIn(NICKNAME, PIN)).owner
    bout, steps = visit.sets[0], 0
    while True:
        steps += random.randint(1, 5)
        some = replace(bout, steps=bout.steps[:steps])
        writer.progress(replace(visit, complete=False, sets=(some,)), owner)
        writer.audit("the victim", "step", {"visit": str(visit.visit_id)})
        writer.settle()
        os.write(say, f"{min(steps, len(bout.steps))}\n".encode())


def kill_once(path: Path, chance: random.Random, visit: VisitRecord) -> int:
    """The number of steps the victim last said were kept."""
    hear, say = os.pipe()
    victim = os.fork()
    if victim == 0:
        write_until_killed(path, say, visit)
    os.close(say)
    heard = b"" if chance.random() < 0.2 else os.read(hear, 64)  # now and then while it opens
    time.sleep(chance.uniform(0, 0.1))
    os.kill(victim, signal.SIGKILL)
    os.waitpid(victim, 0)
    with os.fdopen(hear) as said:
        lines = (heard.decode() + said.read()).splitlines()
    return int(lines[-1]) if lines else 0


def kept_of(path: Path, visit_id: UUID) -> int:
    database = sqlite3.connect(path)
    (sound,) = database.execute("PRAGMA integrity_check").fetchone()
    assert sound == "ok", sound
    broken = database.execute("PRAGMA foreign_key_check").fetchall()
    assert not broken, broken
    asked = "SELECT count(*) FROM steps WHERE visit_id = ?"
    (count,) = database.execute(asked, (visit_id.bytes,)).fetchone()
    owned = "SELECT member_id IS NOT NULL, ended_at IS NULL FROM visits WHERE visit_id = ?"
    assert database.execute(owned, (visit_id.bytes,)).fetchone() in (None, (1, 1))
    database.close()
    return int(count)


def can_go_on(path: Path, visit_id: UUID, steps: int) -> bool:
    """Whether the member who comes back is offered the visit, with all of its steps."""
    archive = Archive(path)
    found = archive.door.sign_in(SignIn(NICKNAME, PIN)).resumable()
    archive.close()
    kept = found.visit if found else None
    return bool(kept and kept.visit_id == visit_id and len(kept.sets[0].steps) >= steps)


def main(folder: str, kills: int, seed: int) -> None:
    path, chance = Path(folder) / "treadform.db", random.Random(seed)
    pins.hasher = PasswordHasher.from_parameters(CHEAPEST)  # what is killed here is no hash
    archive = Archive(path)
    joined = Join(NICKNAME, PIN, frozenset({Consent.STORE}), sixteen=True)
    archive.door.join(joined, "en")
    archive.close()
    promised, lost, stuck = 0, 0, 0
    for _ in range(kills):
        visit = a_visit(2000, datetime.now(UTC).isoformat())
        said = kill_once(path, chance, visit)
        if path.exists() and said:
            kept = kept_of(path, visit.visit_id)
            promised, lost = promised + said, lost + max(0, said - kept)
            stuck += not can_go_on(path, visit.visit_id, said)
    Archive(path).close()
    print(f"{kills} kills, {promised} steps promised, {lost} lost, {stuck} visits stuck")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
