"""Kill -9 at random moments of a visit, over and over on one database.

    python -m tests.kiosk.store.pulled_plug FOLDER KILLS SEED

The victim hands a growing visit to the writer and says the number of steps once they are settled.
After each kill the database must open, be sound, and hold at least that many.
"""

import os
import random
import signal
import sqlite3
import sys
import time
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from kiosk.coaching.record import VisitRecord
from kiosk.store import Archive
from tests.kiosk.store.conftest import a_visit


def write_until_killed(path: Path, say: int, visit: VisitRecord) -> None:
    writer = Archive(path).writer(path.parent / "waiting")
    bout, steps = visit.sets[0], 0
    while True:
        steps += random.randint(1, 5)
        some = replace(bout, steps=bout.steps[:steps])
        writer.progress(replace(visit, complete=False, sets=(some,)))
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
    database.close()
    return int(count)


def main(folder: str, kills: int, seed: int) -> None:
    path, chance = Path(folder) / "treadform.db", random.Random(seed)
    promised, lost = 0, 0
    for _ in range(kills):
        visit = a_visit(2000)
        said = kill_once(path, chance, visit)
        if path.exists() and said:
            kept = kept_of(path, visit.visit_id)
            promised, lost = promised + said, lost + max(0, said - kept)
    Archive(path).close()
    print(f"{kills} kills, {promised} steps promised, {lost} lost")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
